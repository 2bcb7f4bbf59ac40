// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::fields {

/// Declares the kernels of the module `fields`.
void declare(core::Registry& registry);

}  // namespace ansatz::fields
