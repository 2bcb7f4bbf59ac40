// SPDX-License-Identifier: MIT
// Getting at the parts of values: az.index, az.where, az.by, az.each, fields, methods and length.

#include <cmath>

#include "interpreter/host/values.h"
#include "interpreter/syntax/habits.h"
#include "stdlib/core/arithmetic.h"
#include "stdlib/core/interval.h"
#include "stdlib/core/print.h"
#include "stdlib/core/select.h"
#include "stdlib/core/sequences.h"

namespace ansatz::host {
namespace {

using core::Array;
using core::Value;

int where(lua_State* lua) {
  push(lua, core::where(read(lua, 1), read(lua, 2)));
  return 1;
}

int by(lua_State* lua) {
  core::Groups groups = core::group_by(read(lua, 1), read(lua, 2));
  if (const char* text = lua_tostring(lua, 3)) groups.by = text;
  push(lua, std::move(groups));
  return 1;
}

/// A subscript that says `end` comes as a function of what `end` means there.
Value subscript(lua_State* lua, int place, const std::function<Value()>& last) {
  if (!lua_isfunction(lua, place)) return read(lua, place);
  lua_pushvalue(lua, place);
  push(lua, last());
  lua_call(lua, 1, 1);
  Value value = read(lua, -1);
  lua_pop(lua, 1);
  return value;
}

int index(lua_State* lua) {
  const Value object = read(lua, 1);
  std::vector<Value> subscripts;
  for (int place = 2; place <= lua_gettop(lua); ++place) {
    const auto dimension = static_cast<std::size_t>(place - 2);
    if (lua_isuserdata(lua, place) && !value_at(lua, place)) {
      subscripts.emplace_back();  // az.all
    } else {
      subscripts.push_back(subscript(lua, place, [&] { return Value(core::last_index(object, dimension)); }));
      if (subscripts.back().is_nothing()) throw core::Mismatch("an index is nothing");
    }
  }
  push(lua, core::index(object, subscripts));
  return 1;
}

/// A method of a value is called with its value bound; Lua's colon gives it once more.
void refuse_colon(lua_State* lua, const std::string& dotted) {
  if (lua_rawequal(lua, 1, lua_upvalueindex(1)))
    throw core::Mismatch("a value's own functions are called with a dot: " + dotted);
}

/// x.at(time = 3, outside = "hold"), called with x bound.
int at(lua_State* lua) {
  refuse_colon(lua, "x.at{ time = 3 }");
  const Value object = *value_at(lua, lua_upvalueindex(1));
  CallValues values = read_call(lua, 1);
  if (!values.positional.empty()) throw core::Mismatch("at takes its coordinates by name: x.at(time = 3)");
  core::Outside outside = core::Outside::refuse;
  core::Between between = core::Between::as_kind;
  std::vector<core::NamedValue> coordinates;
  for (auto& [name, value] : values.named) {
    if (name == "outside") {
      const auto* text = value.get<std::string>();
      if (!text || *text != "hold") throw core::Mismatch("outside must be \"hold\", but is " + core::text(value));
      outside = core::Outside::hold;
    } else if (name == "between") {
      const auto* text = value.get<std::string>();
      if (!text || (*text != "interpolate" && *text != "hold"))
        throw core::Mismatch("between must be \"interpolate\" or \"hold\", but is " + core::text(value));
      between = *text == "hold" ? core::Between::hold : core::Between::interpolate;
    } else if (value.is<std::shared_ptr<core::Callable>>()) {
      const Value last = core::last_coordinate(object, name);
      coordinates.emplace_back(name, script_function(value)->call({&last, 1}));
    } else {
      coordinates.emplace_back(name, value);
    }
  }
  push(lua, core::at(object, coordinates, outside, between));
  return 1;
}

Value converted(const core::Quantity& from, const std::string& unit) {
  const core::Unit to = core::parse_unit(unit);
  return core::Quantity{from.value * core::conversion(from.unit, to), to};
}

int to_unit(lua_State* lua) {
  refuse_colon(lua, "q.to(\"eV\")");
  push(lua, converted(*value_at(lua, lua_upvalueindex(1))->get<core::Quantity>(), luaL_checkstring(lua, 1)));
  return 1;
}

void push_method(lua_State* lua, lua_CFunction method) {
  lua_pushvalue(lua, 1);
  lua_pushcclosure(lua, method, 1);
}

Value text_list(const std::vector<std::string>& texts) { return Array::of_texts(texts); }

/// The fields every array has, beside the coordinates of its dimensions.
bool push_array_field(lua_State* lua, const Array& array, const std::string& name) {
  if (name == "at")
    push_method(lua, guarded<at>);
  else if (name == "size")
    push(lua, static_cast<double>(array.size()));
  else if (name == "unit")
    push(lua, array.unit.symbol);
  else if (name == "label")
    push(lua, array.label);
  else if (name == "dims") {
    std::vector<std::string> names;
    for (const core::Dimension& dimension : array.dimensions()) names.push_back(dimension.name);
    push(lua, text_list(names));
  } else if (name == "shape") {
    std::vector<double> sizes;
    for (const core::Dimension& dimension : array.dimensions()) sizes.push_back(static_cast<double>(dimension.size));
    push(lua, Array::of(sizes));
  } else if (const auto place = array.find_dimension(name)) {
    const core::Dimension& dimension = array.dimension(*place);
    Array coordinates = dimension.coordinates ? *dimension.coordinates : Array::of(array.coordinate_values(*place));
    coordinates.set_dimensions({dimension});
    push(lua, coordinates);
  } else {
    return false;
  }
  return true;
}

[[noreturn]] void no_field(lua_State* lua, const Value& value, const std::string& name) {
  std::vector<std::string> known;
  if (const auto* record = value.get<core::Record>()) {
    for (const auto& [field, held] : record->fields) known.push_back(field);
    // A name holds its experiment's table once there are rows.
    if (const Value* called = record->type == "experiment" ? record->find("name") : nullptr)
      throw core::UnknownName(
          "no row of " + *called->get<std::string>() + " has succeeded yet, so it has no column '" + name + "'", name,
          known);
  } else if (const auto* table = value.get<core::Table>()) {
    for (const auto& [column, held] : table->columns) known.push_back(column);
  } else if (const auto* array = value.get<Array>()) {
    known = {"at", "size", "unit", "label", "dims", "shape"};
    for (const core::Dimension& dimension : array->dimensions()) {
      if (!dimension.name.empty()) known.push_back(dimension.name);
    }
  } else if (value.is<core::Interval>()) {
    known = {"low", "high"};
  } else if (value.is<core::Quantity>()) {
    known = {"value", "unit", "to"};
  } else if (value.is<core::Groups>()) {
    known = {"names", "samples", "by"};
  }
  const core::Registry& registry = State::of(lua).registry();
  const core::Kernel* kernel = registry.find(name);
  const bool is_core = kernel && registry.find_module(kernel->module)->always_in_scope;
  const std::string function = !kernel ? "" : is_core ? kernel->name : kernel->dotted_name();
  const bool is_data = value.is<std::shared_ptr<const core::Table>>() || value.is<Array>();
  const syntax::NameHabit* habit = kernel || !is_data ? nullptr : syntax::habit_of_name(name);
  const std::string way = kernel  ? "; write " + function + "(x) instead of x." + name + "()"
                          : habit ? "; " + syntax::advice_on(*habit)
                                  : "";
  throw core::UnknownName(value.describe() + " has no field '" + name + "'" + way, name,
                          way.empty() ? known : std::vector<std::string>{});
}

/// net.accuracy(data), called with the record bound: accuracy(net, data).
int call_method(lua_State* lua) {
  const KernelHandle& handle = *kernel_at(lua, lua_upvalueindex(2));
  refuse_colon(lua, "net." + handle.kernel->name + "(…)");
  CallValues values = read_call(lua, 1);
  values.positional.insert(values.positional.begin(), *value_at(lua, lua_upvalueindex(1)));
  push(lua, State::of(lua).call(*handle.kernel, handle.site, values.positional, values.named));
  return 1;
}

bool push_method_of_record(lua_State* lua, const core::Record& record, const std::string& name) {
  const core::Kernel* kernel = State::of(lua).registry().find_method(record.type, name);
  if (!kernel) return false;
  lua_pushvalue(lua, 1);
  push(lua, KernelHandle{kernel, ""});
  lua_pushcclosure(lua, guarded<call_method>, 2);
  return true;
}

int field(lua_State* lua) {
  const Value& value = *value_at(lua, 1);
  if (lua_type(lua, 2) != LUA_TSTRING) {
    const Value place = read(lua, 2);
    push(lua, core::index(value, {&place, 1}));
    return 1;
  }
  const std::string name = lua_tostring(lua, 2);
  if (const auto* record = value.get<core::Record>()) {
    const Value* found = record->find(name);
    if (found)
      push(lua, *found);
    else if (!push_method_of_record(lua, *record, name))
      no_field(lua, value, name);
  } else if (const auto* table = value.get<core::Table>()) {
    const Array* found = table->find(name);
    if (!found) no_field(lua, value, name);
    Array column = *found;
    if (column.label.empty()) column.label = name;  // so that axes and terms tell what they are
    push(lua, column);
  } else if (const auto* array = value.get<Array>()) {
    if (!push_array_field(lua, *array, name)) no_field(lua, value, name);
  } else if (const auto* interval_held = value.get<core::Interval>();
             interval_held && (name == "low" || name == "high")) {
    push(lua, name == "low" ? core::low_end(*interval_held) : core::high_end(*interval_held));
  } else if (const auto* held = value.get<core::Quantity>();
             held && (name == "value" || name == "unit" || name == "to")) {
    if (name == "value")
      push(lua, held->value);
    else if (name == "unit")
      push(lua, held->unit.symbol);
    else
      push_method(lua, guarded<to_unit>);
  } else if (const auto* groups = value.get<core::Groups>();
             groups && (name == "names" || name == "samples" || name == "by")) {
    if (name == "by")
      push(lua, groups->by);
    else if (name == "names")
      push(lua, text_list(groups->names));
    else {
      core::List samples;
      for (const Array& sample : groups->samples) samples.items.emplace_back(sample);
      push(lua, std::move(samples));
    }
  } else {
    no_field(lua, value, name);
  }
  return 1;
}

/// How many steps a loop over the value takes.
std::size_t length_of(const Value& value) {
  if (const auto* array = value.get<Array>()) return array->rank() == 0 ? 1 : array->dimension(0).size;
  if (const auto* held = value.get<core::List>()) return held->items.size();
  if (const auto* record = value.get<core::Record>()) return record->fields.size();
  if (const auto* table = value.get<core::Table>()) return table->rows();
  if (const auto* groups = value.get<core::Groups>()) return groups->names.size();
  if (const auto* stretch = value.get<core::Interval>(); stretch && stretch->unit.symbol.empty())
    return core::length(value);
  throw core::Mismatch(value.describe() + " cannot be walked through; a list, an array, a table or an interval can");
}

Value visited(const Value& value, std::size_t i) {
  if (const auto* stretch = value.get<core::Interval>()) return stretch->low + static_cast<double>(i);
  if (const auto* record = value.get<core::Record>()) return record->fields[i].first;
  if (const auto* groups = value.get<core::Groups>()) return groups->names[i];
  if (const auto* array = value.get<Array>(); array && array->rank() == 0) return value;
  if (const auto* array = value.get<Array>();
      array && array->rank() == 1 && array->type() == core::ElementType::real && array->unit.symbol.empty()) {
    return array->real()[i];
  }
  const Value place(static_cast<double>(i + 1));
  return core::index(value, {&place, 1});
}

int next_element(lua_State* lua) {
  State::of(lua).tick();
  const Value& value = *value_at(lua, lua_upvalueindex(1));
  const auto names = static_cast<int>(lua_tointeger(lua, lua_upvalueindex(2)));
  const auto i = static_cast<std::size_t>(luaL_optinteger(lua, 2, 0));
  if (i >= length_of(value)) return 0;
  lua_pushinteger(lua, static_cast<lua_Integer>(i + 1));
  const Value item = visited(value, i);
  if (names == 1) {
    push(lua, item);
    return 2;
  }
  if (length_of(item) != static_cast<std::size_t>(names)) {
    throw core::Mismatch("this loop names " + std::to_string(names) + " values, but step " + std::to_string(i + 1) +
                         " gives " + item.describe());
  }
  for (int k = 0; k < names; ++k) push(lua, visited(item, static_cast<std::size_t>(k)));
  return names + 1;
}

int each(lua_State* lua) {
  const Value value = read(lua, 1);
  const lua_Integer names = luaL_optinteger(lua, 2, 1);
  length_of(value);  // refuses what cannot be walked through
  // Held as userdata of ours whatever it is: a Lua table has become a list by now.
  new (lua_newuserdatauv(lua, sizeof(Value), 0)) Value(value);
  luaL_setmetatable(lua, kValueType);
  lua_pushinteger(lua, names);
  lua_pushcclosure(lua, guarded<next_element>, 2);
  return 1;
}

int length(lua_State* lua) {
  lua_pushinteger(lua, static_cast<lua_Integer>(length_of(*value_at(lua, 1))));
  return 1;
}

int next_field(lua_State* lua) {
  const Value& value = *value_at(lua, 1);
  const auto* record = value.get<core::Record>();
  std::size_t i = 0;
  if (record) {
    if (!lua_isnil(lua, 2)) {
      while (i < record->fields.size() && record->fields[i].first != lua_tostring(lua, 2)) ++i;
      ++i;
    }
    if (i >= record->fields.size()) return 0;
    push(lua, record->fields[i].first);
    push(lua, record->fields[i].second);
    return 2;
  }
  i = static_cast<std::size_t>(luaL_optinteger(lua, 2, 0));
  if (i >= length_of(value)) return 0;
  lua_pushinteger(lua, static_cast<lua_Integer>(i + 1));
  push(lua, visited(value, i));
  return 2;
}

int pairs(lua_State* lua) {
  lua_pushcfunction(lua, guarded<next_field>);
  lua_pushvalue(lua, 1);
  lua_pushnil(lua);
  return 3;
}

int as_text(lua_State* lua) {
  push(lua, core::text(read(lua, 1)));
  return 1;
}

/// A traced or native formula called as a function, or what a kernel gave to be called.
int call_value(lua_State* lua) {
  const Value& value = *value_at(lua, 1);
  if (const auto* callable = value.get<std::shared_ptr<core::Callable>>()) {
    const auto held = *callable;
    const CallValues values = read_call(lua, 2);
    if (!values.named.empty()) throw core::Mismatch(held->text() + " takes no named arguments");
    push(lua, held->call(values.positional));
    return 1;
  }
  const auto* function = value.get<core::Function>();
  if (!function) throw core::Mismatch(value.describe() + " cannot be called");
  const CallValues values = read_call(lua, 2);
  if (!values.named.empty() || static_cast<int>(values.positional.size()) != function->arity()) {
    throw core::Mismatch("this function takes " + std::to_string(function->arity()) + " numbers or arrays");
  }
  std::vector<Array> arrays;
  bool scalars = true;
  for (const Value& each_value : values.positional) {
    scalars = scalars && each_value.is<double>();
    const auto* array = each_value.get<Array>();
    if (!array && !each_value.is<double>())
      throw core::Mismatch("this function takes numbers or arrays, but is given " + each_value.describe());
    arrays.push_back(array ? array->as_real() : Array({}, std::vector<double>{*each_value.get<double>()}));
    if (arrays.back().size() != arrays[0].size()) throw core::Mismatch("this function takes arrays of one size");
  }
  std::vector<const double*> inputs;
  for (const Array& array : arrays) inputs.push_back(array.real().data());
  std::vector<double> out(arrays.empty() ? 1 : arrays[0].size());
  function->evaluate(inputs, out.data(), out.size());
  if (scalars)
    push(lua, out[0]);
  else
    push(lua, Array(arrays[0].dimensions(), std::move(out)));
  return 1;
}

const luaL_Reg kAccess[] = {{"where", guarded<where>},
                            {"by", guarded<by>},
                            {"index", guarded<index>},
                            {"each", guarded<each>},
                            {nullptr, nullptr}};

const luaL_Reg kValueMethods[] = {{"__index", guarded<field>},     {"__len", guarded<length>},
                                  {"__pairs", guarded<pairs>},     {"__tostring", guarded<as_text>},
                                  {"__call", guarded<call_value>}, {nullptr, nullptr}};

}  // namespace

void install_access(lua_State* lua) {
  luaL_setfuncs(lua, kAccess, 0);
  lua_newuserdatauv(lua, 0, 0);  // az.all, known by its identity: any userdata that is no value
  lua_setfield(lua, -2, "all");
  luaL_getmetatable(lua, kValueType);
  luaL_setfuncs(lua, kValueMethods, 0);
  lua_pop(lua, 1);
}

}  // namespace ansatz::host
