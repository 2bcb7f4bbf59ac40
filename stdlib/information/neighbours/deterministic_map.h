// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// Whether `to` follows from `from` without noise, as far as its rows can show: a plane through a row's nearest
/// neighbours in `from` meets the row's `to` within a tenth of how far theirs scatter, for half of the rows (500 of
/// them at most). At most 5 dimensions of `from`, at least 50 rows; else false.
bool follows(const Points& from, const Points& to, core::Run& run);

/// Whether x or y follows from the other, which it says: mutual information is infinite then, and the estimate a number
/// about the rows. Looked into only where most rows have few others within reach in x or in y, which `of_x` and `of_y`
/// tell, as every such map makes it. Without a name it is not looked into.
bool warn_of_map(const std::string& kernel, const Points& x, const Points& y, std::span<const std::uint32_t> of_x,
                 std::span<const std::uint32_t> of_y, std::size_t k, core::Run& run);

}  // namespace ansatz::information
