// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::information {

/// Declares the kernels of the module `information`.
void declare(core::Registry& registry);

}  // namespace ansatz::information
