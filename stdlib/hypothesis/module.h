// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::hypothesis {

/// Declares the kernels of the module `hypothesis`.
void declare(core::Registry& registry);

}  // namespace ansatz::hypothesis
