// SPDX-License-Identifier: MIT
#include "stdlib/basic/module.h"

namespace ansatz::basic {

void declare(core::Registry& registry) {
  registry.module("basic", "What is always in scope: reductions, elementary functions, sequences, draws.", true);
  declare_reductions(registry);
  declare_elementary(registry);
  declare_sequences(registry);
  declare_layout(registry);
  declare_draws(registry);
}

}  // namespace ansatz::basic
