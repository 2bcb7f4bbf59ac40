// SPDX-License-Identifier: MIT
#include "stdlib/fields/module.h"

namespace ansatz::fields {

void declare(core::Registry& registry) { registry.module("fields", "Field equations in one space dimension."); }

}  // namespace ansatz::fields
