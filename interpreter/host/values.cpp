// SPDX-License-Identifier: MIT
#include "interpreter/host/values.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "interpreter/host/error_value.h"
#include "interpreter/host/portable.h"
#include "interpreter/host/signatures.h"
#include "stdlib/core/print.h"

namespace ansatz::host {
namespace {

template <class T>
T* userdata(lua_State* lua, int place, const char* type) {
  return static_cast<T*>(luaL_testudata(lua, place, type));
}

template <class T>
void push_userdata(lua_State* lua, T held, const char* type) {
  new (lua_newuserdatauv(lua, sizeof(T), 0)) T(std::move(held));
  luaL_setmetatable(lua, type);
}

template <class T>
int collect(lua_State* lua) {
  static_cast<T*>(lua_touserdata(lua, 1))->~T();
  return 0;
}

/// A script function kept from C++. The state may be gone when the last copy goes, on whichever thread that is.
class LuaFunction final : public ScriptFunction {
 public:
  LuaFunction(State& state, int reference) : state_(state.alive()), reference_(reference) {}
  ~LuaFunction() override {
    if (const auto state = state_.lock()) (*state)->release_later(reference_);
  }
  LuaFunction(const LuaFunction&) = delete;
  LuaFunction& operator=(const LuaFunction&) = delete;

  core::Value call(std::span<const core::Value> arguments) override {
    std::vector<Argument> all(arguments.begin(), arguments.end());
    return call_with(all);
  }
  core::Value call_with(std::span<const Argument> arguments) override {
    State& state = owner();
    lua_State* lua = state.lua();
    luaL_checkstack(lua, static_cast<int>(arguments.size()) + 4, "too many arguments");
    state.push_reference(reference_);
    for (const Argument& argument : arguments) {
      std::visit([&](const auto& held) { push(lua, held); }, argument);
    }
    state.call(static_cast<int>(arguments.size()), 1);
    const NamedArguments* named = named_at(lua, -1);
    core::Value result = named ? core::Value(core::Record{"", named->values}) : read(lua, -1);
    lua_pop(lua, 1);
    return result;
  }
  int arity() const override {
    State& state = owner();
    state.push_reference(reference_);
    lua_Debug info;
    lua_getinfo(state.lua(), ">u", &info);
    return info.isvararg ? -1 : info.nparams;
  }

  std::string text() const override {
    const auto state = state_.lock();
    if (!state) return Callable::text();
    lua_State* lua = (*state)->lua();
    (*state)->push_reference(reference_);
    const lower::FunctionText* function = function_text(lua, -1);
    lua_pop(lua, 1);
    return function ? function->signature : Callable::text();
  }

  State& state() const override { return owner(); }
  void push_function() const override { owner().push_reference(reference_); }

  State& owner() const {
    const auto state = state_.lock();
    if (!state) throw core::Mismatch("this function belongs to a script that has ended");
    return **state;
  }
  int reference() const { return reference_; }

 private:
  std::weak_ptr<State*> state_;
  int reference_;
};

/// A kernel handed over as a function.
class KernelFunction final : public ScriptFunction {
 public:
  KernelFunction(State& state, KernelHandle handle) : state_(state.alive()), handle_(std::move(handle)) {}
  core::Value call(std::span<const core::Value> arguments) override {
    return state().call(*handle_.kernel, handle_.site, arguments, {});
  }
  core::Value call_with(std::span<const Argument> arguments) override {
    std::vector<core::Value> values;
    for (const Argument& argument : arguments) {
      const auto* value = std::get_if<core::Value>(&argument);
      if (!value) throw core::Mismatch("a kernel cannot stand here");
      values.push_back(*value);
    }
    return call(values);
  }
  int arity() const override { return -1; }
  State& state() const override {
    const auto held = state_.lock();
    if (!held) throw core::Mismatch("this function belongs to a script that has ended");
    return **held;
  }
  void push_function() const override { push(state().lua(), handle_); }
  std::string text() const override { return handle_.kernel->signature(); }
  const KernelHandle& handle() const { return handle_; }

 private:
  std::weak_ptr<State*> state_;
  KernelHandle handle_;
};

core::Value read_table(lua_State* lua, int place) {
  const auto length = static_cast<lua_Integer>(lua_rawlen(lua, place));
  std::vector<std::pair<std::string, core::Value>> fields;
  std::size_t positions = 0;
  lua_pushnil(lua);
  while (lua_next(lua, place)) {
    if (lua_type(lua, -2) == LUA_TSTRING) {
      fields.emplace_back(lua_tostring(lua, -2), read(lua, lua_gettop(lua)));
    } else if (lua_isinteger(lua, -2) && lua_tointeger(lua, -2) >= 1 && lua_tointeger(lua, -2) <= length) {
      ++positions;
    } else {
      lua_pop(lua, 2);
      throw core::Mismatch(
          "a Lua table becomes a list or a record, but this one has a key that is neither a position nor a text");
    }
    lua_pop(lua, 1);
  }
  if (positions > 0 && !fields.empty()) {
    throw core::Mismatch("a Lua table becomes a list or a record, but this one has positions and names");
  }
  if (!fields.empty()) {
    // Lua keeps no order of keys: the alphabet is the same every time.
    std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return core::Record{"", std::move(fields)};
  }
  core::List list;
  bool numbers = length > 0;
  for (lua_Integer i = 1; i <= length; ++i) {
    lua_rawgeti(lua, place, i);
    list.items.push_back(read(lua, lua_gettop(lua)));
    numbers = numbers && list.items.back().is<double>();
    lua_pop(lua, 1);
  }
  if (!numbers) return list;
  std::vector<double> values;
  for (const core::Value& item : list.items) values.push_back(*item.get<double>());
  return core::Array::of(std::move(values));
}

int error_text(lua_State* lua) {
  const auto* error = userdata<ErrorValue>(lua, 1, kErrorType);
  lua_pushstring(lua, error ? error->message.c_str() : "error");
  return 1;
}

/// object:method(…), with the object and the method's name bound.
int call_value_method(lua_State* lua) {
  auto& object = **static_cast<std::shared_ptr<Object>*>(luaL_checkudata(lua, lua_upvalueindex(1), kObjectType));
  const std::string method = lua_tostring(lua, lua_upvalueindex(2));
  const CallValues values = read_call(lua, 2);  // place 1 is the object before the colon
  push(lua, object.call(method, values.positional, values.named));
  return 1;
}

int object_index(lua_State* lua) {
  auto& object = **static_cast<std::shared_ptr<Object>*>(luaL_checkudata(lua, 1, kObjectType));
  const std::string name = luaL_checkstring(lua, 2);
  if (!object.is_method(name)) {
    push(lua, object.get(name));
    return 1;
  }
  lua_pushvalue(lua, 1);
  lua_pushvalue(lua, 2);
  lua_pushcclosure(lua, guarded<call_value_method>, 2);
  return 1;
}

void metatable(lua_State* lua, const char* type, lua_CFunction collector) {
  luaL_newmetatable(lua, type);
  lua_pushcfunction(lua, collector);
  lua_setfield(lua, -2, "__gc");
  lua_pushstring(lua, type);
  lua_setfield(lua, -2, "__metatable");  // scripts may not reach into it
}

}  // namespace

std::shared_ptr<ScriptFunction> script_function(const core::Value& value) {
  const auto* callable = value.get<std::shared_ptr<core::Callable>>();
  auto function = callable ? std::dynamic_pointer_cast<ScriptFunction>(*callable) : nullptr;
  if (!function) throw core::Mismatch("expected a function, but found " + value.describe());
  return function;
}

void push(lua_State* lua, const core::Value& value) {
  luaL_checkstack(lua, 3, "too many values");
  if (value.is_nothing()) {
    lua_pushnil(lua);
  } else if (const auto* truth = value.get<bool>()) {
    lua_pushboolean(lua, *truth ? 1 : 0);
  } else if (const auto* number = value.get<double>()) {
    lua_pushnumber(lua, *number);
  } else if (const auto* text = value.get<std::string>()) {
    lua_pushlstring(lua, text->data(), text->size());
  } else if (const auto* callable = value.get<std::shared_ptr<core::Callable>>()) {
    if (const auto* function = dynamic_cast<const LuaFunction*>(callable->get());
        function && &function->owner() == &State::of(lua)) {
      State::of(lua).push_reference(function->reference());
    } else if (const auto* kernel = dynamic_cast<const KernelFunction*>(callable->get())) {
      push(lua, kernel->handle());
    } else if (const auto* travelling = dynamic_cast<const PortableFunction*>(callable->get())) {
      State::of(lua).push_restored(travelling->shared_closure());
    } else {
      push_userdata(lua, value, kValueType);
    }
  } else {
    if (const auto* array = value.get<core::Array>()) State::of(lua).account(array->size() * sizeof(double));
    push_userdata(lua, value, kValueType);
  }
}

void push(lua_State* lua, const std::shared_ptr<Object>& object) { push_userdata(lua, object, kObjectType); }
void push(lua_State* lua, const KernelHandle& kernel) { push_userdata(lua, kernel, kKernelType); }
void push_named(lua_State* lua, NamedArguments arguments) { push_userdata(lua, std::move(arguments), kNamedType); }

core::Value* value_at(lua_State* lua, int place) { return userdata<core::Value>(lua, place, kValueType); }
KernelHandle* kernel_at(lua_State* lua, int place) { return userdata<KernelHandle>(lua, place, kKernelType); }
NamedArguments* named_at(lua_State* lua, int place) { return userdata<NamedArguments>(lua, place, kNamedType); }
std::shared_ptr<Object>* object_at(lua_State* lua, int place) {
  return userdata<std::shared_ptr<Object>>(lua, place, kObjectType);
}

core::Value read(lua_State* lua, int place) {
  place = lua_absindex(lua, place);
  switch (lua_type(lua, place)) {
    case LUA_TNONE:
    case LUA_TNIL:
      return {};
    case LUA_TBOOLEAN:
      return lua_toboolean(lua, place) != 0;
    case LUA_TNUMBER:
      return static_cast<double>(lua_tonumber(lua, place));
    case LUA_TSTRING: {
      std::size_t length = 0;
      const char* text = lua_tolstring(lua, place, &length);
      return std::string(text, length);
    }
    case LUA_TTABLE:
      luaL_checkstack(lua, 6, "a table nested too deeply");
      return read_table(lua, place);
    case LUA_TFUNCTION: {
      lua_pushvalue(lua, place);
      State& state = State::of(lua);
      return std::shared_ptr<core::Callable>(std::make_shared<LuaFunction>(state, state.reference()));
    }
    case LUA_TUSERDATA:
      if (const core::Value* value = value_at(lua, place)) return *value;
      if (const KernelHandle* kernel = kernel_at(lua, place)) {
        return std::shared_ptr<core::Callable>(std::make_shared<KernelFunction>(State::of(lua), *kernel));
      }
      if (named_at(lua, place)) throw core::Mismatch("named arguments come last in a call");
      if (const auto* error = userdata<ErrorValue>(lua, place, kErrorType)) return error->message;  // from pcall
      break;
    default:
      break;
  }
  throw core::Mismatch(std::string("a Lua ") + luaL_typename(lua, place) + " is no value of Ansatz");
}

CallValues read_call(lua_State* lua, int first) {
  CallValues values;
  const int top = lua_gettop(lua);
  for (int place = first; place <= top; ++place) {
    const bool last = place == top;
    if (const NamedArguments* named = named_at(lua, place); named && last) {
      values.named = named->values;
    } else if (last && lua_type(lua, place) == LUA_TTABLE && lua_rawlen(lua, place) == 0) {
      const core::Value table = read_table(lua, place);
      if (const auto* record = table.get<core::Record>()) values.named = record->fields;
    } else {
      values.positional.push_back(read(lua, place));
    }
  }
  return values;
}

void allow_names(const char* function, const CallValues& values, std::initializer_list<const char*> known) {
  for (const core::NamedValue& argument : values.named) {
    const std::string& name = argument.first;
    if (std::find_if(known.begin(), known.end(), [&](const char* each) { return name == each; }) == known.end()) {
      throw core::UnknownName(std::string(function) + " has no parameter '" + name + "'", name,
                              {known.begin(), known.end()});
    }
  }
}

void push_error(lua_State* lua, const std::exception& exception) {
  push_userdata(lua, describe_exception(exception), kErrorType);
}

void install_values(lua_State* lua) {
  metatable(lua, kValueType, collect<core::Value>);
  lua_pop(lua, 1);
  metatable(lua, kKernelType, collect<KernelHandle>);
  lua_pop(lua, 1);
  metatable(lua, kNamedType, collect<NamedArguments>);
  lua_pop(lua, 1);
  metatable(lua, kObjectType, collect<std::shared_ptr<Object>>);
  lua_pushcfunction(lua, guarded<object_index>);
  lua_setfield(lua, -2, "__index");
  lua_pop(lua, 1);
  metatable(lua, kErrorType, collect<ErrorValue>);
  lua_pushcfunction(lua, error_text);
  lua_setfield(lua, -2, "__tostring");
  lua_pop(lua, 1);
}

}  // namespace ansatz::host
