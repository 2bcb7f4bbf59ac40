// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/expression/graph.h"

namespace ansatz::core {

/// The exact derivative of an expression by one of its arguments.
///
/// min, max, abs and if_else are differentiated by the branch they take; at the seam min and max take the second
/// operand's, abs takes 0. sign, floor and ceil have derivative 0. Shared subexpressions stay shared.
Expression derivative(const Expression& of, int argument);

}  // namespace ansatz::core
