// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/declare/registry.h"

namespace ansatz::core {

/// What `correct` of a hypothesis may name: the kernels of the module "hypothesis" that ask for the p-values of a
/// family and nothing else, in the order of their declaration, and "none".
std::vector<std::string> corrections(const Registry& registry);

}  // namespace ansatz::core
