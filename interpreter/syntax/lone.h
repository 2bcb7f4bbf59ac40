// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/syntax/part.h"

namespace ansatz::syntax {

/// What the left side of `=` or `=>` may be, though it was read as an operation.

/// The operand that stands alone in an operation, without signs, whatever body follows `=>`; else null.
const Part* lone_operand(const Part& operation);
/// The name that is all of an operation or expression, else null.
const Part* lone_name(const Part& operation);

}  // namespace ansatz::syntax
