// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/steel_dwass.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

// The formula, by ptukey of R with infinite degrees of freedom.
TEST_CASE("steel_dwass: meets the reference values", "[hypothesis][steel_dwass]") {
  Run run;
  const PairwiseResult result = steel_dwass(about<SteelDwass>({A, B, C}), run);
  check_values(result.statistic, {3.600595188893874, -4.1530698396954344, -4.715431487960255});
  check_values(result.adjusted_p, {0.029336712382284524, 0.0093008781141468155, 0.0024636148997417839}, 1e-7);
  CHECK(result.warnings.empty());
  const PairwiseResult tied = steel_dwass(about<SteelDwass>({T1, T2}), run);
  check_values(tied.statistic, {-2.13160390893483997});
  check_values(tied.adjusted_p, {0.13174105957702963}, 1e-7);
  // A pair is ranked by itself: what else there is changes p through k alone.
  const PairwiseResult others = steel_dwass(about<SteelDwass>({A, B, T1}), run);
  CHECK(others.statistic.number(0) == near(3.600595188893874, 1e-12));
  CHECK(others.adjusted_p.number(0) == near(0.029336712382284524, 1e-7));
  // Three values each cannot reach 0.05; equal ones say nothing.
  CHECK_THAT(steel_dwass(about<SteelDwass>({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}), run).warnings.at(0),
             Contains("cannot give a p below"));
  CHECK(*steel_dwass(about<SteelDwass>({{1, 1}, {1, 1}}), run).p == 1);
}

// Of 300 rounds of four samples of 15 values, shifted by 0, 1, −1 and 2, all six intervals of 90 % hold the shifts they
// are of in 270, four standard deviations 21; Hodges & Lehmann's are somewhat too sure of nothing, so that more do. Of
// two samples the interval is mann_whitney's.
TEST_CASE("steel_dwass: has intervals that hold at once", "[hypothesis][null]") {
  const double shift[] = {0, 1, -1, 2};
  int held = 0;
  for (std::uint64_t round = 0; round < 300; ++round) {
    std::vector<Sample> samples(4, Sample(15));
    for (std::size_t g = 0; g < 4; ++g) {
      Stream(131).at(round).at(g).fill_normal(samples[g]);
      for (double& v : samples[g]) v += shift[g];
    }
    Run run;
    auto question = about<SteelDwass>(samples);
    question.confidence = 0.9;
    const PairwiseResult result = steel_dwass(question, run);
    bool all = true;
    std::size_t pair = 0;
    for (std::size_t a = 0; a < 4; ++a)
      for (std::size_t b = a + 1; b < 4; ++b, ++pair)
        all =
            all && result.low->number(pair) <= shift[a] - shift[b] && shift[a] - shift[b] <= result.high->number(pair);
    held += all;
  }
  CHECK(held >= 249);
  CHECK(held <= 291);
  Run run;
  const PairwiseResult two = steel_dwass(about<SteelDwass>({A, B}), run);
  const auto wanted = *mann_whitney(about<MannWhitney>({A, B}), run).interval;
  CHECK(two.low->number(0) == near(wanted.low, 1e-12));
  CHECK(two.high->number(0) == near(wanted.high, 1e-12));
  auto question = about<SteelDwass>({A, B});
  question.confidence = 0;
  CHECK_THROWS_WITH(steel_dwass(question, run), Contains("confidence is 0"));
}

TEST_CASE("steel_dwass: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>({{1, NAN, 3}, {2, 3, 4}}), run),
                    Contains("steel_dwass: samples is 1 NaN"));
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>({{}, {1, 2}}), run), Contains("steel_dwass: samples is 0 values"));
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>({{1, INFINITY}, {2, 3}}), run), Contains("finite"));
}
