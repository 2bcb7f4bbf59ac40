// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/host/object.h"
#include "interpreter/host/state.h"

/// Values in and out of the Lua state. Only sources of this layer include this header.
namespace ansatz::host {

/// Names of metatables.
inline constexpr const char* kValueType = "ansatz.value";
inline constexpr const char* kKernelType = "ansatz.kernel";
inline constexpr const char* kNamedType = "ansatz.named";
inline constexpr const char* kObjectType = "ansatz.object";
inline constexpr const char* kErrorType = "ansatz.error";

struct KernelHandle {
  const core::Kernel* kernel = nullptr;
  std::string site;
};

/// The named arguments of one call, in the order written.
struct NamedArguments {
  std::vector<core::NamedValue> values;
};

void push(lua_State* lua, const core::Value& value);
void push(lua_State* lua, const std::shared_ptr<Object>& object);
void push(lua_State* lua, const KernelHandle& kernel);
void push_named(lua_State* lua, NamedArguments arguments);

/// The value at a stack place. Plain Lua tables become lists or records. Throws core::Mismatch for what is no value.
core::Value read(lua_State* lua, int place);

/// The userdata of a kind at a stack place, or null.
core::Value* value_at(lua_State* lua, int place);
KernelHandle* kernel_at(lua_State* lua, int place);
NamedArguments* named_at(lua_State* lua, int place);
std::shared_ptr<Object>* object_at(lua_State* lua, int place);

/// Positional and named values from `first` to the top: named ones are a last az.named, or a last plain Lua table that
/// has no positions.
struct CallValues {
  std::vector<core::Value> positional;
  std::vector<core::NamedValue> named;
};
CallValues read_call(lua_State* lua, int first);

/// Refuses names other than the known ones; for built-ins without a declaration of their own.
void allow_names(const char* function, const CallValues& values, std::initializer_list<const char*> known);

/// Turns whatever a C++ function throws into a Lua error. Lua's own error passes through.
void push_error(lua_State* lua, const std::exception& exception);
template <int (*F)(lua_State*)>
int guarded(lua_State* lua) {
  try {
    return F(lua);
  } catch (const std::exception& exception) {
    push_error(lua, exception);
  }
  return lua_error(lua);
}

/// Makes the metatables and fills the table `az`, which is on top of the stack.
void install_values(lua_State* lua);
void install_operators(lua_State* lua);
void install_access(lua_State* lua);
void install_making(lua_State* lua);
void install_calls(lua_State* lua);
void install_builtins(lua_State* lua);
void install_experiments(lua_State* lua);
void install_boundaries(lua_State* lua);
/// Makes what all rows share unchangeable; when everything is installed.
void make_libraries_constant(lua_State* lua);

}  // namespace ansatz::host
