// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::agents {

/// Declares the kernels of the module `agents`.
void declare(core::Registry& registry);

}  // namespace ansatz::agents
