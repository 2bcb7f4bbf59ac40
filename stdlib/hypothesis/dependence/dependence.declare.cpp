// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/dependence/biweight_midcorrelation.h"
#include "stdlib/hypothesis/dependence/chatterjee_xi.h"
#include "stdlib/hypothesis/dependence/distance_correlation.h"
#include "stdlib/hypothesis/dependence/hilbert_schmidt.h"
#include "stdlib/hypothesis/dependence/intraclass.h"
#include "stdlib/hypothesis/dependence/kendall.h"
#include "stdlib/hypothesis/dependence/kernel_conditional_independence.h"
#include "stdlib/hypothesis/dependence/partial_correlation.h"
#include "stdlib/hypothesis/dependence/pearson.h"
#include "stdlib/hypothesis/dependence/repeated_measures_correlation.h"
#include "stdlib/hypothesis/dependence/spearman.h"
#include "stdlib/hypothesis/dependence/weighted_kendall.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kRise = "\"greater\": they rise together.";

std::string pairs_example(const char* kernel, const char* rest) {
  return std::string("hypothesis.") + kernel + "([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [2, 1, 4, 3, 7, 5, 9, 8, 10, 6])" +
         rest;
}

}  // namespace

void declare_dependence_tests(core::Registry& registry) {
  auto line = registry.kernel("hypothesis.pearson", &pearson);
  line.summary("Pearson's correlation: do two quantities rise and fall together, along a line?");
  read_dependence(line, kPairs);
  read_alternative(line, &Pearson::alternative, kRise);
  read_confidence(line, &Pearson::confidence);
  line.source(core::cite("pearson1896"))
      .source(core::cite("fisher1915"))
      .example(pairs_example("pearson", ".p"), 0.003814920082550707, 1e-10);

  auto robust = registry.kernel("hypothesis.biweight_midcorrelation", &biweight_midcorrelation);
  robust.summary("Biweight midcorrelation: do two quantities rise and fall together, whatever a few far values say?");
  read_dependence(robust, kPairs);
  robust.parameter("reach", &BiweightMidcorrelation::reach)
      .range(core::above(0))
      .meaning("How many median deviations from the median a value counts.");
  read_alternative(robust, &BiweightMidcorrelation::alternative, kRise);
  read_confidence(robust, &BiweightMidcorrelation::confidence);
  robust.source(core::cite("wilcox2012"))
      .source(core::cite("langfelder2012"))
      .example("hypothesis.biweight_midcorrelation([1, 2, 3, 4, 5, 1000], [2, 1, 4, 3, 6, -1000]).statistic",
               0.60748161278795742, 1e-9);

  auto beside = registry.kernel("hypothesis.partial_correlation", &partial_correlation);
  beside.summary(
      "Partial or semi-partial correlation: do two quantities rise and fall together beside what others explain of "
      "both?");
  read_dependence(beside,
                  {"Three samples or more of one length: the first two are correlated, the others allowed for."});
  beside.parameter("method", &PartialCorrelation::method)
      .range(core::one_of({"pearson", "spearman"}))
      .meaning("Of the values, or of their ranks.")
      .parameter("taken_from", &PartialCorrelation::taken_from)
      .range(core::one_of({"both", "first", "second"}))
      .meaning("Which samples lose what the others explain of them; of one alone the correlation is semi-partial.");
  read_alternative(beside, &PartialCorrelation::alternative, kRise);
  read_confidence(beside, &PartialCorrelation::confidence);
  beside.source(core::cite("fisher1924"))
      .source(core::cite("olkin1995", "for the interval of the semi-partial one"))
      .example(
          "hypothesis.partial_correlation([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [2, 1, 4, 3, 7, 5, 9, 8, 10, 6], [3, 1, 4, "
          "1, 5, 9, 2, 6, 5, 3]).statistic",
          0.79284236311718059, 1e-10);

  auto ranks = registry.kernel("hypothesis.spearman", &spearman);
  ranks.summary("Spearman's rank correlation: do two quantities rise and fall together?");
  read_dependence(ranks, kPairs);
  read_alternative(ranks, &Spearman::alternative, kRise);
  read_method(ranks, &Spearman::method, "How p is found; \"auto\" is exact up to 9 pairs.");
  read_confidence(ranks, &Spearman::confidence);
  ranks.source(core::cite("spearman1904")).example(pairs_example("spearman", ".statistic"), 0.8181818181818182, 1e-12);

  auto orders = registry.kernel("hypothesis.kendall", &kendall);
  orders.summary("Kendall's τ_b: how many more pairs of pairs agree in their order than do not?");
  read_dependence(orders, kPairs);
  read_alternative(orders, &Kendall::alternative, kRise);
  orders.parameter("coefficient", &Kendall::coefficient)
      .range(core::one_of({"b", "c", "gamma", "somers"}))
      .meaning(
          "The effect: Kendall's τ_b, Stuart's τ_c, Goodman and Kruskal's γ, or Somers' D of the second given the "
          "first.");
  read_method(orders, &Kendall::method, "How p is found; \"auto\" is exact up to 33 pairs without ties.");
  read_confidence(orders, &Kendall::confidence);
  orders.source(core::cite("kendall1945"))
      .source(core::cite("knight1966"))
      .source(core::cite("goodman1954", "for γ"))
      .source(core::cite("somers1962", "for D"))
      .example(pairs_example("kendall", ".p"), 0.009148478835978836, 1e-10);

  auto function = registry.kernel("hypothesis.chatterjee_xi", &chatterjee_xi);
  function.summary("Chatterjee's ξ: is the second sample a function of the first, of any shape?");
  read_dependence(function, kPairs);
  function.parameter("ties", &ChatterjeeXi::ties)
      .range(core::one_of({"random", "stable"}))
      .meaning("How equal values of the first sample are ordered: at random, or as they stand.")
      .draws_randomness()
      .source(core::cite("chatterjee2021"))
      .example(pairs_example("chatterjee_xi", ".statistic"), 1.0 / 3, 1e-12);

  auto distances = registry.kernel("hypothesis.distance_correlation", &distance_correlation);
  distances.summary("Distance correlation: do two quantities depend on each other in any way?")
      .details(
          "The estimate is the distance covariance, the effect the bias-corrected square of the correlation. A sample "
          "may hold points, a row each, with Euclidean distances.");
  read_dependence(distances, kPairsOfPoints);
  distances.parameter("method", &DistanceCorrelation::method)
      .range(core::one_of({"permutation", "t"}))
      .meaning("How p is found: by permutations, or by the t of large samples.")
      .parameter("draws", &DistanceCorrelation::draws)
      .range(core::between(1, 100000000))
      .meaning("Permutations B.")
      .draws_randomness()
      .source(core::cite("szekely2007"))
      .source(core::cite("szekely2013"))
      .source(core::cite("huo2016"))
      .example(pairs_example("distance_correlation", ".statistic"), 0.8592159717313064, 1e-10);

  auto top = registry.kernel("hypothesis.weighted_kendall", &weighted_kendall);
  top.summary("Vigna's weighted τ: Kendall's, where pairs of large values count for more.")
      .details(
          "τ has no interval: its error where the two are not independent is not known in closed form. bootstrap(x, y, "
          "paired = true, statistic = (a, b) => weighted_kendall(a, b, draws = 1).statistic) gives one.");
  read_dependence(top, kPairs);
  read_alternative(top, &WeightedKendall::alternative, kRise);
  top.parameter("draws", &WeightedKendall::draws)
      .range(core::between(1, 100000000))
      .meaning("Permutations where there are too many orders to take all.")
      .draws_randomness()
      .source(core::cite("vigna2015"))
      .example(pairs_example("weighted_kendall", ".statistic"), 0.5716629785184181, 1e-12);

  auto given = registry.kernel("hypothesis.kernel_conditional_independence", &kernel_conditional_independence);
  given
      .summary(
          "Kernel test of conditional independence: do two quantities depend on each other beside what a third tells?")
      .details(
          "The alignment has no interval: it hangs on widths and penalties that are chosen anew for every sample, and "
          "not on the distribution alone.");
  read_dependence(given,
                  {"Three samples of one length, matched value by value: the two, then what is given. Each may hold "
                   "points, [draw, component].",
                   3});
  given.source(core::cite("zhang2011"))
      .example(
          "hypothesis.kernel_conditional_independence([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7], [2, 1, 2, 1, "
          "2, 1, 1, 2]).effect.value",
          0.8874668531201514, 1e-9);

  auto kernels = registry.kernel("hypothesis.hilbert_schmidt", &hilbert_schmidt);
  kernels.summary("Hilbert–Schmidt independence criterion: do two quantities depend on each other in any way?")
      .details(
          "HSIC with Gaussian kernels. A sample may hold points, a row each, with Euclidean distances. The estimate is "
          "HSIC without its bias, the effect the centred kernel alignment.");
  read_dependence(kernels, kPairsOfPoints);
  kernels.parameter("first_width", &HilbertSchmidt::first_width)
      .range(core::at_least(0))
      .meaning("σ of exp(−d²/(2σ²)) for the first sample, in its unit; 0 takes its median distance.")
      .parameter("second_width", &HilbertSchmidt::second_width)
      .range(core::at_least(0))
      .meaning("The same for the second sample.")
      .parameter("method", &HilbertSchmidt::method)
      .range(core::one_of({"permutation", "gamma"}))
      .meaning("How p is found: by permutations, or by a gamma distribution of the same mean and variance.")
      .parameter("draws", &HilbertSchmidt::draws)
      .range(core::between(1, 100000000))
      .meaning("Permutations B.")
      .draws_randomness()
      .source(core::cite("gretton2008"))
      .source(core::cite("song2012"))
      .example(
          "hypothesis.hilbert_schmidt([[0, 0], [1, 0], [0, 1], [1, 1]], [0, 0, 1, 1], first_width = 1, second_width = "
          "1).statistic",
          0.031090007408044257, 1e-12);

  auto repeated = registry.kernel("hypothesis.repeated_measures_correlation", &repeated_measures_correlation);
  repeated
      .summary(
          "Repeated measures correlation: do two quantities rise and fall together within subjects, along lines of one "
          "slope?")
      .details("The estimate is the slope of the second sample over the first that all subjects share.");
  read_dependence(repeated, kPairs);
  repeated.parameter("subject", &RepeatedMeasuresCorrelation::subject)
      .required()
      .meaning("Whose each pair is: a text or number for each.");
  read_alternative(repeated, &RepeatedMeasuresCorrelation::alternative, kRise);
  read_confidence(repeated, &RepeatedMeasuresCorrelation::confidence);
  repeated.source(core::cite("bakdash2017"))
      .example(
          "hypothesis.repeated_measures_correlation([1, 2, 3, 4, 5, 6], [4, 5, 5, 1, 1, 3], subject = [1, 1, 1, 2, 2, "
          "2]).statistic",
          0.8215838362577491, 1e-12);

  auto ratings = registry.kernel("hypothesis.intraclass", &intraclass);
  ratings.summary("Intraclass correlation: how much of the spread of ratings is that of what is rated?")
      .details("A sample a rater. The effect is ICC(1,1), ICC(2,1) or ICC(3,1), or that of the mean of all raters.");
  read_comparison(ratings, kPairsOrMore);
  ratings.parameter("model", &Intraclass::model)
      .range(core::one_of({"agreement", "consistency", "one_way"}))
      .meaning("Whether raters' offsets count, do not count, or each thing has raters of its own.")
      .parameter("average", &Intraclass::average)
      .meaning("Of the mean of all raters, instead of one.");
  read_confidence(ratings, &Intraclass::confidence);
  ratings.source(core::cite("shrout1979"))
      .example(
          "hypothesis.intraclass([9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, "
          "7]).estimate",
          0.29, 0.005);
}

}  // namespace ansatz::hypothesis
