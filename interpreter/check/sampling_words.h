// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/declare/registry.h"

namespace ansatz::check {

/// Kernels of the module `sampling` that make a distribution: what stands after `from`.
std::vector<const core::Kernel*> distributions(const core::Registry& registry);
/// Kernels of it that take a number of points and of axes: what stands after `using`.
std::vector<const core::Kernel*> designs(const core::Registry& registry);

}  // namespace ansatz::check
