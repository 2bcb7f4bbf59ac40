// SPDX-License-Identifier: MIT
#include "stdlib/information/module.h"

namespace ansatz::information {

// In the order of the reference page; each beside its kernels.
void declare_entropies(core::Registry& registry);
void declare_joint(core::Registry& registry);
void declare_multivariate(core::Registry& registry);
void declare_decomposition(core::Registry& registry);
void declare_lattice(core::Registry& registry);
void declare_counts(core::Registry& registry);
void declare_divergences(core::Registry& registry);
void declare_scorecards(core::Registry& registry);
void declare_densities(core::Registry& registry);
void declare_gaussian(core::Registry& registry);
void declare_neighbours(core::Registry& registry);
void declare_variational(core::Registry& registry);  // the critics that transfer_entropy takes
void declare_transfer(core::Registry& registry);
void declare_reliability(core::Registry& registry);
void declare_ordinal(core::Registry& registry);
void declare_regularity(core::Registry& registry);
void declare_scaling(core::Registry& registry);
void declare_images(core::Registry& registry);
void declare_coding(core::Registry& registry);
void declare_representations(core::Registry& registry);
void declare_dimension(core::Registry& registry);
void declare_spectra(core::Registry& registry);
void declare_generalisation(core::Registry& registry);
void declare_interventions(core::Registry& registry);
void declare_uncertainty(core::Registry& registry);
void declare_functional(core::Registry& registry);
void declare_usable(core::Registry& registry);

void declare(core::Registry& registry) {
  registry.module("information", "Entropies, divergences, densities and mutual information.");
  declare_entropies(registry);
  declare_joint(registry);
  declare_multivariate(registry);
  declare_decomposition(registry);
  declare_lattice(registry);
  declare_counts(registry);
  declare_divergences(registry);
  declare_scorecards(registry);
  declare_densities(registry);
  declare_gaussian(registry);
  declare_neighbours(registry);
  declare_variational(registry);
  declare_transfer(registry);
  declare_reliability(registry);
  declare_ordinal(registry);
  declare_regularity(registry);
  declare_scaling(registry);
  declare_images(registry);
  declare_coding(registry);
  declare_representations(registry);
  declare_dimension(registry);
  declare_spectra(registry);
  declare_generalisation(registry);
  declare_interventions(registry);
  declare_uncertainty(registry);
  declare_functional(registry);
  declare_usable(registry);
}

}  // namespace ansatz::information
