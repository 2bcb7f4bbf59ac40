// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

#include "interpreter/lower/line_map.h"

struct lua_State;

namespace ansatz::host {

/// The function at that place of the stack as its script writes it; null where it is none of Ansatz's: a kernel, a
/// function written in Lua.
const lower::FunctionText* function_text(lua_State* lua, int place);

/// Throws core::BadCall where an Ansatz function does not take so many values by position. `is_named` tells which of
/// its parameters are given by name.
void check_count(lua_State* lua, int place, std::size_t values,
                 const std::function<bool(std::size_t)>& is_named = nullptr);

/// Pushes az.given(values): there is one table for each count in every state.
void push_given(lua_State* lua, std::size_t values);

/// Adds az.given to the table on top of the stack.
void install_signatures(lua_State* lua);

}  // namespace ansatz::host
