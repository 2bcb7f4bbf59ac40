// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "interpreter/syntax/diagnostic.h"

namespace ansatz::syntax {

/// What is wrong with the brackets of a script, and which lines cannot be read on that account (see damage.h).
/// Both are empty for a sound script.
struct BracketReport {
  Diagnostics diagnostics;
  std::vector<Span> damaged;
  bool is_too_deep = false;
};

/// Matches ( ), [ ] and { } outside texts, comments and Lua blocks. A missing bracket is reported where it was opened,
/// a stray or mismatched one where it stands, and texts and Lua blocks that never end where they begin.
BracketReport match_brackets(const SourcePtr& source);

/// Does the text end inside an open bracket or Lua block, or after an operator? Then a prompt asks for another line.
bool is_incomplete(std::string_view text);

}  // namespace ansatz::syntax
