// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/distributions/energy_test.h"
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

MaximumMeanDiscrepancy kernel_of(const std::vector<Sample>& samples, double width) {
  auto question = about<MaximumMeanDiscrepancy>(samples);
  question.width = width;
  return question;
}

// Of means and of spread: normal values, the second sample moved or widened.
template <class Question, TestResult (*kTest)(const Question&, Run&)>
double power(double shift, double scale) {
  double rejected = 0;
  for (std::uint64_t round = 0; round < 40; ++round) {
    std::vector<Sample> data(2, Sample(40));
    Stream(88).at(round).fill_normal(data[0]);
    Stream(89).at(round).fill_normal(data[1]);
    for (double& v : data[1]) v = shift + scale * v;
    auto question = about<Question>(data);
    question.draws = 199;
    Run run{Stream(round)};
    rejected += *kTest(question, run).p <= 0.05;
  }
  return rejected / 40;
}

}  // namespace

TEST_CASE("energy_test: meets the reference values", "[hypothesis][energy_test]") {
  Run run;
  const TestResult result = energy_test(about<EnergyTest>({A, B}), run);
  CHECK(result.statistic == near(9.097380952380954));
  CHECK(*result.estimate == near(1.5610248138283247));
  CHECK(result.method == "exact");  // C(15, 7) = 6435 divisions
  CHECK(result.smallest_p == near(1.0 / 6435));
  // E = 2.4367984693877554 = 2 mean|x − y| − mean|x − x'| − mean|y − y'|.
  double between = 0;
  for (const double x : A)
    for (const double y : B) between += std::abs(x - y) / 56;
  CHECK(result.effect->value == near(2.4367984693877554 / (2 * between)));
  // Ties: a value of both samples adds nothing.
  CHECK(*energy_test(about<EnergyTest>({{1, 2}, {1, 2}}), run).estimate == 0);
  CHECK(*energy_test(about<EnergyTest>({{1, 1}, {1, 1}}), run).p == 1);
  CHECK(*energy_test(about<EnergyTest>({{1, 2, 3}, {7, 8, 9}}), run).p == near(2.0 / 20));
}

TEST_CASE("maximum_mean_discrepancy: meets the reference values", "[hypothesis][mmd]") {
  Run run;
  const TestResult result = maximum_mean_discrepancy(kernel_of({A, B}, 1), run);
  CHECK(result.statistic == near(0.47974391826692864));
  CHECK(*result.estimate == near(0.3203760308584038));
  CHECK(*maximum_mean_discrepancy(kernel_of({{1, 1}, {1, 1}}, 0), run).p == 1);
  CHECK(*maximum_mean_discrepancy(kernel_of({{1, 1, 1, 1}, {1, 1, 1, 5}}, 0), run).p <= 1);  // a median distance of 0
  CHECK_THROWS_WITH(maximum_mean_discrepancy(kernel_of({A, B}, -1), run), Contains("width is -1"));
  CHECK_THROWS_WITH(maximum_mean_discrepancy(kernel_of({Sample(5000, 1.0), {1, 2}}, 1), run), Contains("5002 values"));
}

// Two-sample t finds a shift of 1 among 40 + 40 with power 0.99, and a doubled spread never; these find both. 40
// rounds: a true power of 0.95 leaves fewer than 0.8 with probability 1e-4.
TEST_CASE("energy_test and maximum_mean_discrepancy: find shifts and spreads", "[hypothesis][energy_test]") {
  CHECK(power<EnergyTest, energy_test>(1, 1) > 0.8);
  CHECK(power<MaximumMeanDiscrepancy, maximum_mean_discrepancy>(1, 1) > 0.8);
  CHECK(power<MaximumMeanDiscrepancy, maximum_mean_discrepancy>(0, 3) > 0.8);
  CHECK(power<EnergyTest, energy_test>(0, 3) > 0.6);
}

TEST_CASE("energy_test and maximum_mean_discrepancy: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  check_bad_samples<EnergyTest, energy_test>("energy_test", {A, B}, Infinities::refused);
  check_bad_samples<MaximumMeanDiscrepancy, maximum_mean_discrepancy>("maximum_mean_discrepancy", {A, B},
                                                                      Infinities::refused);
}
