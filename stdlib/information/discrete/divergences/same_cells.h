// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"

namespace ansatz::information {

/// Holds two distributions against each other before one is measured by the other.
/// Errors   BadParameter (parameter `name`): shapes that differ, densities and masses mixed, densities on different
///          coordinates.
void check_same_cells(const std::string& kernel, const std::string& name, const core::Array& first,
                      const core::Array& other);

}  // namespace ansatz::information
