// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/module.h"

namespace ansatz::bottleneck {

// In the order of the reference page; each beside its kernels.
void declare_channels(core::Registry& registry);
void declare_couplings(core::Registry& registry);
void declare_discrete(core::Registry& registry);
void declare_gaussian(core::Registry& registry);
void declare_categories(core::Registry& registry);
void declare_deep(core::Registry& registry);
void declare_plane(core::Registry& registry);

void declare(core::Registry& registry) {
  registry.module("bottleneck",
                  "What of one variable is worth keeping about another: bottlenecks, rates and capacities.");
  declare_channels(registry);
  declare_couplings(registry);
  declare_discrete(registry);
  declare_gaussian(registry);
  declare_categories(registry);
  declare_deep(registry);
  declare_plane(registry);
}

}  // namespace ansatz::bottleneck
