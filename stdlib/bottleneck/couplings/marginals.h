// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// A list of masses that sum to one, as normalise_masses has it. Errors   BadParameter: not of one dimension.
std::vector<double> read_marginal(const std::string& kernel, const std::string& name, const core::Array& array,
                                  core::Run& run);

/// Cells of a table that a result holds, at most.
inline constexpr double kMostCells = 2e7;

/// The largest number of positive masses that "exact" couples.
inline constexpr std::size_t kMostExactCells = 12;

/// Errors   BadParameter (parameter "method") where two marginals have too many positive masses for "exact".
void check_exact(const std::string& kernel, const std::vector<double>& p, const std::vector<double>& q);

}  // namespace ansatz::bottleneck
