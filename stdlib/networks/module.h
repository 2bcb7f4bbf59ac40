// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::networks {

/// Declares the kernels of the module `networks`.
void declare(core::Registry& registry);

/// The records that name a layer, without the kernels that make them.
void declare_layer_words(core::Registry& registry);

}  // namespace ansatz::networks
