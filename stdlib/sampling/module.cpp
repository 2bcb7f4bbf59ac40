// SPDX-License-Identifier: MIT
#include "stdlib/sampling/module.h"

#include "stdlib/core/declare/bibliography.h"
#include "stdlib/sampling/design.h"
#include "stdlib/sampling/distribution.h"

namespace ansatz::sampling {

namespace {

constexpr const char* kDistribution = "A distribution.";
constexpr std::size_t kMostSobolAxes = 3667;

std::string median_of(const std::string& call) { return "sampling.quantile(sampling." + call + ", 0.5)"; }

void declare_distributions(core::Registry& registry) {
  registry.structure<Distribution>("distribution")
      .field("family", &Distribution::family)
      .meaning("Which one: the name of its kernel.")
      .field("parameters", &Distribution::parameters)
      .meaning("Its parameters, in the order of that kernel.");

  registry.kernel("sampling.uniform", &uniform)
      .summary("Every number between low and high equally likely.")
      .parameter("low", &Uniform::low)
      .meaning("Lower end.")
      .parameter("high", &Uniform::high)
      .meaning("Upper end, above low.")
      .returns(kDistribution)
      .example(median_of("uniform(2, 4)"), 3, 0);
  registry.kernel("sampling.normal", &normal)
      .summary("The normal distribution.")
      .parameter("mean", &Normal::mean)
      .meaning("Mean.")
      .parameter("sd", &Normal::sd)
      .range(core::above(0))
      .meaning("Standard deviation.")
      .returns(kDistribution)
      .example("sampling.quantile(sampling.normal(0, 1), 0.975)", 1.959963984540054, 1e-12);
  registry.kernel("sampling.truncated_normal", &truncated_normal)
      .summary("The normal distribution of what falls between low and high.")
      .parameter("mean", &TruncatedNormal::mean)
      .meaning("Mean of the whole.")
      .parameter("sd", &TruncatedNormal::sd)
      .range(core::above(0))
      .meaning("Standard deviation of the whole.")
      .parameter("low", &TruncatedNormal::low)
      .meaning("Lower end.")
      .parameter("high", &TruncatedNormal::high)
      .meaning("Upper end, above low.")
      .returns(kDistribution)
      .example(median_of("truncated_normal(1, 2, -1, 3)"), 1, 1e-12);
  registry.kernel("sampling.log_uniform", &log_uniform)
      .summary("Every order of magnitude between low and high equally likely.")
      .parameter("low", &LogUniform::low)
      .range(core::above(0))
      .meaning("Lower end.")
      .parameter("high", &LogUniform::high)
      .range(core::above(0))
      .meaning("Upper end, above low.")
      .returns(kDistribution)
      .example(median_of("log_uniform(1, 100)"), 10, 1e-12);
  registry.kernel("sampling.log_normal", &log_normal)
      .summary("A number whose logarithm is normal.")
      .parameter("median", &LogNormal::median)
      .range(core::above(0))
      .meaning("Median.")
      .parameter("sigma", &LogNormal::sigma)
      .range(core::above(0))
      .meaning("Standard deviation of the natural logarithm.")
      .returns(kDistribution)
      .example(median_of("log_normal(3, 0.5)"), 3, 1e-12);
  registry.kernel("sampling.exponential", &exponential)
      .summary("Waiting times.")
      .parameter("mean", &Exponential::mean)
      .range(core::above(0))
      .meaning("Mean, one over the rate.")
      .returns(kDistribution)
      .example(median_of("exponential(2)"), 1.386294361119891, 1e-12);
  registry.kernel("sampling.gamma", &gamma)
      .summary("The gamma distribution.")
      .parameter("shape", &Gamma::shape)
      .range(core::above(0))
      .meaning("Shape; 1 is the exponential distribution.")
      .parameter("scale", &Gamma::scale)
      .range(core::above(0))
      .meaning("Scale; the mean is shape times scale.")
      .returns(kDistribution)
      .example(median_of("gamma(1, 2)"), 1.386294361119891, 1e-12);
  registry.kernel("sampling.beta", &beta)
      .summary("The beta distribution between two ends.")
      .parameter("a", &Beta::a)
      .range(core::above(0))
      .meaning("Exponent at the lower end, plus one.")
      .parameter("b", &Beta::b)
      .range(core::above(0))
      .meaning("Exponent at the upper end, plus one.")
      .parameter("low", &Beta::low)
      .meaning("Lower end.")
      .parameter("high", &Beta::high)
      .meaning("Upper end, above low.")
      .returns(kDistribution)
      .example(median_of("beta(2, 2, 0, 10)"), 5, 1e-12);
  registry.kernel("sampling.triangular", &triangular)
      .summary("A density that rises straight from low to mode and falls straight to high.")
      .parameter("low", &Triangular::low)
      .meaning("Lower end.")
      .parameter("mode", &Triangular::mode)
      .meaning("Where the density is highest.")
      .parameter("high", &Triangular::high)
      .meaning("Upper end, above low.")
      .returns(kDistribution)
      .example(median_of("triangular(0, 1, 2)"), 1, 1e-12);
  registry.kernel("sampling.integers", &integers)
      .summary("Whole numbers from low to high, ends included, all equally likely.")
      .parameter("low", &Integers::low)
      .required()
      .meaning("Smallest.")
      .parameter("high", &Integers::high)
      .required()
      .meaning("Largest, at least low.")
      .returns(kDistribution)
      .example(median_of("integers(1, 9)"), 5, 0);
  registry.kernel("sampling.quantile", &quantile)
      .summary("The number below which a draw of the distribution falls with probability p.")
      .parameter("distribution", &Quantile::distribution)
      .required()
      .meaning("Any distribution of this module.")
      .parameter("p", &Quantile::p)
      .required()
      .range(core::between(0, 1))
      .meaning("Probability, a number or an array.")
      .returns("A number, or an array of the same shape.")
      .example(median_of("uniform(0, 10)"), 5, 0);
}

template <class Builder>
void points_and_axes(Builder& builder) {
  builder.parameter("points", &Design::points).required().range(core::at_least(1)).meaning("How many points.");
  builder.parameter("axes", &Design::axes).range(core::between(1, kMostSobolAxes)).meaning("Coordinates of a point.");
  builder.returns("Coordinates in (0, 1), [point, axis].");
}

void declare_designs(core::Registry& registry) {
  auto random_design = registry.kernel("sampling.random", &random);
  random_design.summary("Independent points in the unit cube.");
  points_and_axes(random_design);
  random_design.draws_randomness();
  random_design.example("mean(sampling.random(10000))", 0.5, 0.02);

  auto hypercube = registry.kernel("sampling.latin_hypercube", &latin_hypercube);
  hypercube.summary("Points in the unit cube, each axis parted into strata that are hit once each.");
  points_and_axes(hypercube);
  hypercube.draws_randomness();
  hypercube.source(core::cite("mckay1979"));
  hypercube.example("mean(sampling.latin_hypercube(1000))", 0.5, 1e-4);

  auto sequence = registry.kernel("sampling.sobol", &sobol);
  sequence.summary("The first points of Sobol's low-discrepancy sequence, without the origin.");
  points_and_axes(sequence);
  sequence.source(core::cite("antonov1979")).source(core::cite("joe2008", "(direction numbers)"));
  sequence.example("sampling.sobol(3, axes = 2)[3, 1]", 0.25, 0);
}

}  // namespace

void declare(core::Registry& registry) {
  registry.module("sampling", "Distributions, and designs that fill a space of parameters.");
  declare_distributions(registry);
  declare_designs(registry);
}

}  // namespace ansatz::sampling
