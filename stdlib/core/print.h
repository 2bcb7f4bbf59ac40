// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/number_text.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

/// A value on one line, as `print` and `text(…)` write it: 9, 1+2i, 5 eV, torus, 1..5, [1, 2, 3], (a = 1, b = 2).
/// Texts stand bare on their own and quoted inside others. Past 60 elements an array is shortened in the middle.
std::string text(const Value& value);

/// A value as the prompt shows it: texts quoted, arrays under a line of dimensions, coordinate ranges and unit, tables
/// in aligned columns, records a field a line. No newline at the end.
std::string display(const Value& value);

}  // namespace ansatz::core
