// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::syntax {

/// May this code point stand in a name, digits 0–9 aside? Letters, marks and digits of any script, subscript digits,
/// `_`.
bool is_letter(char32_t point);

}  // namespace ansatz::syntax
