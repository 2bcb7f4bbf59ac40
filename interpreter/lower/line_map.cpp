// SPDX-License-Identifier: MIT
#include "interpreter/lower/line_map.h"

namespace ansatz::lower {

std::optional<syntax::Span> LineMap::find(int lua_line) const {
  if (lua_line < 1 || static_cast<std::size_t>(lua_line) > spans.size()) return std::nullopt;
  return spans[static_cast<std::size_t>(lua_line) - 1];
}

}  // namespace ansatz::lower
