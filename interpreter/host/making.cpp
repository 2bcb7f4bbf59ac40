// SPDX-License-Identifier: MIT
// Making values: az.complex, az.quantity, az.interval, az.list, az.record, az.spread, az.named, az.value.

#include <algorithm>

#include "interpreter/host/values.h"
#include "stdlib/core/interval.h"

namespace ansatz::host {
namespace {

using core::Array;
using core::Value;

int complex(lua_State* lua) {
  push(lua, std::complex<double>(luaL_checknumber(lua, 1), luaL_checknumber(lua, 2)));
  return 1;
}

int quantity(lua_State* lua) {
  push(lua, core::Quantity{luaL_checknumber(lua, 1), core::parse_unit(luaL_checkstring(lua, 2))});
  return 1;
}

int interval(lua_State* lua) {
  push(lua, core::interval(read(lua, 1), read(lua, 2)));
  return 1;
}

/// Numbers make an array, equal-length arrays of numbers a matrix, anything else a list.
Value list_of(std::vector<Value> items) {
  const auto all = [&]<class T>(T*) {
    for (const Value& item : items) {
      if (!item.is<T>()) return false;
    }
    return !items.empty();
  };
  if (all(static_cast<double*>(nullptr))) {
    std::vector<double> numbers;
    for (const Value& item : items) numbers.push_back(*item.get<double>());
    return Array::of(std::move(numbers));
  }
  bool complex_numbers = !items.empty(), quantities = !items.empty(), rows = !items.empty();
  for (const Value& item : items) {
    complex_numbers = complex_numbers && (item.is<std::complex<double>>() || item.is<double>());
    const auto* q = item.get<core::Quantity>();
    quantities = quantities && q && q->unit.same_dimension(items[0].get<core::Quantity>()->unit);
    const auto* row = item.get<Array>();
    rows = rows && row && row->rank() >= 1 && row->type() == core::ElementType::real &&
           items[0].get<Array>()->dimensions().size() == row->rank() && row->size() == items[0].get<Array>()->size() &&
           row->dimension(0).size == items[0].get<Array>()->dimension(0).size;
  }
  if (complex_numbers) {
    std::vector<Array::Complex> numbers;
    for (const Value& item : items) {
      numbers.push_back(item.is<double>() ? Array::Complex(*item.get<double>()) : *item.get<std::complex<double>>());
    }
    const std::size_t size = numbers.size();
    return Array({core::Dimension("", size)}, std::move(numbers));
  }
  if (quantities) {
    const core::Unit unit = items[0].get<core::Quantity>()->unit;
    std::vector<double> numbers;
    for (const Value& item : items) {
      const auto& q = *item.get<core::Quantity>();
      numbers.push_back(q.value * core::conversion(q.unit, unit));
    }
    Array array = Array::of(std::move(numbers));
    array.unit = unit;
    return array;
  }
  if (rows) {
    std::vector<core::Dimension> dimensions{core::Dimension("", items.size())};
    const Array& first = *items[0].get<Array>();
    dimensions.insert(dimensions.end(), first.dimensions().begin(), first.dimensions().end());
    std::vector<double> numbers;
    numbers.reserve(items.size() * first.size());
    for (const Value& item : items) {
      const auto row = item.get<Array>()->real();
      numbers.insert(numbers.end(), row.begin(), row.end());
    }
    return Array(std::move(dimensions), std::move(numbers));
  }
  return core::List{std::move(items)};
}

int list(lua_State* lua) {
  std::vector<Value> items;
  if (lua_gettop(lua) == 1 && lua_istable(lua, 1)) {  // a long list: { n = 300, … }
    lua_getfield(lua, 1, "n");
    const auto count = lua_tointeger(lua, -1);
    lua_pop(lua, 1);
    for (lua_Integer i = 1; i <= count; ++i) {
      lua_rawgeti(lua, 1, i);
      items.push_back(read(lua, -1));
      lua_pop(lua, 1);
    }
  } else {
    for (int place = 1; place <= lua_gettop(lua); ++place) items.push_back(read(lua, place));
  }
  push(lua, list_of(std::move(items)));
  return 1;
}

constexpr const char* kSpread = "spread";

/// `couzin2002...`: a kernel that needs no values stands for the record it gives.
int spread(lua_State* lua) {
  if (const KernelHandle* handle = kernel_at(lua, 1); handle && handle->kernel->parameters.empty()) {
    lua_settop(lua, 1);
    lua_call(lua, 0, 1);
  }
  const Value value = read(lua, 1);
  const auto* record = value.get<core::Record>();
  if (!record) throw core::Mismatch("only a record can be spread with ..., but this is " + value.describe());
  core::Record marked = *record;
  marked.type = kSpread;
  push(lua, std::move(marked));
  return 1;
}

/// "a", 1, az.spread(r), "b", 2: later names replace spread ones, and a later spread an earlier one. A name that is
/// written out is never replaced: who writes it means it.
std::vector<core::NamedValue> named_pairs(lua_State* lua) {
  core::Record record;
  std::vector<std::string> written;
  for (int place = 1; place <= lua_gettop(lua);) {
    if (const Value* value = value_at(lua, place)) {
      const auto* spreaded = value->get<core::Record>();
      if (!spreaded || spreaded->type != kSpread) throw core::Mismatch("a name was expected before this value");
      for (const auto& [name, field] : spreaded->fields) {
        if (std::find(written.begin(), written.end(), name) != written.end())
          throw core::Mismatch("the record spread here has '" + name +
                               "' too, which is written before it: " + "spread first, and write " + name + " behind");
        record.set(name, field);
      }
      ++place;
    } else {
      written.emplace_back(luaL_checkstring(lua, place));
      record.set(written.back(), read(lua, place + 1));
      place += 2;
    }
  }
  return std::move(record.fields);
}

int record(lua_State* lua) {
  push(lua, core::Record{"", named_pairs(lua)});
  return 1;
}

int named(lua_State* lua) {
  push_named(lua, {named_pairs(lua)});
  return 1;
}

/// What a `lua [[ … ]]` expression returns: a table becomes the list, array or record it holds.
int value(lua_State* lua) {
  lua_settop(lua, 1);
  if (lua_istable(lua, 1)) push(lua, read(lua, 1));
  return 1;
}

const luaL_Reg kMaking[] = {
    {"complex", guarded<complex>}, {"quantity", guarded<quantity>}, {"interval", guarded<interval>},
    {"list", guarded<list>},       {"spread", guarded<spread>},     {"record", guarded<record>},
    {"named", guarded<named>},     {"value", guarded<value>},       {nullptr, nullptr}};

}  // namespace

void install_making(lua_State* lua) { luaL_setfuncs(lua, kMaking, 0); }

}  // namespace ansatz::host
