// SPDX-License-Identifier: MIT
// What a script function takes, where only running can tell which function is called.
//
// `given2 = az.given(2)` is a table that gives back every function it is asked for, `given2[f](a, b)`: at the first
// time after holding the call against the signature, from then on from the table itself, so that a call in a loop pays
// one look-up. The counts stand in the text of the call, so `nothing` is a value like any other.

#include "interpreter/host/signatures.h"

#include <string>

#include "interpreter/host/lua_messages.h"
#include "interpreter/host/values.h"
#include "interpreter/lower/lower.h"
#include "interpreter/lower/lua_name.h"

namespace ansatz::host {
namespace {

constexpr const char* kGivenTables = "ansatz.given";

const lower::LineMap* lines_of(lua_State* lua, const lua_Debug& info) {
  return info.source[0] == '=' ? State::of(lua).options().chunks->find(info.source + 1) : nullptr;
}

std::string counted_values(std::size_t count) {
  if (count == 0) return "no values";
  return "at most " + std::to_string(count) + (count == 1 ? " value" : " values");
}

/// What stands before the brackets of the call under way, as Lua would say it; empty where several calls share a line.
std::string callee(lua_State* lua) {
  lua_Debug info;
  if (!lua_getstack(lua, 1, &info)) return "";
  lua_getinfo(lua, "Sl", &info);
  const lower::LineMap* lines = lines_of(lua, info);
  if (!lines || lines->calls_of_values.count(info.currentline) != 1) return "";
  const std::string& name = lines->calls_of_values.find(info.currentline)->second;
  return name.empty() ? "" : " (local '" + name + "')";
}

/// given[f], where f was not called with so many values before.
int admit(lua_State* lua) {
  const auto values = static_cast<std::size_t>(lua_tointeger(lua, lua_upvalueindex(1)));
  lua_settop(lua, 2);
  if (lua_isfunction(lua, 2)) {
    if (lua_iscfunction(lua, 2)) return 1;
    check_count(lua, 2, values);
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, 2);
    lua_rawset(lua, 1);
  } else if (luaL_getmetafield(lua, 2, "__call") == LUA_TNIL) {
    throw core::Mismatch(
        in_readers_terms(std::string("attempt to call a ") + luaL_typename(lua, 2) + " value" + callee(lua)));
  }
  lua_settop(lua, 2);
  return 1;
}

int given(lua_State* lua) {
  push_given(lua, static_cast<std::size_t>(luaL_checkinteger(lua, 1)));
  return 1;
}

}  // namespace

void push_given(lua_State* lua, std::size_t values) {
  lua_getfield(lua, LUA_REGISTRYINDEX, kGivenTables);
  lua_rawgeti(lua, -1, static_cast<lua_Integer>(values));
  lua_remove(lua, -2);
}

const lower::FunctionText* function_text(lua_State* lua, int place) {
  if (!lua_isfunction(lua, place) || lua_iscfunction(lua, place)) return nullptr;
  lua_Debug info;
  lua_pushvalue(lua, place);
  lua_getinfo(lua, ">S", &info);
  const lower::LineMap* lines = lines_of(lua, info);
  if (!lines) return nullptr;
  lua_pushvalue(lua, place);
  const auto is_same = [&](const lower::FunctionText& text) {
    const auto count = static_cast<int>(text.parameters.size());
    for (int i = 0; i < count; ++i) {
      const char* name = lua_getlocal(lua, nullptr, i + 1);
      if (!name || lower::script_name(name) != text.parameters[static_cast<std::size_t>(i)].name) return false;
    }
    return lua_getlocal(lua, nullptr, count + 1) == nullptr;
  };
  const lower::FunctionText* found = nullptr;
  const auto [first, last] = lines->functions.equal_range(info.linedefined);
  for (auto each = first; each != last && !found; ++each) {
    if (is_same(each->second)) found = &each->second;
  }
  lua_pop(lua, 1);
  return found;
}

void check_count(lua_State* lua, int place, std::size_t values, const std::function<bool(std::size_t)>& is_named) {
  const lower::FunctionText* text = function_text(lua, place);
  if (!text) return;
  const std::string who = text->name.empty() ? "this function" : text->name;
  const std::size_t most = text->parameters.size();
  if (values > most) {
    throw core::BadCall(who + " takes " + counted_values(most) + ", but is given " + std::to_string(values), "",
                        text->signature, "");
  }
  for (std::size_t i = values; i < most; ++i) {
    const auto& parameter = text->parameters[i];
    if (parameter.has_default || (is_named && is_named(i))) continue;
    throw core::BadCall(who + " needs its parameter '" + parameter.name + "'", parameter.name, text->signature, "");
  }
}

void install_signatures(lua_State* lua) {
  lua_newtable(lua);
  for (std::size_t values = 0; values <= lower::kMostGiven; ++values) {
    lua_newtable(lua);
    lua_newtable(lua);
    lua_pushinteger(lua, static_cast<lua_Integer>(values));
    lua_pushcclosure(lua, guarded<admit>, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushliteral(lua, "k");
    lua_setfield(lua, -2, "__mode");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, -2, static_cast<lua_Integer>(values));
  }
  lua_setfield(lua, LUA_REGISTRYINDEX, kGivenTables);
  lua_pushcfunction(lua, guarded<given>);
  lua_setfield(lua, -2, "given");
}

}  // namespace ansatz::host
