// SPDX-License-Identifier: MIT
// What the host supplies beside the kernels: print, text, by_scale, use, import, require, and an orderly pairs.

#include "interpreter/host/builtins.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>

#include "interpreter/host/values.h"
#include "interpreter/lower/lua_name.h"
#include "stdlib/core/print.h"

namespace ansatz::host {
namespace {

using core::Value;

constexpr std::pair<const char*, double> kNumbers[] = {
    {"pi", std::numbers::pi},
    {"inf", std::numeric_limits<double>::infinity()},
    {"nan", std::numeric_limits<double>::quiet_NaN()},
};

int print(lua_State* lua) {
  const int count = lua_gettop(lua);
  std::string line;
  if (count == 1) {
    const Value value = read(lua, 1);
    const auto* text = value.get<std::string>();
    line = text ? *text : core::display(value);
  } else {
    for (int place = 1; place <= count; ++place) line += (place > 1 ? " " : "") + core::plain_text(read(lua, place));
  }
  const auto& out = State::of(lua).options().print;
  if (out) out(line);
  return 0;
}

/// How `text` writes numbers: shortest, to so many significant digits, or to so many places after the point.
struct NumberStyle {
  std::optional<int> digits, decimals;

  std::string write(double number) const {
    return digits ? fmt::format("{:.{}g}", number, *digits) : fmt::format("{:.{}f}", number, *decimals);
  }
  std::string write(const Value& value) const {
    if (!digits && !decimals) return core::plain_text(value);
    if (const auto* number = value.get<double>()) return write(*number);
    if (const auto* quantity = value.get<core::Quantity>()) return write(quantity->value) + " " + quantity->unit.symbol;
    if (value.is<std::string>() || value.is<bool>()) return core::plain_text(value);
    if (const auto* array = value.get<core::Array>(); array && array->size() == 1 && array->rank() == 0)
      return write(array->number(0)) + (array->unit.symbol.empty() ? "" : " " + array->unit.symbol);
    throw core::Mismatch(std::string("text: ") + (digits ? "digits" : "decimals") +
                         " are those of a number or a quantity, not of " + value.describe());
  }
};

int whole_number_of(const Value& value, const std::string& name, int least) {
  const auto* number = value.get<double>();
  if (!number || *number != std::trunc(*number) || *number < least || *number > 17)
    throw core::Mismatch("text: " + name + " is " + core::text(value) + ", but must be a whole number in [" +
                         std::to_string(least) + ", 17]");
  return static_cast<int>(*number);
}

int text(lua_State* lua) {
  const CallValues values = read_call(lua, 1);
  allow_names("text", values, {"digits", "decimals"});
  NumberStyle style;
  for (const auto& [name, value] : values.named) {
    if (name == "digits") style.digits = whole_number_of(value, name, 1);
    if (name == "decimals") style.decimals = whole_number_of(value, name, 0);
  }
  if (style.digits && style.decimals)
    throw core::Mismatch("text: digits and decimals exclude each other: significant digits, or places after the point");
  std::string joined;
  for (const Value& value : values.positional) joined += style.write(value);
  push(lua, joined);
  return 1;
}

int by_scale(lua_State* lua) {
  const CallValues values = read_call(lua, 1);
  allow_names("by_scale", values, {"quick", "paper"});
  if (!values.positional.empty() || values.named.size() != 2 || values.named[0].first == values.named[1].first) {
    throw core::Mismatch("by_scale wants both sizes by name: by_scale(quick = 25, paper = 481)");
  }
  for (const auto& [name, value] : values.named) {
    if (name == State::of(lua).options().scale) push(lua, value);
  }
  return 1;
}

int ignore(lua_State*) { return 0; }

/// az.look("line", x, y, az.named(…)): a mark that stands alone.
int look(lua_State* lua) {
  const std::string mark = luaL_checkstring(lua, 1);
  const auto& on_mark = State::of(lua).options().on_mark;
  if (!on_mark) throw core::Mismatch("'" + mark + "' draws in the figures of an experiment, or at the prompt");
  CallValues values = read_call(lua, 2);
  on_mark(mark, std::move(values.positional), std::move(values.named));
  return 0;
}

/// The environment of the function that called us.
int caller_environment(lua_State* lua) {
  lua_Debug info;
  for (int level = 1; lua_getstack(lua, level, &info); ++level) {
    lua_getinfo(lua, "f", &info);
    for (int i = 1;; ++i) {
      const char* name = lua_getupvalue(lua, -1, i);
      if (!name) break;
      if (std::string_view(name) == "_ENV" && lua_istable(lua, -1)) {
        lua_remove(lua, -2);
        return State::of(lua).reference();
      }
      lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
  }
  throw core::Mismatch("this can be said at the top of a file only");
}

std::string file_of(lua_State* lua, int environment) {
  State::of(lua).push_reference(environment);
  const std::string* file = State::of(lua).environment_file(lua_topointer(lua, -1));
  lua_pop(lua, 1);
  return file ? *file : "";
}

int use(lua_State* lua) {
  std::vector<std::string> modules;
  for (int place = 1; place <= lua_gettop(lua); ++place) modules.emplace_back(luaL_checkstring(lua, place));
  const int environment = caller_environment(lua);
  State::of(lua).use(environment, modules);
  State::of(lua).release_later(environment);
  return 0;
}

int import(lua_State* lua) {
  State& state = State::of(lua);
  const std::string path = luaL_checkstring(lua, 1);
  if (!state.options().on_import) throw core::Mismatch("nothing can be imported here");
  const int environment = caller_environment(lua);
  const int imported = state.options().on_import(path, file_of(lua, environment));
  state.push_reference(imported);
  // An Ansatz file without a name for it brings its names; `h = az.import(…)` takes the value.
  if (state.environment_file(lua_topointer(lua, -1))) state.merge(imported, environment);
  state.release_later(environment);
  return 1;
}

int require(lua_State* lua) {
  const std::string name = luaL_checkstring(lua, 1);
  if (name == "ansatz") {
    lua_getglobal(lua, "az");
    return 1;
  }
  lua_settop(lua, 0);
  push(lua, name + ".lua");
  return import(lua);
}

/// pairs in an order that is the same in every run: numbers, then texts, each sorted; then the rest as Lua has it.
int ordered_pairs(lua_State* lua) {
  luaL_checkany(lua, 1);
  if (luaL_getmetafield(lua, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(lua, 1);
    lua_call(lua, 1, 3);
    return 3;
  }
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_newtable(lua);  // the keys in order
  const int keys = lua_gettop(lua);
  lua_Integer count = 0;
  std::vector<double> numbers;
  std::vector<std::string> texts;
  lua_newtable(lua);  // the others
  const int others = lua_gettop(lua);
  lua_Integer other_count = 0;
  lua_pushnil(lua);
  while (lua_next(lua, 1)) {
    lua_pop(lua, 1);
    if (lua_type(lua, -1) == LUA_TNUMBER) {
      numbers.push_back(lua_tonumber(lua, -1));
    } else if (lua_type(lua, -1) == LUA_TSTRING) {
      std::size_t size = 0;
      const char* key = lua_tolstring(lua, -1, &size);
      texts.emplace_back(key, size);
    } else {
      lua_pushvalue(lua, -1);
      lua_rawseti(lua, others, ++other_count);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  std::sort(texts.begin(), texts.end());
  for (const double number : numbers) {
    lua_pushnumber(lua, number);
    lua_Integer whole = 0;
    if (lua_numbertointeger(number, &whole) && static_cast<double>(whole) == number) {
      lua_pop(lua, 1);
      lua_pushinteger(lua, whole);
    }
    lua_rawseti(lua, keys, ++count);
  }
  for (const std::string& key : texts) {
    lua_pushlstring(lua, key.data(), key.size());
    lua_rawseti(lua, keys, ++count);
  }
  for (lua_Integer i = 1; i <= other_count; ++i) {
    lua_rawgeti(lua, others, i);
    lua_rawseti(lua, keys, ++count);
  }
  lua_settop(lua, keys);
  lua_pushvalue(lua, 1);
  lua_pushinteger(lua, 0);
  const auto step = [](lua_State* inner) -> int {
    const lua_Integer place = lua_tointeger(inner, lua_upvalueindex(3)) + 1;
    lua_pushinteger(inner, place);
    lua_replace(inner, lua_upvalueindex(3));
    if (lua_rawgeti(inner, lua_upvalueindex(1), place) == LUA_TNIL) return 1;
    lua_pushvalue(inner, -1);
    lua_gettable(inner, lua_upvalueindex(2));
    return 2;
  };
  lua_pushcclosure(lua, step, 3);
  return 1;
}

/// ipairs that ends where a value of Ansatz does, which has no nil after its last element.
int indexed_pairs(lua_State* lua) {
  const bool is_value = value_at(lua, 1) != nullptr;
  if (is_value)
    luaL_getmetafield(lua, 1, "__pairs");
  else
    lua_pushvalue(lua, lua_upvalueindex(1));  // Lua's own
  lua_insert(lua, 1);
  lua_call(lua, lua_gettop(lua) - 1, 3);
  return 3;
}

/// az["φ"]: a name of the file whose letters Lua does not know.
int name_of_file(lua_State* lua) {
  const std::string name = luaL_checkstring(lua, 2);
  const int environment = caller_environment(lua);
  State::of(lua).push_reference(environment);
  State::of(lua).release_later(environment);
  lua_getfield(lua, -1, lower::lua_name(name).c_str());
  return 1;
}

}  // namespace

const std::vector<check::Signature>& builtin_signatures() {
  static const std::vector<check::Signature> kSignatures = [] {
    check::Signature print_line{"print", {}, true, false, false};
    check::Signature text_of{
        "text", {{"digits", false, false, {}}, {"decimals", false, false, {}}}, true, false, false};
    check::Signature scale{"by_scale", {{"quick", true, false, {}}, {"paper", true, false, {}}}, false, false, false};
    std::vector<check::Signature> all{print_line, text_of, scale};
    for (const auto& [name, value] : kNumbers) all.push_back({name, {}, false, false, false});
    return all;
  }();
  return kSignatures;
}

void install_builtins(lua_State* lua) {
  const luaL_Reg runtime[] = {{"print", guarded<print>},   {"text", guarded<text>}, {"by_scale", guarded<by_scale>},
                              {"ignore", guarded<ignore>}, {"use", guarded<use>},   {"import", guarded<import>},
                              {"look", guarded<look>},     {nullptr, nullptr}};
  luaL_setfuncs(lua, runtime, 0);
  for (const char* name : {"print", "text", "by_scale"}) {
    lua_getfield(lua, -1, name);
    lua_setglobal(lua, name);
  }
  for (const auto& [name, value] : kNumbers) {
    lua_pushnumber(lua, value);
    lua_setglobal(lua, name);
  }
  lua_pushcfunction(lua, guarded<require>);
  lua_setglobal(lua, "require");
  lua_pushcfunction(lua, guarded<ordered_pairs>);
  lua_setglobal(lua, "pairs");
  lua_getglobal(lua, "ipairs");
  lua_pushcclosure(lua, guarded<indexed_pairs>, 1);
  lua_setglobal(lua, "ipairs");
  lua_newtable(lua);
  lua_pushcfunction(lua, guarded<name_of_file>);
  lua_setfield(lua, -2, "__index");
  lua_setmetatable(lua, -2);
}

}  // namespace ansatz::host
