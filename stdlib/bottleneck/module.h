// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::bottleneck {

/// Declares the kernels of the module `bottleneck`.
void declare(core::Registry& registry);

}  // namespace ansatz::bottleneck
