// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz::data {

/// Declares the module `data`: files in and out, and what is done with tables.
void declare(core::Registry& registry);

}  // namespace ansatz::data
