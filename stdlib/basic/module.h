// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::basic {

/// Declares the kernels of the module `basic`, which is always in scope.
void declare(core::Registry& registry);

// The parts, in the order of the reference page; each lives in <part>.declare.cpp.
void declare_reductions(core::Registry& registry);
void declare_elementary(core::Registry& registry);
void declare_sequences(core::Registry& registry);
void declare_layout(core::Registry& registry);
void declare_draws(core::Registry& registry);

}  // namespace ansatz::basic
