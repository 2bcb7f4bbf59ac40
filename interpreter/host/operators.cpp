// SPDX-License-Identifier: MIT
// The operators of the language on values, for Ansatz and Lua alike.

#include <algorithm>

#include "interpreter/host/share.h"
#include "interpreter/host/values.h"
#include "interpreter/lower/lua_name.h"
#include "stdlib/core/arithmetic.h"
#include "stdlib/core/elementwise.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/print.h"

namespace ansatz::host {
namespace {

using core::BinaryOperator;
using core::UnaryOperator;
using core::Value;

constexpr const char* kTolerance = "tolerance";  // type of the record that ± makes

template <BinaryOperator kOperator>
int binary(lua_State* lua) {
  push(lua, core::binary(kOperator, read(lua, 1), read(lua, 2)));
  return 1;
}

template <BinaryOperator kOperator>
int compare(lua_State* lua) {
  if (lua_type(lua, 1) == LUA_TNUMBER && lua_type(lua, 2) == LUA_TNUMBER) {
    const double a = lua_tonumber(lua, 1), b = lua_tonumber(lua, 2);
    bool result = false;
    if constexpr (kOperator == BinaryOperator::less) result = a < b;
    if constexpr (kOperator == BinaryOperator::less_equal) result = a <= b;
    if constexpr (kOperator == BinaryOperator::greater) result = a > b;
    if constexpr (kOperator == BinaryOperator::greater_equal) result = a >= b;
    if constexpr (kOperator == BinaryOperator::equal) result = a == b;
    if constexpr (kOperator == BinaryOperator::not_equal) result = a != b;
    lua_pushboolean(lua, result ? 1 : 0);
    return 1;
  }
  return binary<kOperator>(lua);
}

constexpr const char* kBranchAdvice =
    "a condition on a traced value has no answer yet: this function is read once as a formula; write "
    "if_else(condition, a, b) instead of branching";

bool truth_of(const Value& value, const char* what) {
  if (const auto* truth = value.get<bool>()) return *truth;
  if (value.is<core::Expression>()) throw core::Mismatch(kBranchAdvice);
  if (const auto* array = value.get<core::Array>(); array && array->type() == core::ElementType::boolean) {
    if (array->rank() == 0) return array->booleans()[0] != 0;
    throw core::Mismatch(std::string(what) + " must be true or false, but is a mask; say any(…) or all(…)");
  }
  throw core::Mismatch(std::string(what) + " must be true or false, but is " + value.describe());
}

int truth(lua_State* lua) {
  State::of(lua).tick();  // every loop of Ansatz passes here or through az.each
  const bool result = lua_isboolean(lua, 1) ? lua_toboolean(lua, 1) != 0 : truth_of(read(lua, 1), "a condition");
  lua_pushboolean(lua, result ? 1 : 0);
  return 1;
}

/// `a and b`, `a or b`: b may come as a function, called only when a does not decide.
template <BinaryOperator kOperator, bool kDecides>
int connective(lua_State* lua) {
  if (lua_isboolean(lua, 1) && (lua_toboolean(lua, 1) != 0) == kDecides) {
    lua_pushboolean(lua, kDecides ? 1 : 0);
    return 1;
  }
  if (lua_isfunction(lua, 2)) {
    lua_pushvalue(lua, 2);
    lua_call(lua, 0, 1);
    lua_replace(lua, 2);
  }
  push(lua, core::binary(kOperator, read(lua, 1), read(lua, 2)));
  return 1;
}

int negated(lua_State* lua) {
  push(lua, core::unary(UnaryOperator::logical_not, read(lua, 1)));
  return 1;
}

int negative(lua_State* lua) {
  push(lua, core::unary(UnaryOperator::negate, read(lua, 1)));
  return 1;
}

Value with_tolerance(Value value, Value tolerance) {
  core::Record record;
  record.type = kTolerance;
  record.fields = {{"value", std::move(value)}, {"tolerance", std::move(tolerance)}};
  return record;
}

int plus_minus(lua_State* lua) {
  push(lua, with_tolerance(read(lua, 1), read(lua, 2)));
  return 1;
}

int within(lua_State* lua) {
  const Value target = read(lua, 1), share = read(lua, 2);
  check_share(State::of(lua), share);
  const Value size = core::elementary(core::Operation::abs, core::binary(BinaryOperator::multiply, target, share));
  push(lua, with_tolerance(target, size));
  return 1;
}

int near(lua_State* lua) {
  const Value measured = read(lua, 1), right = read(lua, 2);
  const auto* target = right.get<core::Record>();
  if (!target || target->type != kTolerance) {
    throw core::Mismatch("≈ needs a tolerance: a ≈ b ± tolerance, or a ≈ b within 5 percent");
  }
  const Value gap =
      core::elementary(core::Operation::abs, core::binary(BinaryOperator::subtract, measured, *target->find("value")));
  push(lua, core::binary(BinaryOperator::less_equal, gap, *target->find("tolerance")));
  return 1;
}

/// Lua's own ==, which keeps only true or false.
int same(lua_State* lua) {
  const Value a = read(lua, 1), b = read(lua, 2);
  bool result = core::identical(a, b);
  if (!result && a.data().index() == b.data().index() && !a.is<core::Array>() && !a.is<core::Expression>()) {
    const Value compared = core::binary(BinaryOperator::equal, a, b);
    const auto* equal = compared.get<bool>();
    result = equal && *equal;
  }
  lua_pushboolean(lua, result ? 1 : 0);
  return 1;
}

/// Lua's own < and <=, which keep only true or false.
template <BinaryOperator kOperator>
int ordered(lua_State* lua) {
  const Value result = core::binary(kOperator, read(lua, 1), read(lua, 2));
  if (const auto* array = result.get<core::Array>(); array && array->rank() > 0) {
    throw core::Mismatch("Lua's < keeps one truth value only; az.less(a, b) compares arrays element by element");
  }
  lua_pushboolean(lua, truth_of(result, "a comparison") ? 1 : 0);
  return 1;
}

int concatenate(lua_State* lua) {
  if (luaL_testudata(lua, 1, kErrorType) || luaL_testudata(lua, 2, kErrorType)) {  // what pcall caught is its message
    luaL_tolstring(lua, 1, nullptr);
    luaL_tolstring(lua, 2, nullptr);
    lua_concat(lua, 2);
    return 1;
  }
  throw core::Mismatch("cannot join " + read(lua, 1).describe() + " and " + read(lua, 2).describe() +
                       " with ..; text(a, b) joins any values");
}

/// What stands for a value that only Lua can hold, in a sentence.
std::string described(lua_State* lua, int place) {
  if (const KernelHandle* kernel = kernel_at(lua, place)) return kernel->kernel->name;
  return object_at(lua, place) ? "this" : read(lua, place).describe();
}

/// Where nothing is asked for what a library of plain Lua has, that library may have been meant.
std::string library_meant(const std::string& field) {
  const auto is_one_of = [&](std::initializer_list<const char*> names) {
    return std::find(names.begin(), names.end(), field) != names.end();
  };
  if (is_one_of({"write", "read", "open", "lines", "popen", "stderr", "stdin", "stdout"}))
    return "; Lua's io is left out: print shows a value, and the module data reads and writes files";
  if (is_one_of({"clock", "difftime", "execute", "getenv", "tmpname"}))
    return "; Lua's os is left out: a script says the same wherever and whenever it runs";
  return "";
}

/// Fields of numbers, truth values, functions and nothing: they have none.
int no_parts(lua_State* lua) {
  const std::string what = described(lua, 1);
  if (lua_type(lua, 2) != LUA_TSTRING) throw core::Mismatch(what + " has no elements");
  const std::string field = lower::script_name(lua_tostring(lua, 2));
  throw core::Mismatch(what + " has no field '" + field + "'" + (lua_isnil(lua, 1) ? library_meant(field) : ""));
}

/// Methods of texts are Lua's; what is none of them is no field.
int text_method(lua_State* lua) {
  lua_pushvalue(lua, 2);
  if (lua_rawget(lua, lua_upvalueindex(1)) == LUA_TNIL) no_parts(lua);
  return 1;
}

int constant_value(lua_State* lua) {
  throw core::Mismatch(described(lua, 1) + " cannot be changed in place; make a new value");
}

int no_length(lua_State* lua) { throw core::Mismatch(described(lua, 1) + " has no length"); }

const luaL_Reg kOperators[] = {{"__add", guarded<binary<BinaryOperator::add>>},
                               {"__sub", guarded<binary<BinaryOperator::subtract>>},
                               {"__mul", guarded<binary<BinaryOperator::multiply>>},
                               {"__div", guarded<binary<BinaryOperator::divide>>},
                               {"__mod", guarded<binary<BinaryOperator::modulo>>},
                               {"__pow", guarded<binary<BinaryOperator::power>>},
                               {"__unm", guarded<negative>},
                               {"__lt", guarded<ordered<BinaryOperator::less>>},
                               {"__le", guarded<ordered<BinaryOperator::less_equal>>},
                               {"__concat", guarded<concatenate>},
                               {"__newindex", guarded<constant_value>},
                               {nullptr, nullptr}};

const luaL_Reg kNoParts[] = {{"__index", guarded<no_parts>}, {"__len", guarded<no_length>}, {nullptr, nullptr}};

const luaL_Reg kNamedOperators[] = {{"less", guarded<compare<BinaryOperator::less>>},
                                    {"less_equal", guarded<compare<BinaryOperator::less_equal>>},
                                    {"greater", guarded<compare<BinaryOperator::greater>>},
                                    {"greater_equal", guarded<compare<BinaryOperator::greater_equal>>},
                                    {"equal", guarded<compare<BinaryOperator::equal>>},
                                    {"not_equal", guarded<compare<BinaryOperator::not_equal>>},
                                    {"is_in", guarded<binary<BinaryOperator::in>>},
                                    {"both", guarded<connective<BinaryOperator::logical_and, false>>},
                                    {"either", guarded<connective<BinaryOperator::logical_or, true>>},
                                    {"negated", guarded<negated>},
                                    {"truth", guarded<truth>},
                                    {"near", guarded<near>},
                                    {"plus_minus", guarded<plus_minus>},
                                    {"within", guarded<within>},
                                    {nullptr, nullptr}};

}  // namespace

void install_operators(lua_State* lua) {
  luaL_setfuncs(lua, kNamedOperators, 0);
  luaL_getmetatable(lua, kValueType);
  luaL_setfuncs(lua, kOperators, 0);
  lua_pushcfunction(lua, guarded<same>);
  lua_setfield(lua, -2, "__eq");
  lua_pop(lua, 1);

  // Lua reads "10" + 1 as 11, and says of nothing only that it is nil: all get the operators' own sentences.
  lua_pushliteral(lua, "");
  lua_getmetatable(lua, -1);
  luaL_setfuncs(lua, kOperators, 0);
  lua_getfield(lua, -1, "__index");
  lua_pushcclosure(lua, guarded<text_method>, 1);
  lua_setfield(lua, -2, "__index");
  lua_pop(lua, 2);
  const auto basic = [&] {
    lua_newtable(lua);
    luaL_setfuncs(lua, kOperators, 0);
    luaL_setfuncs(lua, kNoParts, 0);
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
  };
  lua_pushnil(lua);
  basic();
  lua_pushboolean(lua, 1);
  basic();
  lua_pushnumber(lua, 1);
  basic();
  lua_pushcfunction(lua, guarded<concatenate>);
  basic();
}

}  // namespace ansatz::host
