// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/convert.h"

#include <cmath>
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/declare/article.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/core/interval.h"

namespace ansatz::core {
namespace {

Kind plain(KindTag tag) {
  Kind kind;
  kind.tag = tag;
  return kind;
}

/// The number in the parameter's unit. A plain number is taken to be in that unit already.
bool number_in_unit(const Value& value, const Item& item, double& out) {
  if (const auto* number = value.get<double>()) {
    out = *number;
    return true;
  }
  if (const auto* quantity = value.get<Quantity>()) {
    out = quantity->value * conversion(quantity->unit, item.unit);
    return true;
  }
  if (const auto* array = value.get<Array>();
      array && array->rank() == 0 && array->type() != ElementType::text && array->type() != ElementType::complex) {
    out = array->number(0);
    if (!array->unit.symbol.empty()) out *= conversion(array->unit, item.unit);
    return true;
  }
  return false;
}

constexpr double kLargestWhole = 9007199254740992.0;  // 2⁵³: beyond it doubles skip whole numbers

template <class Whole>
bool whole_number(const Value& value, const Item& item, Whole& out) {
  double number = 0;
  if (!number_in_unit(value, item, number)) return false;
  if (number != std::trunc(number) || std::abs(number) > kLargestWhole) return false;
  // A count below zero is a number out of range, not a value of another kind; the range check names it.
  if (number < static_cast<double>(std::numeric_limits<Whole>::min()) ||
      number > static_cast<double>(std::numeric_limits<Whole>::max())) {
    return false;
  }
  out = static_cast<Whole>(number);
  return true;
}

}  // namespace

Kind Convert<Value>::kind(const Registry&) { return plain(KindTag::anything); }
bool Convert<Value>::from(const Value& value, Value& out, const Item&, const Registry&) {
  out = value;
  return true;
}
Value Convert<Value>::to(const Value& in, const Registry&) { return in; }

Kind Convert<double>::kind(const Registry&) { return plain(KindTag::number); }
bool Convert<double>::from(const Value& value, double& out, const Item& item, const Registry&) {
  return number_in_unit(value, item, out);
}
Value Convert<double>::to(const double& in, const Registry&) { return in; }

#define ANSATZ_WHOLE(T)                                                                  \
  Kind Convert<T>::kind(const Registry&) { return plain(KindTag::whole_number); }        \
  bool Convert<T>::from(const Value& value, T& out, const Item& item, const Registry&) { \
    return whole_number(value, item, out);                                               \
  }                                                                                      \
  Value Convert<T>::to(const T& in, const Registry&) { return static_cast<double>(in); }
ANSATZ_WHOLE(int)
ANSATZ_WHOLE(std::int64_t)
ANSATZ_WHOLE(std::size_t)
#undef ANSATZ_WHOLE

Kind Convert<bool>::kind(const Registry&) { return plain(KindTag::truth); }
bool Convert<bool>::from(const Value& value, bool& out, const Item&, const Registry&) {
  const auto* truth = value.get<bool>();
  if (truth) out = *truth;
  return truth != nullptr;
}
Value Convert<bool>::to(const bool& in, const Registry&) { return in; }

Kind Convert<std::string>::kind(const Registry&) { return plain(KindTag::text); }
bool Convert<std::string>::from(const Value& value, std::string& out, const Item&, const Registry&) {
  const auto* text = value.get<std::string>();
  if (text) out = *text;
  return text != nullptr;
}
Value Convert<std::string>::to(const std::string& in, const Registry&) { return in; }

Kind Convert<std::complex<double>>::kind(const Registry&) { return plain(KindTag::complex_number); }
bool Convert<std::complex<double>>::from(const Value& value, std::complex<double>& out, const Item& item,
                                         const Registry&) {
  if (const auto* number = value.get<std::complex<double>>()) {
    out = *number;
    return true;
  }
  double real = 0;
  if (!number_in_unit(value, item, real)) return false;
  out = real;
  return true;
}
Value Convert<std::complex<double>>::to(const std::complex<double>& in, const Registry&) { return in; }

Kind Convert<Interval>::kind(const Registry&) { return plain(KindTag::interval); }
bool Convert<Interval>::from(const Value& value, Interval& out, const Item& item, const Registry&) {
  const auto* interval = value.get<Interval>();
  if (interval) out = in_unit(*interval, item.unit);
  return interval != nullptr;
}
Value Convert<Interval>::to(const Interval& in, const Registry&) { return in; }

Kind Convert<Array>::kind(const Registry&) { return plain(KindTag::array); }
bool Convert<Array>::from(const Value& value, Array& out, const Item& item, const Registry&) {
  if (const auto* array = value.get<Array>()) {
    out = *array;
  } else if (const auto* number = value.get<double>()) {
    out = Array({}, std::vector<double>{*number});
  } else if (const auto* complex = value.get<std::complex<double>>()) {
    out = Array({}, std::vector<Array::Complex>{*complex});
  } else if (const auto* truth = value.get<bool>()) {
    out = Array({}, std::vector<Array::Boolean>{static_cast<Array::Boolean>(*truth)});
  } else if (const auto* quantity = value.get<Quantity>()) {
    out = Array({}, std::vector<double>{quantity->value});
    out.unit = quantity->unit;
  } else if (value.is<List>()) {
    // ["a", "b"] and [true, false] are a column of labels, and Lua's {{1, 2}, {3, 4}} is a table of two rows.
    std::optional<Array> stacked = as_array(value);
    if (!stacked) return false;
    out = std::move(*stacked);
  } else {
    return false;
  }
  // An array whose declaration names a unit is brought into it; otherwise any unit is welcome.
  if (!item.unit.symbol.empty() && !out.unit.symbol.empty() && !(out.unit == item.unit)) {
    const double factor = conversion(out.unit, item.unit);
    if (factor != 1) {
      Array converted = out.as_real();
      for (double& element : converted.mutable_real()) element *= factor;
      out = std::move(converted);
    }
    out.unit = item.unit;
  }
  return true;
}
Value Convert<Array>::to(const Array& in, const Registry&) {
  // A scalar without a unit is a plain number to a script.
  if (in.rank() == 0 && in.type() == ElementType::real && in.unit.is_dimensionless() && in.unit.scale == 1) {
    return in.real()[0];
  }
  if (in.rank() == 0 && in.type() == ElementType::boolean) return in.booleans()[0] != 0;
  if (in.rank() == 0 && in.type() == ElementType::text) return in.texts()[0];
  return in;
}

Kind Convert<std::vector<double>>::kind(const Registry&) { return plain(KindTag::numbers); }
bool Convert<std::vector<double>>::from(const Value& value, std::vector<double>& out, const Item& item,
                                        const Registry& registry) {
  if (const auto* list = value.get<List>(); list && list->items.empty()) {
    out.clear();
    return true;
  }
  Array array;
  if (!Convert<Array>::from(value, array, item, registry)) return false;
  if (array.rank() > 1 || array.type() == ElementType::complex || array.type() == ElementType::text) return false;
  const Array real = array.as_real();
  out.assign(real.real().begin(), real.real().end());
  return true;
}
Value Convert<std::vector<double>>::to(const std::vector<double>& in, const Registry&) { return Array::of(in); }

Kind Convert<std::vector<std::string>>::kind(const Registry&) { return plain(KindTag::texts); }
bool Convert<std::vector<std::string>>::from(const Value& value, std::vector<std::string>& out, const Item&,
                                             const Registry&) {
  out.clear();
  if (const auto* array = value.get<Array>()) {
    if (array->type() != ElementType::text || array->rank() > 1) return false;
    out.assign(array->texts().begin(), array->texts().end());
    return true;
  }
  if (const auto* text = value.get<std::string>()) {
    out.push_back(*text);
    return true;
  }
  const auto* list = value.get<List>();
  if (!list) return false;
  for (const Value& item : list->items) {
    const auto* text = item.get<std::string>();
    if (!text) return false;
    out.push_back(*text);
  }
  return true;
}
Value Convert<std::vector<std::string>>::to(const std::vector<std::string>& in, const Registry&) {
  return Array::of_texts(in);
}

Kind Convert<std::vector<Value>>::kind(const Registry&) { return plain(KindTag::several); }
bool Convert<std::vector<Value>>::from(const Value& value, std::vector<Value>& out, const Item&, const Registry&) {
  const auto* list = value.get<List>();
  if (list)
    out = list->items;
  else
    out = {value};
  return true;
}
Value Convert<std::vector<Value>>::to(const std::vector<Value>& in, const Registry&) { return List{in}; }

Kind Convert<std::vector<Array>>::kind(const Registry&) { return plain(KindTag::several); }
bool Convert<std::vector<Array>>::from(const Value& value, std::vector<Array>& out, const Item& item,
                                       const Registry& registry) {
  out.clear();
  const auto take = [&](const Value& one) {
    Array array;
    if (!Convert<Array>::from(one, array, item, registry)) return false;
    out.push_back(std::move(array));
    return true;
  };
  if (const auto* list = value.get<List>()) {
    for (const Value& one : list->items) {
      if (!take(one)) return false;
    }
    return true;
  }
  return take(value);
}
Value Convert<std::vector<Array>>::to(const std::vector<Array>& in, const Registry&) {
  List list;
  for (const Array& array : in) list.items.emplace_back(array);
  return list;
}

Kind Convert<Table>::kind(const Registry&) { return plain(KindTag::table); }
bool Convert<Table>::from(const Value& value, Table& out, const Item&, const Registry&) {
  const auto* table = value.get<Table>();
  if (table) out = *table;
  return table != nullptr;
}
Value Convert<Table>::to(const Table& in, const Registry&) { return in; }

Kind Convert<Groups>::kind(const Registry&) { return plain(KindTag::groups); }
bool Convert<Groups>::from(const Value& value, Groups& out, const Item&, const Registry&) {
  const auto* groups = value.get<Groups>();
  if (groups) out = *groups;
  return groups != nullptr;
}
Value Convert<Groups>::to(const Groups& in, const Registry&) { return in.samples.empty() ? Value() : Value(in); }

Kind Convert<Function>::kind(const Registry&) { return plain(KindTag::formula); }
bool Convert<Function>::from(const Value& value, Function& out, const Item& item, const Registry&) {
  if (const auto* function = value.get<Function>()) {
    if (!*function || function->arity() != item.arity) return false;
    out = *function;
    return true;
  }
  if (const auto* callable = value.get<std::shared_ptr<Callable>>()) {
    out = trace(**callable, item.arity);
    return true;
  }
  return false;
}
Value Convert<Function>::to(const Function& in, const Registry&) { return in ? Value(in) : Value(); }

Kind Convert<std::shared_ptr<Callable>>::kind(const Registry&) { return plain(KindTag::callable); }
bool Convert<std::shared_ptr<Callable>>::from(const Value& value, std::shared_ptr<Callable>& out, const Item&,
                                              const Registry&) {
  const auto* callable = value.get<std::shared_ptr<Callable>>();
  if (callable) out = *callable;
  return callable != nullptr;
}
Value Convert<std::shared_ptr<Callable>>::to(const std::shared_ptr<Callable>& in, const Registry&) {
  return in ? Value(in) : Value();
}

Kind Convert<Record>::kind(const Registry&) { return plain(KindTag::record); }
bool Convert<Record>::from(const Value& value, Record& out, const Item&, const Registry&) {
  const auto* record = value.get<Record>();
  if (record) out = *record;
  return record != nullptr;
}
Value Convert<Record>::to(const Record& in, const Registry&) { return in; }

Function trace(Callable& callable, int arity) {
  std::vector<Value> arguments;
  for (int i = 0; i < arity; ++i) arguments.emplace_back(Expression::argument(i));
  const Value result = callable.call(arguments);
  if (const auto* expression = result.get<Expression>()) return Function::traced(*expression, arity);
  if (const auto* number = result.get<double>()) return Function::traced(Expression::constant(*number), arity);
  throw Mismatch("a function handed to a kernel must give a number, but this one gives " + result.describe());
}

namespace detail {

const Structure* find_structure(const Registry& registry, std::type_index type) {
  return registry.find_structure(type);
}

bool write_structure(const Structure& structure, void* object, const Value& value, const Registry& registry) {
  const auto* record = value.get<Record>();
  if (!record || (!record->type.empty() && record->type != structure.name)) return false;
  for (const auto& [name, field] : record->fields) {
    const Item* item = structure.find(name);
    if (!item) {
      std::vector<std::string> known;
      for (const Item& each : structure.fields) known.push_back(each.name);
      throw UnknownName(with_article(structure.name) + " record has no field '" + name + "'", name, known);
    }
    if (!item->write(object, field, registry)) {
      throw Mismatch("field " + name + " of " + with_article(structure.name) + " record is " + field.describe() +
                     ", but must be " + item->kind.describe(item->arity));
    }
  }
  for (const Item& item : structure.fields) {
    if (item.required && (!record->find(item.name) || record->find(item.name)->is_nothing())) {
      throw Mismatch(with_article(structure.name) + " record needs the field " + item.name + ": " + item.meaning);
    }
  }
  return true;
}

Value read_structure(const Structure& structure, const void* object, const Registry& registry) {
  Record record;
  record.type = structure.name;
  for (const Item& item : structure.fields) record.fields.emplace_back(item.name, item.read(object, registry));
  return record;
}

}  // namespace detail
}  // namespace ansatz::core
