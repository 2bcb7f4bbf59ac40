// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
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
}

}  // namespace ansatz::information
