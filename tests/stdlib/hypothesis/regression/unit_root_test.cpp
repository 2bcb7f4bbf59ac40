// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/unit_root.h"

#include <cmath>
#include <utility>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

// Luteinizing hormone every ten minutes (R's lh).
const Sample kHormone{2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2,
                      2.7, 2.2, 2.2, 1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3,
                      2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9};

TestResult root(Sample series, const char* trend, int lags) {
  Run run;
  auto question = about<DickeyFuller>({std::move(series)});
  question.trend = trend, question.lags = lags;
  return dickey_fuller(question, run);
}

TestResult stationary(Sample series, const char* trend, int lags) {
  Run run;
  auto question = about<Kpss>({std::move(series)});
  question.trend = trend, question.lags = lags;
  return kpss(question, run);
}

Sample walk(std::uint64_t seed, std::size_t n, double stays) {
  Sample out(n);
  double x = 0;
  for (std::size_t i = 0; i < n; ++i) out[i] = x = stays * x + Stream(seed).normal(i);
  return out;
}

/// A walk that stays just so much that the statistic is `wanted`; it rises as the walk stays.
template <class Test>
TestResult with_statistic(double wanted, const Test& test) {
  double low = -0.5, high = 1.2;
  REQUIRE(test(low).statistic < wanted);
  REQUIRE(test(high).statistic > wanted);
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (test(middle).statistic < wanted ? low : high) = middle;
  }
  const TestResult found = test(high);
  REQUIRE(found.statistic == Approx(wanted).epsilon(0).margin(1e-6));
  return found;
}

}  // namespace

// τ by R's lm.
TEST_CASE("dickey_fuller: meets the values of R", "[hypothesis][regression]") {
  CHECK(root(kHormone, "constant", 2).statistic == near(-3.89433953438254976));
  CHECK(root(kHormone, "constant", 2).effect->value == near(-0.64282491460964386));
  CHECK(root(kHormone, "line", 2).statistic == near(-4.5041461171734491));
  CHECK(root(kHormone, "none", 2).statistic == near(-0.40460226292535445));
  CHECK_THAT(root(kHormone, "constant", -1).method, Contains("1 lags"));  // Akaike's choice of 0 to 9
  const TestResult far = [] {
    Sample moved = kHormone;
    for (double& v : moved) v += 0x1p20;
    return root(moved, "constant", 2);
  }();
  CHECK(far.statistic == near(-3.89433953438254976, 1e-6));
}

TEST_CASE("kpss: meets the values of R", "[hypothesis][regression]") {
  CHECK(stationary(kHormone, "constant", 3).statistic == near(0.29381572728346872));
  CHECK(stationary(kHormone, "line", 3).statistic == near(0.054607444461142927));
  CHECK(*stationary(kHormone, "constant", 3).p == 0.1);
  CHECK_THAT(stationary(kHormone, "constant", 3).warnings.at(0), Contains("above what is tabled"));
}

// The percentiles of τ for large n that Fuller tabled (Introduction to Statistical Time Series, 1976, table 8.5.2) by
// simulation, independently of MacKinnon's polynomials. Half a unit of their last digit moves p by 0.002 at most, where
// the density of τ is some 0.4 at its highest; the polynomials are good to as much again.
TEST_CASE("dickey_fuller: has the p of Fuller's table", "[hypothesis][regression]") {
  const double levels[] = {0.01, 0.025, 0.05, 0.1, 0.9, 0.95, 0.975, 0.99};
  const std::pair<const char*, std::vector<double>> table[] = {
      {"none", {-2.58, -2.23, -1.95, -1.62, 0.89, 1.28, 1.62, 2.00}},
      {"constant", {-3.43, -3.12, -2.86, -2.57, -0.44, -0.07, 0.23, 0.60}},
      {"line", {-3.96, -3.66, -3.41, -3.12, -1.25, -0.94, -0.66, -0.33}}};
  for (const auto& [trend, values] : table) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      INFO(trend << ", " << values[i]);
      const TestResult found =
          with_statistic(values[i], [&, trend = trend](double stays) { return root(walk(3, 100, stays), trend, 0); });
      CHECK(*found.p == Approx(levels[i]).epsilon(0).margin(0.004));
    }
  }
}

// Table 1 of the paper.
TEST_CASE("kpss: has the p of its table, and between them a line", "[hypothesis][regression]") {
  const double levels[] = {0.1, 0.05, 0.025, 0.01};
  const std::pair<const char*, std::vector<double>> table[] = {{"constant", {0.347, 0.463, 0.574, 0.739}},
                                                               {"line", {0.119, 0.146, 0.176, 0.216}}};
  for (const auto& [trend, values] : table) {
    const auto p_at = [&, trend = trend](double eta) {
      return *with_statistic(eta, [&](double stays) { return stationary(walk(3, 100, stays), trend, 0); }).p;
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
      INFO(trend << ", " << values[i]);
      CHECK(p_at(values[i]) == Approx(levels[i]).epsilon(0).margin(1e-5));
      if (i > 0)
        CHECK(p_at(0.5 * (values[i] + values[i - 1])) ==
              Approx(0.5 * (levels[i] + levels[i - 1])).epsilon(0).margin(1e-5));
    }
  }
}

// 400 walks and noises of 150 steps. A share of p ≤ 0.05 outside 0.05 ± 0.045 has probability below 1e-4; a share of
// p ≤ 0.1 outside 0.1 ± 0.06 likewise.
TEST_CASE("dickey_fuller and kpss: have the levels they say, for each trend", "[hypothesis][null]") {
  int none = 0, constant = 0, line = 0, found = 0, still = 0, moved = 0, tenth = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    const Sample free = walk(1000 + round, 150, 1), bound = walk(5000 + round, 150, 0.7), noise = walk(round, 150, 0);
    none += *root(free, "none", 0).p <= 0.05;
    constant += *root(free, "constant", 0).p <= 0.05;
    tenth += *root(free, "constant", 0).p <= 0.1;
    line += *root(free, "line", 0).p <= 0.05;
    found += *root(bound, "constant", 0).p <= 0.05;
    still += *stationary(noise, "constant", 0).p <= 0.05;
    moved += *stationary(free, "constant", -1).p <= 0.05;
  }
  for (const int rejected : {none, constant, line, still})
    CHECK(rejected / 400.0 == Approx(0.05).epsilon(0).margin(0.045));
  CHECK(tenth / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(found > 380);
  CHECK(moved > 300);
}

TEST_CASE("dickey_fuller and kpss: say what is wrong with bad series", "[hypothesis][bad_input]") {
  check_bad_samples<DickeyFuller, dickey_fuller>("dickey_fuller", {kHormone}, Infinities::refused);
  check_bad_samples<Kpss, kpss>("kpss", {kHormone}, Infinities::refused);
  CHECK_THROWS_WITH(root({1, 2, 3}, "constant", 0), Contains("at least 10"));
  CHECK_THROWS_WITH(root(kHormone, "square", 0), Contains("trend is \"square\""));
  CHECK_THROWS_WITH(root(kHormone, "constant", 20), Contains("lags is 20"));
  CHECK_THROWS_WITH(stationary(kHormone, "none", 0), Contains("trend is \"none\""));
  CHECK_THROWS_WITH(stationary(kHormone, "constant", 48), Contains("lags is 48"));
  CHECK_FALSE(root(Sample(20, 3.0), "constant", 0).p);
  CHECK_FALSE(stationary(Sample(20, 3.0), "constant", 0).p);
  Sample straight;
  for (int i = 0; i < 20; ++i) straight.push_back(i);
  CHECK_FALSE(stationary(straight, "line", 0).p);
}
