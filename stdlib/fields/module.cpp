// SPDX-License-Identifier: MIT
#include "stdlib/fields/module.h"

namespace ansatz::fields {

// In the order of the reference page; each beside its kernels.
void declare_potentials(core::Registry& registry);
void declare_initial_states(core::Registry& registry);
void declare_klein_gordon(core::Registry& registry);
void declare_published_scenarios(core::Registry& registry);
void declare_wave_states(core::Registry& registry);
void declare_schrodinger_nls(core::Registry& registry);
void declare_wave_portraits(core::Registry& registry);
void declare_barriers(core::Registry& registry);
void declare_tunnelling(core::Registry& registry);

void declare(core::Registry& registry) {
  registry.module("fields", "Field equations in one space dimension.");
  declare_potentials(registry);
  declare_initial_states(registry);
  declare_klein_gordon(registry);
  declare_published_scenarios(registry);
  declare_wave_states(registry);
  declare_schrodinger_nls(registry);
  declare_wave_portraits(registry);
  declare_barriers(registry);
  declare_tunnelling(registry);
}

}  // namespace ansatz::fields
