// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/declare/registry.h"

namespace ansatz {

/// Every kernel of the standard library; built on first use.
const core::Registry& standard_library();

}  // namespace ansatz
