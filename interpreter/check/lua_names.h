// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ansatz::check {

/// Names in a stretch of Lua, read off its text.
struct LuaNames {
  std::vector<std::string> assigned;   ///< globals it assigns, each once, in order
  std::vector<std::size_t> places;     ///< of each of them, where in the text it is assigned first
  std::vector<std::string> mentioned;  ///< every identifier, each once, in order
};

/// Reads a text that Lua accepts; of one that it refuses, whatever can be read.
LuaNames read_lua_names(std::string_view text);

}  // namespace ansatz::check
