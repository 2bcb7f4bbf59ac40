// SPDX-License-Identifier: MIT
// Calls of kernels and of script functions with named arguments.

#include <algorithm>

#include "interpreter/host/signatures.h"
#include "interpreter/host/values.h"
#include "interpreter/lower/lua_name.h"

namespace ansatz::host {
namespace {

using core::Value;

int call_kernel(lua_State* lua) {
  const KernelHandle& handle = *kernel_at(lua, 1);
  State& state = State::of(lua);
  const CallValues values = read_call(lua, 2);
  push(lua, state.call(*handle.kernel, handle.site, values.positional, values.named));
  return 1;
}

int kernel_text(lua_State* lua) {
  push(lua, kernel_at(lua, 1)->kernel->signature());
  return 1;
}

int kernel_field(lua_State* lua) {
  const std::string name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "this";
  throw core::Mismatch(kernel_at(lua, 1)->kernel->name + " is a kernel and has no field '" + name +
                       "'; its result has, once it is called");
}

int same_kernel(lua_State* lua) {
  const KernelHandle* a = kernel_at(lua, 1);
  const KernelHandle* b = kernel_at(lua, 2);
  lua_pushboolean(lua, a && b && a->kernel == b->kernel);
  return 1;
}

int site(lua_State* lua) {
  if (const KernelHandle* handle = kernel_at(lua, 2))
    push(lua, KernelHandle{handle->kernel, luaL_checkstring(lua, 1)});
  else
    lua_pushvalue(lua, 2);
  return 1;
}

/// az.call(f, positional…, az.named(…)): named arguments find their places by the parameters' names, which Lua keeps.
int call(lua_State* lua) {
  const int top = lua_gettop(lua);
  const NamedArguments* named = top > 1 ? named_at(lua, top) : nullptr;
  if (!named) check_count(lua, 1, static_cast<std::size_t>(top - 1));
  if (!named || !lua_isfunction(lua, 1) || lua_iscfunction(lua, 1)) {
    lua_call(lua, top - 1, LUA_MULTRET);
    return lua_gettop(lua);
  }
  const std::vector<core::NamedValue> values = named->values;
  lua_settop(lua, top - 1);
  std::vector<std::string> parameters;
  lua_pushvalue(lua, 1);
  while (const char* name = lua_getlocal(lua, nullptr, static_cast<int>(parameters.size()) + 1))
    parameters.push_back(lower::script_name(name));
  lua_pop(lua, 1);
  const auto positional = static_cast<std::size_t>(top - 2);
  const lower::FunctionText* text = function_text(lua, 1);
  const std::string who = text && !text->name.empty() ? text->name : "this function";
  const std::string declared = text ? text->signature : "";
  std::vector<const Value*> placed(parameters.size(), nullptr);
  for (const auto& [name, value] : values) {
    std::size_t place = 0;
    while (place < parameters.size() && parameters[place] != name) ++place;
    if (place == parameters.size()) throw core::UnknownName(who + " has no parameter '" + name + "'", name, parameters);
    if (place < positional)
      throw core::BadCall(who + " is given its parameter '" + name + "' twice", name, declared, "");
    placed[place] = &value;
  }
  if (text) {
    check_count(lua, 1, positional, [&](std::size_t place) { return placed.at(place) != nullptr; });
  }
  luaL_checkstack(lua, static_cast<int>(parameters.size()) + 2, "too many arguments");
  for (std::size_t place = positional; place < parameters.size(); ++place) {
    if (placed[place])
      push(lua, *placed[place]);
    else
      lua_pushnil(lua);
  }
  lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
  return lua_gettop(lua);
}

/// az.part(h, "half"): a field of what Lua made, an imported file among others, which must be there.
int part(lua_State* lua) {
  lua_pushvalue(lua, 2);
  if (lua_gettable(lua, 1) != LUA_TNIL) return 1;
  const std::string name = luaL_checkstring(lua, 2);
  std::vector<std::string> known;
  if (lua_istable(lua, 1)) {
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
      lua_pop(lua, 1);
      if (lua_type(lua, -1) == LUA_TSTRING) known.emplace_back(lua_tostring(lua, -1));
    }
  }
  std::sort(known.begin(), known.end());
  throw core::UnknownName("this Lua table has no '" + name + "'", name, known);
}

const luaL_Reg kKernel[] = {{"__call", guarded<call_kernel>},
                            {"__tostring", guarded<kernel_text>},
                            {"__index", guarded<kernel_field>},
                            {"__eq", guarded<same_kernel>},
                            {nullptr, nullptr}};

/// module.kernel: looked up, not stored, so that nothing can be put in its place.
int member(lua_State* lua) {
  const std::string name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "this";
  const core::Module& module = *State::of(lua).registry().find_module(lua_tostring(lua, lua_upvalueindex(1)));
  std::vector<std::string> known;
  for (const core::Kernel* kernel : module.kernels) {
    if (kernel->name == name) {
      push(lua, KernelHandle{kernel, ""});
      return 1;
    }
    known.push_back(kernel->name);
  }
  throw core::UnknownName("module " + module.name + " has no '" + name + "'", name, known);
}

int constant_module(lua_State* lua) {
  throw core::Mismatch(std::string("module ") + lua_tostring(lua, lua_upvalueindex(1)) + " cannot be changed");
}

}  // namespace

void install_calls(lua_State* lua) {
  lua_pushcfunction(lua, guarded<site>);
  lua_setfield(lua, -2, "site");
  lua_pushcfunction(lua, guarded<call>);
  lua_setfield(lua, -2, "call");
  lua_pushcfunction(lua, guarded<part>);
  lua_setfield(lua, -2, "part");
  luaL_getmetatable(lua, kKernelType);
  luaL_setfuncs(lua, kKernel, 0);
  lua_pop(lua, 1);

  // Each module as a table, in scope everywhere and as az.<module>; kernels of the core modules in scope by name.
  for (const auto& module : State::of(lua).registry().modules()) {
    lua_newtable(lua);
    for (const core::Kernel* kernel : module->kernels) {
      if (module->always_in_scope) {
        push(lua, KernelHandle{kernel, ""});
        lua_setglobal(lua, kernel->name.c_str());
        push(lua, KernelHandle{kernel, ""});
        lua_setfield(lua, -3, kernel->name.c_str());
      }
    }
    lua_newtable(lua);
    for (const auto& [name, function] : {std::pair<const char*, lua_CFunction>{"__index", guarded<member>},
                                         {"__newindex", guarded<constant_module>}}) {
      lua_pushstring(lua, module->name.c_str());
      lua_pushcclosure(lua, function, 1);
      lua_setfield(lua, -2, name);
    }
    lua_setmetatable(lua, -2);
    lua_pushvalue(lua, -1);
    lua_setglobal(lua, module->name.c_str());
    lua_setfield(lua, -2, module->name.c_str());
  }
}

}  // namespace ansatz::host
