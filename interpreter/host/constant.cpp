// SPDX-License-Identifier: MIT
// What every row of a worker meets is the same for all: the libraries and `az` can be read and not changed. A script
// sees an empty table that reads from the true one.

#include <string_view>

#include "interpreter/host/values.h"

namespace ansatz::host {
namespace {

int refuse(lua_State* lua) {
  const std::string name = lua_tostring(lua, lua_upvalueindex(1));
  if (State::of(lua).registry().find_module(name)) throw core::Mismatch("module " + name + " cannot be changed");
  throw core::Mismatch(name + " is the same for every row and cannot be changed; make a table of your own");
}

/// pairs(math): over the true table, in order.
int pairs_of_true(lua_State* lua) {
  lua_getglobal(lua, "pairs");
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_call(lua, 1, 3);
  return 3;
}

int guarded_rawset(lua_State* lua) {
  luaL_checktype(lua, 1, LUA_TTABLE);
  luaL_checkany(lua, 2);
  luaL_checkany(lua, 3);
  if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL)
    throw core::Mismatch("rawset: this table is protected and cannot be changed");
  lua_settop(lua, 3);
  lua_rawset(lua, 1);
  return 1;
}

/// Replaces the table on top of the stack by one that reads from it.
void shield(lua_State* lua, const std::string& name) {
  lua_newtable(lua);
  lua_newtable(lua);
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  lua_pushstring(lua, name.c_str());
  lua_pushcclosure(lua, guarded<refuse>, 1);
  lua_setfield(lua, -2, "__newindex");
  lua_pushvalue(lua, -3);
  lua_pushcclosure(lua, guarded<pairs_of_true>, 1);
  lua_setfield(lua, -2, "__pairs");
  lua_pushboolean(lua, 0);
  lua_setfield(lua, -2, "__metatable");
  lua_setmetatable(lua, -2);
  lua_remove(lua, -2);
}

}  // namespace

void make_libraries_constant(lua_State* lua) {
  lua_pushcfunction(lua, guarded<guarded_rawset>);
  lua_setglobal(lua, "rawset");
  lua_pushliteral(lua, "");
  if (lua_getmetatable(lua, -1)) {
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pop(lua, 1);
  }
  lua_pop(lua, 1);

  std::vector<std::string> names;
  lua_rawgeti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_pushnil(lua);
  while (lua_next(lua, -2)) {
    const bool is_library = lua_type(lua, -2) == LUA_TSTRING && lua_istable(lua, -1);
    if (is_library && std::string_view(lua_tostring(lua, -2)) != "az") names.emplace_back(lua_tostring(lua, -2));
    lua_pop(lua, 1);
  }
  names.emplace_back("az");  // last: modules are fields of it too, the same value by either way
  for (const std::string& name : names) {
    lua_getfield(lua, -1, name.c_str());
    shield(lua, name);
    if (name != "az") {
      lua_getfield(lua, -2, "az");
      lua_pushstring(lua, name.c_str());
      if (lua_rawget(lua, -2) == LUA_TTABLE) {
        lua_pushvalue(lua, -3);
        lua_setfield(lua, -3, name.c_str());
      }
      lua_pop(lua, 2);
    }
    lua_setfield(lua, -2, name.c_str());
  }
  lua_pop(lua, 1);
}

}  // namespace ansatz::host
