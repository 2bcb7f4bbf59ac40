// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/biweight_midcorrelation.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/dependence/paired_samples.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult biweight_of(const std::vector<Sample>& samples, double reach = 9) {
  Run run;
  auto question = about<BiweightMidcorrelation>(samples);
  question.reach = reach;
  return biweight_midcorrelation(question, run);
}

}  // namespace

// By the definition, in 30 digits of another language.
TEST_CASE("biweight_midcorrelation: meets its definition", "[hypothesis][dependence]") {
  const TestResult result = biweight_of({X, Y});
  CHECK(result.statistic == near(0.826632779601183723, 1e-12));
  CHECK(*result.p == near(0.00318795676328275505, 1e-11));
  CHECK(result.effect->interval->low == near(0.410832214675798787, 1e-11));
  CHECK(result.effect->interval->high == near(0.957769196471362687, 1e-11));
  CHECK(result.degrees_of_freedom == Sample{8});
  CHECK(biweight_of({X, Y}, 4).statistic == near(0.85441075178989162, 1e-12));
}

// Both have median 0 and median deviation 1; within a reach of 2 stand −1 and 1, weighed alike, four of each sample.
// Two places have both of them, with one sign: r = 2/4.
TEST_CASE("biweight_midcorrelation: forgets what is out of reach", "[hypothesis][dependence]") {
  const TestResult result = biweight_of({{-9, -1, -1, 0, 1, 1, 9}, {-1, 50, -1, 0, 1, -70, 1}}, 2);
  CHECK(result.statistic == near(0.5, 1e-12));
  CHECK_THAT(result.warnings.at(0), Contains("2 of 7 values of one sample are out of reach"));
  // One value of −1000 turns Pearson's r over, and leaves this one as it is.
  Sample far = Y;
  far[9] = -1000;
  Sample gone = Y;
  gone[9] = -1e6;
  CHECK(biweight_of({X, far}).statistic == near(biweight_of({X, gone}).statistic, 1e-12));
  CHECK(biweight_of({X, far}).statistic > 0.6);
}

TEST_CASE("biweight_midcorrelation: knows scale, offset and direction", "[hypothesis][dependence]") {
  Sample turned, line;
  for (const double y : Y) turned.push_back(7 - 3 * y);
  for (const double x : X) line.push_back(0.1 * x - 2);
  CHECK(biweight_of({X, turned}).statistic == near(-biweight_of({X, Y}).statistic, 1e-12));
  CHECK(biweight_of({X, line}).statistic == 1);
  CHECK(*biweight_of({X, line}).p == 0);
  Run run;
  auto question = about<BiweightMidcorrelation>({X, Y});
  question.alternative = "greater";
  CHECK(*biweight_midcorrelation(question, run).p == near(0.5 * 0.00318795676328275505, 1e-11));
}

// 1000 rounds; a gap of 0.062 to the uniform has probability 1e-3. The t of Pearson's r is an approximation for this
// one, good to a few thousandths at 30 pairs.
TEST_CASE("biweight_midcorrelation: has uniform p", "[hypothesis][null]") {
  Sample p;
  for (std::uint64_t round = 0; round < 1000; ++round) {
    Sample x(30), y(30);
    Stream(31).at(round).fill_normal(x);
    Stream(32).at(round).fill_normal(y);
    p.push_back(*biweight_of({x, y}).p);
  }
  CHECK(gap_to_uniform(p) < 0.062);
}

TEST_CASE("biweight_midcorrelation: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  check_bad_samples<BiweightMidcorrelation, biweight_midcorrelation>("biweight_midcorrelation", {X, Y},
                                                                     Infinities::refused);
  CHECK_THROWS_WITH(biweight_of({A, B}), Contains("of one length"));
  CHECK_THROWS_WITH(biweight_of({X, Y}, 0), Contains("reach is 0, but must be finite and above 0"));
  CHECK_THROWS_WITH(biweight_of({X, Y}, NAN), Contains("reach is nan"));
  CHECK_THROWS_WITH(biweight_of({{1, 2}, {2, 1}}), Contains("at least 3"));
  const TestResult flat = biweight_of({{1, 1, 1, 1, 5}, {1, 2, 3, 4, 5}});
  CHECK_FALSE(flat.p);
  CHECK_THAT(flat.warnings.at(0), Contains("more than half of the values are the same"));
}
