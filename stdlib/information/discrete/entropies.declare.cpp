// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/further_entropies.h"
#include "stdlib/information/discrete/renyi.h"
#include "stdlib/information/discrete/shannon.h"
#include "stdlib/information/discrete/tsallis.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

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

core::KernelBuilder<Shannon, core::Array>& ask_base(core::KernelBuilder<Shannon, core::Array>& kernel) {
  return kernel.parameter("base", &Shannon::base).range(core::any_number()).meaning(kBase);
}

constexpr const char* kExample = "([0.5, 0.25, 0.125, 0.125]";

std::string example(const char* kernel, const char* more = "") {
  return std::string("information.") + kernel + kExample + more + ")";
}

void declare_further(core::Registry& registry) {
  core::Range order = core::at_least(0);
  order.not_finite = true;

  auto least = registry.kernel("information.min_entropy", &min_entropy);
  least.summary("Min-entropy: how surely the likeliest outcome is guessed; Rényi's of order infinity.");
  read_distribution(least);
  ask_base(least)
      .returns("−ln max P.")
      .source(core::cite("renyi1961"))
      .example(example("min_entropy", ", base = \"bit\""), 1, 1e-12);

  auto support = registry.kernel("information.hartley", &hartley);
  support.summary("Hartley entropy: the logarithm of how many outcomes there are; Rényi's of order 0.");
  read_distribution(support);
  ask_base(support)
      .returns("ln #{P > 0}.")
      .source(core::cite("hartley1928"))
      .example(example("hartley", ", base = \"bit\""), 2, 1e-12);

  auto effective = registry.kernel("information.perplexity", &perplexity);
  effective.summary("Perplexity: how many equal outcomes would be as uncertain.");
  read_distribution(effective);
  effective.returns("exp(H).").source(core::cite("hill1973")).example(example("perplexity"), 3.363585661014858, 1e-12);

  auto hill = registry.kernel("information.hill_number", &hill_number);
  hill.summary("Hill number: the effective number of outcomes, or of species, of any order.");
  read_distribution(hill);
  hill.parameter("order", &HillNumber::order)
      .range(order)
      .meaning("0 counts all alike, 1 is the perplexity, 2 one over Simpson's index, infinity one over the largest.")
      .returns("(Σ P^a)^(1/(1−a)).")
      .source(core::cite("hill1973"))
      .example(example("hill_number", ", order = 2"), 2.9090909090909092, 1e-12);

  auto mittal = registry.kernel("information.sharma_mittal", &sharma_mittal);
  mittal.summary("Sharma–Mittal entropy, of which Rényi's and Tsallis' are cases.");
  read_distribution(mittal);
  mittal.parameter("order", &SharmaMittal::order)
      .range(core::at_least(0))
      .meaning("The order q, as of Rényi's.")
      .parameter("degree", &SharmaMittal::degree)
      .meaning("The degree r: 1 gives Rényi's of order q, r = q Tsallis'.")
      .returns("[(Σ P^q)^((1−r)/(1−q)) − 1]/(1 − r).")
      .source(core::cite("sharma1975"))
      .example("information.sharma_mittal([0.5, 0.3, 0.2], order = 2, degree = 0.5)", 1.2444284226152509, 1e-12);

  auto dual = registry.kernel("information.extropy", &extropy);
  dual.summary("Extropy: the uncertainty of each outcome's failing to happen.");
  read_distribution(dual);
  ask_base(dual)
      .returns("−Σ (1 − P) ln(1 − P).")
      .source(core::cite("lad2015"))
      .example("information.extropy([0.3, 0.7]) - information.shannon([0.3, 0.7])", 0, 1e-12);
}

}  // namespace

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
  declare_further(registry);
}

}  // namespace ansatz::information
