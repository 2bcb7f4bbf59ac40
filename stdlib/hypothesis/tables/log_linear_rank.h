// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

#include "stdlib/core/proportional_fit.h"

namespace ansatz::hypothesis {

/// How many parameters a log-linear model with these margins has, the constant among them, told by the cells that are
/// not 0 (`there`, row-major): the rank of the matrix that says which sums a cell is part of. With all cells there it
/// is Σ Π (size − 1) over the sets of dimensions that lie within a margin; with fewer it is eliminated, and nothing
/// where that takes too long.
std::optional<int> log_linear_rank(std::span<const std::size_t> sizes, std::span<const char> there,
                                   const std::vector<core::Margin>& margins, const core::Run& run);

}  // namespace ansatz::hypothesis
