// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/group_sequential.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

GroupSequentialResult plan(int looks, const char* spending, std::optional<double> power = std::nullopt,
                           const char* alternative = "two-sided") {
  Run run;
  GroupSequential question;
  question.looks = looks, question.spending = spending, question.power = power, question.alternative = alternative;
  return group_sequential(question, run);
}

}  // namespace

// Jennison & Turnbull (2000), tables 2.1 to 2.4: constants to three digits, ratios of sample sizes for power 0.9.
TEST_CASE("group_sequential: meets the published constants", "[hypothesis][group_sequential]") {
  const auto check = [](const char* spending, int looks, double constant, double ratio) {
    const GroupSequentialResult result = plan(looks, spending, 0.9);
    CHECK(result.boundary.number(static_cast<std::size_t>(looks) - 1) == Approx(constant).epsilon(0).margin(6e-4));
    CHECK(*result.inflation == Approx(ratio).epsilon(0).margin(1.1e-3));
    CHECK(result.spent.number(static_cast<std::size_t>(looks) - 1) == Approx(0.05).epsilon(0).margin(1e-8));
  };
  check("pocock", 2, 2.178, 1.100);
  check("pocock", 5, 2.413, 1.207);
  check("pocock", 10, 2.555, 1.270);
  check("obrien_fleming", 2, 1.977, 1.007);
  check("obrien_fleming", 5, 2.040, 1.026);
  check("obrien_fleming", 10, 2.087, 1.037);
}

// Reboussin, DeMets, Kim & Lan (2000), the example of their programs: five looks at 0.05, two-sided.
TEST_CASE("group_sequential: spends the level as Lan and DeMets do", "[hypothesis][group_sequential]") {
  const double fleming[] = {4.8769, 3.3569, 2.6803, 2.2898, 2.0310},
               pocock[] = {2.4380, 2.4268, 2.4101, 2.3966, 2.3859};
  const GroupSequentialResult one = plan(5, "lan_demets_obrien_fleming"), other = plan(5, "lan_demets_pocock");
  for (std::size_t k = 0; k < 5; ++k) {
    CHECK(one.boundary.number(k) == Approx(fleming[k]).epsilon(0).margin(2e-4));
    CHECK(other.boundary.number(k) == Approx(pocock[k]).epsilon(0).margin(2e-4));
  }
  // What is spent is the function itself.
  for (std::size_t k = 0; k < 5; ++k) {
    const double t = 0.2 * static_cast<double>(k + 1);
    CHECK(other.spent.number(k) == Approx(0.05 * std::log1p((std::exp(1.0) - 1) * t)).epsilon(0).margin(1e-8));
  }
}

TEST_CASE("group_sequential: is one look where there is one", "[hypothesis][group_sequential]") {
  for (const char* spending : {"obrien_fleming", "pocock", "lan_demets_obrien_fleming", "lan_demets_pocock"}) {
    const GroupSequentialResult one = plan(1, spending, 0.8);
    CHECK(one.boundary.number(0) == near(normal_quantile(0.975), 1e-7));
    // The other tail helps by 2e-6 of the power, which the formula for one look leaves out.
    CHECK(*one.inflation == near(1, 1e-5));
    CHECK(*one.expected == near(1, 1e-5));
  }
  CHECK(plan(1, "pocock", 0.8, "one-sided").boundary.number(0) == near(normal_quantile(0.95), 1e-7));
  CHECK(*plan(1, "pocock", 0.8).drift == near(normal_quantile(0.975) + normal_quantile(0.8), 1e-4));
}

// 20 000 walks of four looks at uneven times: crossings at 0.05 within four standard errors of 0.0015; with the drift
// for power 0.8 within four of 0.0028; and the mean sample.
TEST_CASE("group_sequential: crosses as often as it says", "[hypothesis][null]") {
  Run run;
  GroupSequential question;
  question.information = {0.3, 0.5, 0.9, 1};
  question.spending = "lan_demets_pocock", question.power = 0.8;
  const GroupSequentialResult result = group_sequential(question, run);
  const auto t = question.information;
  const int rounds = 20000;
  int crossed = 0, found = 0;
  double sample = 0;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    double w = 0, before = 0, with_drift = 0;
    bool null = false, alternative = false;
    for (std::size_t k = 0; k < 4; ++k) {
      const double step = std::sqrt(t[k] - before) * Stream(7).at(round).normal(k);
      w += step, with_drift += step + *result.drift * (t[k] - before);
      before = t[k];
      const double edge = result.boundary.number(k) * std::sqrt(t[k]);
      null = null || std::abs(w) >= edge;
      if (!alternative && (std::abs(with_drift) >= edge || k == 3)) sample += t[k] / rounds;
      alternative = alternative || std::abs(with_drift) >= edge;
    }
    crossed += null, found += alternative;
  }
  CHECK(static_cast<double>(crossed) / rounds == Approx(0.05).epsilon(0).margin(0.0062));
  CHECK(static_cast<double>(found) / rounds == Approx(0.8).epsilon(0).margin(0.0113));
  CHECK(*result.inflation * sample == Approx(*result.expected).epsilon(0).margin(0.01));
}

TEST_CASE("group_sequential: says what is wrong with a bad plan", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(plan(0, "pocock"), Contains("looks is 0"));
  CHECK_THROWS_WITH(plan(51, "pocock"), Contains("looks is 51"));
  CHECK_THROWS_WITH(plan(3, "haybittle"), Contains("spending is \"haybittle\""));
  CHECK_THROWS_WITH(plan(3, "pocock", 0.04), Contains("power is 0.04"));
  CHECK_THROWS_WITH(plan(3, "pocock", std::nullopt, "greater"), Contains("alternative is \"greater\""));
  GroupSequential question;
  question.information = {0.5, 0.4, 1};
  CHECK_THROWS_WITH(group_sequential(question, run), Contains("information is 0.4 after 0.5"));
  question.information = {0.5, 0.9};
  CHECK_THROWS_WITH(group_sequential(question, run), Contains("0.9 at the last look"));
  question.information = {0.5, NAN, 1};
  CHECK_THROWS_WITH(group_sequential(question, run), Contains("nan after 0.5"));
  question.information = {};
  question.alpha = 0;
  CHECK_THROWS_WITH(group_sequential(question, run), Contains("alpha is 0"));
}
