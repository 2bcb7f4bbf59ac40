// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::bottleneck {

/// Variances of independent normal components: as they are given in a list, or the eigenvalues of a covariance matrix
/// in falling order, of which those within rounding of 0 count as 0.
///
/// Errors   BadParameter (parameter `name`): neither a list nor a symmetric matrix, not finite, a variance below 0.
std::vector<double> component_variances(const std::string& kernel, const std::string& name, const core::Array& array);

/// A number or a list of them, each at least 0, or above it where `open`. Errors   BadParameter.
std::vector<double> budget(const std::string& kernel, const std::string& name, const core::Array& array, bool open);

/// [index of the budget …, component].
core::Array over_components(const core::Array& budgets, const core::Array& components, std::vector<double> values,
                            std::string label);

}  // namespace ansatz::bottleneck
