// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/number_text.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

/// The value on one line, as a script would write it where it can: 9, 1+2i, 5 eV, "torus", 1..5, [1, 2, 3],
/// (a = 1, b = 2). An array of more than 60 elements is shortened in the middle.
std::string text(const Value& value);

/// The one line that a kernel's result has for a reader, its field `reading`; null where it has none. `text` and
/// `display` write it in place of the fields.
const std::string* reading(const Record& record);

/// The same as `print` and `text(a, b)` of the language write it: a text stands bare.
std::string plain_text(const Value& value);

/// The value for a reader at the prompt; may take lines: arrays under their dimensions, coordinate ranges and unit,
/// tables in aligned columns, records a field a line. No newline at the end.
std::string display(const Value& value);

}  // namespace ansatz::core
