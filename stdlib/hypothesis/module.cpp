// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/module.h"

namespace ansatz::hypothesis {

void declare(core::Registry& registry) {
  registry.module("hypothesis", "Hypothesis tests, effect sizes and corrections.");
}

}  // namespace ansatz::hypothesis
