// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "interpreter/syntax/diagnostic.h"

namespace ansatz::syntax {

/// Matches ( ), [ ] and { } of a script outside texts, comments and Lua blocks. A missing bracket is reported where it
/// was opened, a stray or mismatched one where it stands, and texts and Lua blocks that never end where they begin.
Diagnostics match_brackets(const SourcePtr& source);

/// Does the text end inside an open bracket, a Lua block, or after an operator? Then a prompt asks for another line.
bool is_incomplete(std::string_view text);

}  // namespace ansatz::syntax
