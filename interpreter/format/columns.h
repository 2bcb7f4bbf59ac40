// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/format/items.h"

namespace ansatz::format {

/// Where each item of each line stands, in code points from 0.
using Columns = std::vector<std::vector<std::size_t>>;

/// Indentation, blanks and alignment together:
///   blocks            two columns deeper than the line in which their head begins, the closing brace below that line's
///   beginning
///   ( ) and [ ]       below what follows the bracket, or as a block where the bracket ends its line
///   a line that goes on   below the item that the author put it under, else as far in as he had it
///   comments          on their own as the code around them; after code in the author's column, two blanks away at
///   least
Columns columns_of(const Lines& lines);

/// Text of the lines with their items in those columns.
std::string written(const Lines& lines, const Columns& columns);

}  // namespace ansatz::format
