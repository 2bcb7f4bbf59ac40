// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::sampling {

/// Declares the kernels of the module `sampling`.
void declare(core::Registry& registry);

}  // namespace ansatz::sampling
