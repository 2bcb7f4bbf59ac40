// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/resampling/permutation_test.h"

namespace ansatz::hypothesis {

void declare_resampling(core::Registry& registry) {
  auto permutation = registry.kernel("hypothesis.permutation_test", &permutation_test);
  permutation.summary("Permutation test of any statistic: how often does a random division do as well?")
      .details(
          "All divisions are enumerated when there are no more of them than draws; otherwise that many random ones are "
          "drawn and p = (b + 1)/(B + 1). Two-sided p is twice the smaller tail.");
  read_comparison(permutation, kSeveral);
  permutation.parameter("statistic", &PermutationTest::statistic)
      .arity(2)
      .meaning("\"mean_difference\", \"median_difference\", or a function of the samples that gives a number.");
  read_alternative(permutation, &PermutationTest::alternative, "\"greater\": the observed statistic is large.");
  permutation.parameter("draws", &PermutationTest::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .draws_randomness()
      .source(core::cite("phipson2010"))
      .example("hypothesis.permutation_test([1, 2, 3], [4, 5, 6]).p", 0.1, 1e-12);
}

}  // namespace ansatz::hypothesis
