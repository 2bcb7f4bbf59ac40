// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/syntax/source.h"

namespace ansatz::lower {

/// A function of a script as its reader knows it.
struct FunctionText {
  struct Parameter {
    std::string name;  ///< in the script
    bool has_default = false;
  };
  std::string name;                   ///< empty for a function that is written as a value
  std::vector<Parameter> parameters;  ///< in order
  std::string signature;              ///< "f(x, k = 1)", "x => …"
};

/// What the lines of a script's Lua text come from: places, functions, calls.
struct LineMap {
  syntax::SourcePtr source;
  std::vector<std::optional<syntax::Span>> spans;   ///< the first entry is Lua's line 1
  std::multimap<int, FunctionText> functions;       ///< by the Lua line of their word `function`
  std::multimap<int, std::string> calls_of_values;  ///< by Lua line: what is called there, as Lua knows it, or ""

  /// What a Lua line, counted from 1, comes from; nothing for lines of our own.
  std::optional<syntax::Span> find(int lua_line) const;
};

}  // namespace ansatz::lower
