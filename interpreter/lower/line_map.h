// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "interpreter/syntax/source.h"

namespace ansatz::lower {

/// Which part of a script each line of its Lua text comes from.
struct LineMap {
  syntax::SourcePtr source;
  std::vector<std::optional<syntax::Span>> spans;  ///< the first entry is Lua's line 1

  /// What a Lua line, counted from 1, comes from; nothing for lines of our own.
  std::optional<syntax::Span> find(int lua_line) const;
};

}  // namespace ansatz::lower
