// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <set>
#include <string>

#include "interpreter/check/check.h"

namespace ansatz::faces {

/// What an entry asks of the value that a name holds: the fields it names, as in `walk.distance`, or, where the name
/// stands alone and anything may be read, nothing known (`everything`).
struct LookedAt {
  std::set<std::string> fields;
  bool everything = false;
};

/// Of a checked entry. Lua in it that has the name as a word may read everything.
LookedAt looked_at(const check::Checked& entry, const std::string& name);
/// Of plain Lua.
LookedAt looked_at_in_lua(const std::string& text, const std::string& name);

}  // namespace ansatz::faces
