// SPDX-License-Identifier: MIT
// The environments of a state: the names of a file, of a layer over it, of a run.

#include <algorithm>

#include "interpreter/host/state.h"
#include "interpreter/host/values.h"

namespace ansatz::host {
namespace {

int refuse_global(lua_State* lua) {
  throw core::Mismatch(std::string("'") + luaL_checkstring(lua, 2) +
                       "' is a name outside this run, and a row may not assign it; a row gives its results by record");
}

}  // namespace

int State::make_environment(const std::string& file) {
  lua_newtable(lua_);  // environment
  environments_[lua_topointer(lua_, -1)] = {file, {}};
  lua_newtable(lua_);  // its metatable
  lua_newtable(lua_);  // what `use` brings
  lua_newtable(lua_);
  push_reference(base_scope_);
  lua_setfield(lua_, -2, "__index");
  lua_setmetatable(lua_, -2);
  lua_setfield(lua_, -2, "__index");
  lua_pushboolean(lua_, 0);
  lua_setfield(lua_, -2, "__metatable");
  lua_setmetatable(lua_, -2);
  return reference();
}

int State::make_layer(int environment) {
  push_reference(environment);
  const Environment below = environments_.at(lua_topointer(lua_, -1));
  const int layer = make_environment(below.file);
  push_reference(layer);
  Environment& held = environments_.at(lua_topointer(lua_, -1));
  held.uses = below.uses;
  held.below = environment;
  push_scope(layer);
  lua_newtable(lua_);
  lua_pushvalue(lua_, -4);
  lua_setfield(lua_, -2, "__index");
  lua_setmetatable(lua_, -2);
  lua_pop(lua_, 3);
  return layer;
}

void State::push_own_global(int environment, const std::string& name) {
  lua_pushnil(lua_);
  for (int at = environment; at != 0 && lua_isnil(lua_, -1);) {
    lua_pop(lua_, 1);
    push_reference(at);
    at = environments_.at(lua_topointer(lua_, -1)).below;
    lua_pushlstring(lua_, name.data(), name.size());
    lua_rawget(lua_, -2);
    lua_remove(lua_, -2);
  }
}

void State::release_environment(int environment) {
  push_reference(environment);
  environments_.erase(lua_topointer(lua_, -1));
  lua_pop(lua_, 1);
  luaL_unref(lua_, LUA_REGISTRYINDEX, environment);
}

void State::use(int environment, const std::vector<std::string>& modules) {
  push_reference(environment);
  auto& uses = environments_.at(lua_topointer(lua_, -1)).uses;
  lua_getmetatable(lua_, -1);
  lua_getfield(lua_, -1, "__index");
  for (const std::string& name : modules) {
    const core::Module* module = registry().find_module(name);
    if (!module) {
      std::vector<std::string> known;
      for (const auto& each : registry().modules()) known.push_back(each->name);
      lua_pop(lua_, 3);
      throw core::UnknownName("there is no module '" + name + "'", name, known);
    }
    if (std::find(uses.begin(), uses.end(), name) != uses.end()) continue;
    for (const core::Kernel* kernel : module->kernels) {
      // A name that two used modules share is reached through its module only.
      const bool shared = std::any_of(uses.begin(), uses.end(), [&](const std::string& other) {
        return registry().find(other + "." + kernel->name) != nullptr;
      });
      if (shared)
        lua_pushnil(lua_);
      else
        push(lua_, KernelHandle{kernel, ""});
      lua_setfield(lua_, -2, kernel->name.c_str());
    }
    uses.push_back(name);
  }
  lua_pop(lua_, 3);
}

void State::seal(int environment) {
  push_reference(environment);
  lua_getmetatable(lua_, -1);
  lua_pushcfunction(lua_, guarded<refuse_global>);
  lua_setfield(lua_, -2, "__newindex");
  lua_pop(lua_, 2);
}

void State::override_globals(int environment, const std::map<std::string, core::Value>& values) {
  push_reference(environment);
  lua_getmetatable(lua_, -1);
  lua_newtable(lua_);
  for (const auto& [name, value] : values) {
    push(lua_, value);
    lua_setfield(lua_, -2, name.c_str());
  }
  lua_pushcclosure(
      lua_,
      [](lua_State* lua) {
        lua_pushvalue(lua, 2);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) lua_replace(lua, 3);
        lua_settop(lua, 3);
        lua_rawset(lua, 1);
        return 0;
      },
      1);
  lua_setfield(lua_, -2, "__newindex");
  lua_pop(lua_, 2);
}

void State::set_global(int environment, const std::string& lua_name, const core::Value& value) {
  push_reference(environment);
  push(lua_, value);
  lua_setfield(lua_, -2, lua_name.c_str());
  lua_pop(lua_, 1);
}

core::Value State::global(int environment, const std::string& lua_name) {
  push_reference(environment);
  lua_getfield(lua_, -1, lua_name.c_str());
  core::Value value = read(lua_, -1);
  lua_pop(lua_, 2);
  return value;
}

std::vector<std::string> State::global_names(int environment) {
  std::vector<std::string> names;
  push_reference(environment);
  lua_pushnil(lua_);
  while (lua_next(lua_, -2)) {
    if (lua_type(lua_, -2) == LUA_TSTRING) names.emplace_back(lua_tostring(lua_, -2));
    lua_pop(lua_, 1);
  }
  lua_pop(lua_, 1);
  std::sort(names.begin(), names.end());
  return names;
}

void State::merge(int from, int to) {
  push_reference(from);
  push_reference(to);
  lua_pushnil(lua_);
  while (lua_next(lua_, -3)) {
    lua_pushvalue(lua_, -2);
    lua_insert(lua_, -2);
    lua_rawset(lua_, -4);
  }
  lua_pop(lua_, 2);
}

const std::string* State::environment_file(const void* table) const {
  const auto found = environments_.find(table);
  return found == environments_.end() ? nullptr : &found->second.file;
}

const std::vector<std::string>& State::environment_uses(const void* table) const {
  return environments_.at(table).uses;
}

}  // namespace ansatz::host
