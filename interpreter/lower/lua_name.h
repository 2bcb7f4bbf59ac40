// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace ansatz::lower {

/// The name under which Lua knows a name of Ansatz. An ASCII name stays as it is; Lua's keywords, `az` and `_ENV` get
/// `__` appended (`until__`); each code point beyond ASCII becomes its number: `φ` is `_u3c6_`.
std::string lua_name(std::string_view name);
/// The name that lua_name made this of.
std::string script_name(std::string_view lua_name);

/// Whether a text may stand as a name in Lua source: after a dot, or as a key without quotes.
bool is_lua_identifier(std::string_view text);

/// The text as a Lua literal in double quotes, on one line.
std::string lua_text(std::string_view text);

/// The number as a Lua float, the shortest that reads back the same: `9.0`, `1e-05`; infinity is `1e999`.
std::string lua_number(double number);

}  // namespace ansatz::lower
