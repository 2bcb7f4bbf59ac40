// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/distributions/epps_singleton.h"
#include "stdlib/hypothesis/distributions/kuiper.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

TEST_CASE("epps_singleton: meets the values of SciPy", "[hypothesis][epps_singleton]") {
  Run run;
  const TestResult small = epps_singleton(about<EppsSingleton>({A, C}), run);
  CHECK(small.statistic == near(10.561005003642427));
  CHECK(*small.p == near(0.031966956843232724));
  // Two values only: one wave tells all that the four do.
  const TestResult two =
      epps_singleton(about<EppsSingleton>({{0, 1, 1, 0, 1, 0, 0, 1, 1, 1}, {0, 0, 1, 0, 0, 0, 1, 0}}), run);
  CHECK(two.statistic == near(1.4603051137648815));
  CHECK(two.degrees_of_freedom == std::vector<double>{1});
  Sample x, y;
  for (int i = 0; i < 30; ++i) x.push_back(std::pow(i, 1.3));
  for (int i = 0; i < 26; ++i) y.push_back(std::pow(i, 1.4) + 2.5);
  auto three = about<EppsSingleton>({x, y});
  three.points = {0.3, 0.6, 1.1};
  CHECK(epps_singleton(three, run).statistic == near(3.7536441975336956));
  CHECK(*epps_singleton(three, run).p == near(0.7099735958084927));
}

TEST_CASE("kuiper: counts divisions, and does not see where a circle is cut", "[hypothesis][kuiper]") {
  Run run;
  // Three and three apart on a circle of six: 6 of 20 divisions are as far apart.
  const TestResult apart = kuiper(about<Kuiper>({{1, 2, 3}, {4, 5, 6}}), run);
  CHECK(apart.statistic == 1);
  CHECK(*apart.p == near(0.3));
  const auto turned = [](Sample angles, double by) {
    for (double& a : angles) a = std::fmod(a + by, 360.0);
    return angles;
  };
  const Sample x{10, 25, 40, 350, 5, 90, 120}, y{200, 180, 95, 210, 330, 160};
  const double found = kuiper(about<Kuiper>({x, y}), run).statistic;
  for (const double by : {50.0, 123.0, 300.0})
    CHECK(kuiper(about<Kuiper>({turned(x, by), turned(y, by)}), run).statistic == near(found));
  // Stephens' approximation against 9999 divisions of 60 + 50.
  Sample a(60), b(50);
  Stream(3).fill_normal(a);
  Stream(4).fill_normal(b);
  for (double& v : b) v = 1.6 * v;
  auto question = about<Kuiper>({a, b});
  const double drawn = *kuiper(question, run).p;
  question.method = "asymptotic";
  CHECK(*kuiper(question, run).p == Approx(drawn).epsilon(0).margin(0.02));
  CHECK(*kuiper(about<Kuiper>({{1, 1}, {1, 1}}), run).p == 1);
  // Many values have the limit, unless they repeat; a handful of divisions shows that those were made.
  Sample many, others;
  for (int i = 0; i < 6000; ++i) many.push_back(std::sin(i)), others.push_back(std::sin(i + 0.5));
  auto large = about<Kuiper>({many, others});
  large.draws = 9;
  CHECK(kuiper(large, run).method == "asymptotic");
  CHECK(*kuiper(large, run).p > 0.01);
  large.method = "permutation";
  CHECK(kuiper(large, run).method == "Monte Carlo");
  for (double& v : many) v = std::round(100 * v);
  auto repeated = about<Kuiper>({many, many});
  repeated.draws = 9;
  CHECK(kuiper(repeated, run).method == "Monte Carlo");
}

// Shares of p ≤ 0.1 of 400 rounds outside 0.1 ± 0.06 have probability below 1e-4; powers as they should be for spreads
// that differ by half, which a test of means does not see at all.
TEST_CASE("epps_singleton and kuiper: have uniform p and see spreads", "[hypothesis][null]") {
  int waves = 0, circle = 0, seen = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample x(30), y(30);
    Stream(5).at(round).fill_normal(x);
    Stream(6).at(round).fill_normal(y);
    Run run{Stream(round)};
    waves += *epps_singleton(about<EppsSingleton>({x, y}), run).p <= 0.1;
    auto question = about<Kuiper>({x, y});
    question.draws = 99;
    circle += *kuiper(question, run).p <= 0.1;
    for (double& v : y) v *= 3;
    seen += *epps_singleton(about<EppsSingleton>({x, y}), run).p <= 0.05;
  }
  CHECK(waves / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(circle / 400.0 <= 0.16);
  CHECK(seen > 350);
}

TEST_CASE("epps_singleton and kuiper: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<EppsSingleton, epps_singleton>("epps_singleton", {A, C}, Infinities::refused);
  check_bad_samples<Kuiper, kuiper>("kuiper", {A, C}, Infinities::ranked);
  CHECK_THROWS_WITH(epps_singleton(about<EppsSingleton>({{1, 2, 3, 4}, A}), run), Contains("at least 5"));
  CHECK_THROWS_WITH(epps_singleton(about<EppsSingleton>({{1, 1, 1, 1, 1}, {1, 1, 1, 1, 2}}), run),
                    Contains("half of all values equal"));
  auto question = about<EppsSingleton>({A, C});
  question.points = {0.4, -1};
  CHECK_THROWS_WITH(epps_singleton(question, run), Contains("points is 2 numbers"));
  auto other = about<Kuiper>({A, C});
  other.method = "exact";
  CHECK_THROWS_WITH(kuiper(other, run), Contains("method is \"exact\""));
}
