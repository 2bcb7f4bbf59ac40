// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/format/columns.h"
#include "interpreter/format/items.h"

namespace ansatz::format {

/// Breaks each line that is longer than kWidth where a break is natural: a block of one line at its statements, a
/// list after a comma, an operation after an operator, the outermost of them. False when there is nothing to break.
bool wrap(Lines& lines, const Columns& columns);

}  // namespace ansatz::format
