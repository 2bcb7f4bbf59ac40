// SPDX-License-Identifier: MIT
#include "stdlib/information/module.h"
#include "stdlib/core/declare/bibliography.h"

#include "stdlib/information/differential_entropy.h"
#include "stdlib/information/jensen_shannon.h"
#include "stdlib/information/kernel_density.h"
#include "stdlib/information/renyi.h"
#include "stdlib/information/shannon.h"
#include "stdlib/information/tsallis.h"

namespace ansatz::information {

namespace {

constexpr const char* kBase = "Base of the logarithm: \"nat\", \"bit\", \"dit\" or a number above 1.";
constexpr const char* kMissing = "What a NaN gets: an error with their number, or \"drop\" to leave it out.";
constexpr const char* kDensities =
    "An array that is a density over a dimension takes its cell widths from that dimension's coordinate, even or "
    "uneven, "
    "and may be any positive multiple of a density. Anything else must sum to one over the dimensions it is spread "
    "over. "
    "Further dimensions are kept: a density over x at many times gives one entropy for each time.";

// What shannon, renyi and tsallis share.
template <class Question>
void read_distribution(core::KernelBuilder<Question, core::Array>& kernel) {
  kernel.details(kDensities)
      .parameter("p", &Question::p)
      .required()
      .range(core::any_number())
      .meaning("Masses that sum to one, or a density over named dimensions.")
      .parameter("over", &Question::over)
      .meaning("The dimension the masses lie along; all of them where it is empty. A density knows its own.")
      .parameter("against", &Question::against)
      .range(core::one_of({"length", "cells"}))
      .meaning("For a density: relative to length, so that the grid does not matter, or the masses per cell.");
}

void declare_entropies(core::Registry& registry) {
  auto shannon_kernel = registry.kernel("information.shannon", &shannon);
  shannon_kernel.summary("Shannon entropy of masses, or of a density with its cell widths.");
  read_distribution(shannon_kernel);
  shannon_kernel.parameter("base", &Shannon::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−Σ P ln P, or −∫ ρ ln ρ dx; one for each index of the remaining dimensions.")
      .source(core::cite("shannon1948", "§6 and §20"))
      .example("information.shannon([0.5, 0.25, 0.125, 0.125], base = \"bit\")", 1.75, 1e-12);

  core::Range order = core::at_least(0);
  order.not_finite = true;  // infinity is the min-entropy
  auto renyi_kernel = registry.kernel("information.renyi", &renyi);
  renyi_kernel.summary("Rényi entropy of any order, of masses or of a density.");
  read_distribution(renyi_kernel);
  renyi_kernel.parameter("order", &Renyi::order)
      .range(order)
      .meaning("The order: 0 counts the support, 1 is Shannon's, 2 the collision entropy, infinity the min-entropy.")
      .parameter("base", &Renyi::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("ln(Σ P^a)/(1 − a), or ln(∫ ρ^a dx)/(1 − a).")
      .source(core::cite("renyi1961"))
      .example("information.renyi([0.5, 0.25, 0.125, 0.125], order = 2, base = \"bit\")", 1.540568381362703, 1e-12);

  auto tsallis_kernel = registry.kernel("information.tsallis", &tsallis);
  tsallis_kernel.summary("Tsallis entropy of any order, of masses or of a density.");
  read_distribution(tsallis_kernel);
  tsallis_kernel.parameter("order", &Tsallis::order)
      .range(core::at_least(0))
      .meaning("The order q; 1 is Shannon's in nats.")
      .returns("(1 − Σ P^q)/(q − 1), or (1 − ∫ ρ^q dx)/(q − 1).")
      .source(core::cite("tsallis1988"))
      .example("information.tsallis([0.5, 0.25, 0.125, 0.125], order = 2)", 0.65625, 1e-12);
}

void declare_divergences(core::Registry& registry) {
  registry.kernel("information.jensen_shannon", &jensen_shannon)
      .summary("Jensen–Shannon divergence of any number of weighted distributions.")
      .details(
          "Densities must lie on one grid; their cell widths cancel, so the value does not depend on it. The square "
          "root "
          "of the divergence of two equally weighted distributions is a metric.")
      .parameter("distributions", &JensenShannon::distributions)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("Two distributions or more, of one shape: masses that sum to one, or densities.")
      .parameter("weights", &JensenShannon::weights)
      .range(core::between(0, 1))
      .meaning("One for each distribution, summing to one; equal where none are given.")
      .parameter("over", &JensenShannon::over)
      .meaning("The dimension the masses lie along; all of them where it is empty.")
      .parameter("base", &JensenShannon::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Entropy of the mixture less the mean entropy, between 0 and the entropy of the weights.")
      .source(core::cite("lin1991"))
      .example("information.jensen_shannon([0.5, 0.3, 0.2], [0.2, 0.5, 0.3])", 0.0508746125395985, 1e-12);
}

void declare_densities(core::Registry& registry) {
  registry.kernel("information.kernel_density", &kernel_density)
      .summary("Gaussian kernel density estimate of a sample, on an even grid.")
      .parameter("x", &KernelDensity::x)
      .required()
      .range(core::any_number())
      .meaning("The sample, at least 2 values.")
      .parameter("bandwidth", &KernelDensity::bandwidth)
      .meaning("Rule \"scott\", \"silverman\" or \"rule_of_thumb\", or a number in the unit of x.")
      .parameter("points", &KernelDensity::points)
      .range(core::at_least(2))
      .meaning("Points of the grid.")
      .parameter("domain", &KernelDensity::domain)
      .meaning("Ends of the grid; four bandwidths beyond the data where none is given.")
      .parameter("missing", &KernelDensity::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("x", &KernelDensityEstimate::x)
      .meaning("The grid.")
      .result("density", &KernelDensityEstimate::density)
      .meaning("The estimate, a density over x.")
      .result("bandwidth", &KernelDensityEstimate::bandwidth)
      .meaning("The bandwidth used, in the unit of x.")
      .source(core::cite("silverman1986"))
      .source(core::cite("scott1992"))
      .example("information.kernel_density([1, 2, 4, 7], bandwidth = 0.5).bandwidth", 0.5, 0);

  registry.kernel("information.differential_entropy", &differential_entropy)
      .summary("Entropy of a continuous quantity, from a sample of it.")
      .parameter("x", &DifferentialEntropy::x)
      .required()
      .range(core::any_number())
      .meaning("The sample, at least 2 values; the entropy is in units where its unit is 1.")
      .parameter("estimator", &DifferentialEntropy::estimator)
      .range(core::one_of({"kernel", "nearest", "histogram"}))
      .alternatives({"nearest"})
      .meaning("Mean log of a kernel density, log distances to the nearest neighbours, or a histogram.")
      .parameter("bandwidth", &DifferentialEntropy::bandwidth)
      .meaning("Of the kernel: a rule as for kernel_density, or a number in the unit of x.")
      .parameter("leave_one_out", &DifferentialEntropy::leave_one_out)
      .meaning("Of the kernel: whether a value counts towards its own density.")
      .parameter("neighbours", &DifferentialEntropy::neighbours)
      .range(core::at_least(1))
      .meaning("Of nearest: the rank k of the neighbour used, below the number of values.")
      .parameter("bins", &DifferentialEntropy::bins)
      .meaning("Of the histogram: \"freedman_diaconis\", \"scott\", \"sturges\", \"rice\", \"sqrt\" or a number.")
      .parameter("base", &DifferentialEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &DifferentialEntropy::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .returns("Estimate of −∫ ρ ln ρ dx.")
      .source(core::cite("kozachenko1987"))
      .source(core::cite("kraskov2004"))
      .source(core::cite("beirlant1997", "for the plug-in estimators"))
      .example("information.differential_entropy([0, 1, 2, 3, 4], estimator = \"histogram\", bins = 4)",
               1.3321790402101223, 1e-12);
}

}  // namespace

void declare(core::Registry& registry) {
  registry.module("information", "Entropies, divergences and densities.");
  declare_entropies(registry);
  declare_divergences(registry);
  declare_densities(registry);
}

}  // namespace ansatz::information
