// SPDX-License-Identifier: MIT
#include "stdlib/information/module.h"

namespace ansatz::information {

void declare(core::Registry& registry) { registry.module("information", "Entropies, divergences and densities."); }

}  // namespace ansatz::information
