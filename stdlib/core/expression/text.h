// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "stdlib/core/expression/graph.h"

namespace ansatz::core {

/// The formula as the language would write it, e.g. `0.25*(φ^2 - 1)^2`; arguments without a name print as x1, x2, …
/// Numbers print in the shortest form that reads back the same. Subexpressions are written out where they are used;
/// past `limit` bytes the text ends in `…`.
std::string to_text(const Expression& expression, std::span<const std::string> names = {}, std::size_t limit = 2000);

}  // namespace ansatz::core
