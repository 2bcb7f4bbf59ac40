// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/format/items.h"

namespace ansatz::format {

/// Blanks before each item of each line, as the style has them before anything is aligned; 0 for the first of a line.
///
/// `^` `.` `...` and signs before a value are tight, `=` `=>`, comparisons and words stand free. `+ - * / % ..` are as
/// the author has them, alike on both sides; a sum is never tighter than a product in it.
std::vector<std::vector<std::size_t>> spaces_of(const Lines& lines);

}  // namespace ansatz::format
