// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/expression/graph.h"

namespace ansatz::core {

/// What a traced function computes, as 32 hexadecimal digits: the structure of its body and how many arguments it
/// takes. Names, unused handles and the order of construction have no part in it; the operands of + and * stand in one
/// order.
std::string fingerprint(const Expression& body, int arity);

/// One more than the largest argument number in the expression; 0 when it has none.
int arguments_used(const Expression& body);

}  // namespace ansatz::core
