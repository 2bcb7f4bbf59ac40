// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/bayes/bayes_factor_binomial.h"
#include "stdlib/hypothesis/bayes/bayes_factor_correlation.h"
#include "stdlib/hypothesis/bayes/bayes_factor_t.h"
#include "stdlib/hypothesis/declare_comparison.h"

namespace ansatz::hypothesis {

namespace {

void declare_bayes_factor(core::Registry& registry) {
  registry.structure<BayesFactor>("bayes_factor")
      .field("reading", &BayesFactor::reading)
      .meaning("The result as one line.")
      .field("test", &BayesFactor::test)
      .meaning("The test.")
      .field("bayes_factor", &BayesFactor::bayes_factor)
      .meaning("How much likelier the data are with an effect than without; nothing where it is undefined.")
      .field("log_bayes_factor", &BayesFactor::log_bayes_factor)
      .meaning("Its natural logarithm, which no factor is too large for.")
      .field("symbol", &BayesFactor::symbol)
      .meaning("How the statistic is written.")
      .field("statistic", &BayesFactor::statistic)
      .meaning("What the factor was found from.")
      .field("degrees_of_freedom", &BayesFactor::degrees_of_freedom)
      .meaning("None or one.")
      .field("alternative", &BayesFactor::alternative)
      .meaning("\"two-sided\", \"greater\" or \"less\".")
      .field("n", &BayesFactor::n)
      .meaning("Sizes of the samples.")
      .field("groups", &BayesFactor::groups)
      .meaning("Names of the samples.")
      .field("missing", &BayesFactor::missing)
      .meaning("NaNs left out.")
      .field("warnings", &BayesFactor::warnings)
      .meaning("Doubts about the result.");
}

}  // namespace

void declare_bayes_factors(core::Registry& registry) {
  declare_bayes_factor(registry);

  auto means = registry.kernel("hypothesis.bayes_factor_t", &bayes_factor_t);
  means.summary("Bayes factor of a t test (JZS): how much likelier are the data if means differ than if they do not?")
      .details(
          "The standardised difference is Cauchy if there is one. Above 1 the factor speaks for a difference, below 1 "
          "against it.");
  read_comparison(means, {"One sample, or two: x by g, an array each, or one array with a sample a row.", 2});
  means.parameter("paired", &BayesFactorT::paired)
      .meaning("Whether two samples are matched value by value.")
      .parameter("mean", &BayesFactorT::mean)
      .meaning("What the mean, or the difference of means, is held against.")
      .parameter("scale", &BayesFactorT::scale)
      .range(core::between(1e-100, 1e100))
      .meaning("Half of the standardised differences to expect are larger than this.");
  read_alternative(means, &BayesFactorT::alternative, "\"greater\": all of the prior has the first mean larger.");
  means.source(core::cite("rouder2009"))
      .source(core::cite("morey2014", "for differences of one sign"))
      .example(two_sample_example("bayes_factor_t", ".bayes_factor"), 11.33118298298, 1e-9);

  auto line = registry.kernel("hypothesis.bayes_factor_correlation", &bayes_factor_correlation);
  line.summary(
      "Bayes factor of Pearson's correlation: how much likelier are the data if two quantities go together than if "
      "they do not?");
  read_dependence(line, kPairs);
  line.parameter("width", &BayesFactorCorrelation::width)
      .range(core::between(1e-6, 1e3))
      .meaning("κ of the prior, (1 + ρ)/2 ~ beta(1/κ, 1/κ): 1 takes any ρ alike, less prefers small ones.");
  read_alternative(line, &BayesFactorCorrelation::alternative, "\"greater\": all of the prior has them rise together.");
  line.source(core::cite("ly2016"))
      .source(core::cite("hotelling1953", "for the density of r"))
      .example(
          "hypothesis.bayes_factor_correlation([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [2, 1, 4, 3, 7, 5, 9, 8, 10, "
          "6]).bayes_factor",
          14.64189180681, 1e-9);

  auto binomial = registry.kernel("hypothesis.bayes_factor_binomial", &bayes_factor_binomial);
  binomial
      .summary(
          "Bayes factor of successes among trials: how much likelier are they if the probability is unknown than if "
          "it is what it is said to be?")
      .parameter("successes", &BayesFactorBinomial::successes)
      .required()
      .range(core::at_least(0))
      .meaning("A whole number.")
      .parameter("trials", &BayesFactorBinomial::trials)
      .required()
      .range(core::at_least(1))
      .meaning("A whole number.")
      .parameter("probability", &BayesFactorBinomial::probability)
      .range(core::strictly_between(0, 1))
      .meaning("What the probability of success is held against.")
      .parameter("prior", &BayesFactorBinomial::prior)
      .range(core::above(0))
      .meaning("Shapes a and b of the beta distribution of what else it may be; 1 and 1 take any alike.");
  read_alternative(binomial, &BayesFactorBinomial::alternative, "\"greater\": all of the prior has success likelier.");
  binomial.source(core::cite("jeffreys1961"))
      .example("hypothesis.bayes_factor_binomial(16, 20).bayes_factor", 1048576.0 / 101745, 1e-11);
}

}  // namespace ansatz::hypothesis
