// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/resampling/bootstrap.h"
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
      .arity(-1)
      .meaning("\"mean_difference\", \"median_difference\", or a function of the samples that gives a number.");
  read_alternative(permutation, &PermutationTest::alternative, "\"greater\": the observed statistic is large.");
  permutation.parameter("draws", &PermutationTest::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .draws_randomness()
      .source(core::cite("phipson2010"))
      .example("hypothesis.permutation_test([1, 2, 3], [4, 5, 6]).p", 0.1, 1e-12);

  auto redraw = registry.kernel("hypothesis.bootstrap", &bootstrap);
  redraw.summary("Bootstrap of any statistic: its interval and error from samples drawn anew from themselves.")
      .details(
          "With paired = true the samples are drawn value by value together; with block above 1 stretches of a series "
          "are drawn, so that what neighbours have in common is kept.");
  redraw.parameter("samples", &Bootstrap::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("One sample or more: an array each, x by g, or one array with a sample a row.")
      .parameter("groups", &Bootstrap::groups)
      .meaning("Names of the groups to take, in this order; all where none are named.")
      .parameter("missing", &Bootstrap::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning("What a NaN gets: an error with their number, or \"drop\" to leave it out.")
      .parameter("statistic", &Bootstrap::statistic)
      .arity(-1)
      .meaning(
          "\"mean\", \"median\", \"standard_deviation\", \"mean_difference\", \"median_difference\", \"correlation\", "
          "or "
          "a function of the samples that gives a number.")
      .parameter("method", &Bootstrap::method)
      .range(core::one_of({"bca", "percentile", "basic", "studentised", "bayesian"}))
      .meaning(
          "Which interval; \"bca\" corrects for bias and skewness, \"studentised\" takes each draw in units of its own "
          "error, \"bayesian\" draws weights of the values, which a function gets after the samples.")
      .parameter("paired", &Bootstrap::paired)
      .meaning("Whether the samples are matched value by value.")
      .parameter("block", &Bootstrap::block)
      .range(core::at_least(1))
      .meaning("Values drawn at a stretch; above 1 for series.")
      .parameter("blocks", &Bootstrap::blocks)
      .range(core::one_of({"moving", "stationary"}))
      .meaning("Stretches of that length, or of random lengths with that mean.")
      .parameter("draws", &Bootstrap::draws)
      .range(core::between(1, 100000000))
      .meaning("Draws B.");
  read_confidence(redraw, &Bootstrap::confidence);
  redraw.result("estimate", &BootstrapResult::estimate)
      .meaning("The statistic of the samples as they are.")
      .result("reading", &BootstrapResult::reading)
      .meaning("The result as one line.")
      .result("interval", &BootstrapResult::interval)
      .meaning("Confidence interval; nothing where the draws do not tell it.")
      .result("error", &BootstrapResult::error)
      .meaning("Standard deviation over the draws.")
      .result("bias", &BootstrapResult::bias)
      .meaning("Mean of the draws less the estimate.")
      .result("draws", &BootstrapResult::draws)
      .shape("draw")
      .meaning("The statistic of each draw.")
      .result("method", &BootstrapResult::method)
      .meaning("Which interval.")
      .result("confidence", &BootstrapResult::confidence)
      .meaning("Its level.")
      .result("n", &BootstrapResult::n)
      .meaning("Sizes of the samples.")
      .result("warnings", &BootstrapResult::warnings)
      .meaning("Doubts about the result.")
      .draws_randomness()
      .source(core::cite("efron1987"))
      .source(core::cite("hall1988", "for \"studentised\""))
      .source(core::cite("kunsch1989", "for blocks"))
      .source(core::cite("politis1994", "for stationary ones"))
      .source(core::cite("rubin1981", "for \"bayesian\""))
      .example("hypothesis.bootstrap([12.1, 14.3, 11.8, 15.2, 13.7, 12.9, 16.1, 14.8]).interval.low", 12.875, 0.1);
}

}  // namespace ansatz::hypothesis
