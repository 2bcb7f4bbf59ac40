// SPDX-License-Identifier: MIT
#include "stdlib/core/value.h"

#include <algorithm>

#include "stdlib/core/declare/article.h"
#include "stdlib/core/error.h"

namespace ansatz::core {

namespace {

std::string describe_array(const Array& array) {
  std::string axes;
  for (const Dimension& d : array.dimensions()) {
    if (!axes.empty()) axes += ", ";
    axes += d.name.empty() ? std::to_string(d.size) : d.name;
  }
  std::string text = core::describe(array.type());
  if (array.rank() == 0)
    text = "a " + text.substr(0, text.size() - 1);  // one of them
  else
    text = "an array [" + axes + "] of " + text;
  if (!array.unit.symbol.empty()) text += " in " + array.unit.symbol;
  return text;
}

/// "a, b, c"; the first few of many.
template <class Fields>
std::string names_of(const Fields& fields) {
  std::string text;
  std::size_t shown = 0;
  for (const auto& [name, value] : fields) {
    if (shown == 4) return text + ", …";
    text += (shown++ == 0 ? "" : ", ") + name;
  }
  return text;
}

std::string counted(std::size_t n, const char* one) { return std::to_string(n) + " " + one + (n == 1 ? "" : "s"); }

struct Describe {
  std::string operator()(const Nothing&) const { return "nothing"; }
  std::string operator()(bool) const { return "a truth value"; }
  std::string operator()(double) const { return "a number"; }
  std::string operator()(const std::complex<double>&) const { return "a complex number"; }
  std::string operator()(const std::string&) const { return "a text"; }
  std::string operator()(const Interval& i) const {
    return i.unit.symbol.empty() ? "an interval" : "an interval in " + i.unit.symbol;
  }
  std::string operator()(const Quantity& q) const { return "a quantity in " + q.unit.symbol; }
  std::string operator()(const Array& array) const { return describe_array(array); }
  std::string operator()(const std::shared_ptr<const Record>& record) const {
    if (!record->type.empty()) return with_article(record->type) + " record";
    return record->fields.empty() ? "an empty record" : "a record (" + names_of(record->fields) + ")";
  }
  std::string operator()(const std::shared_ptr<const List>& list) const {
    return "a list of " + counted(list->items.size(), "value");
  }
  std::string operator()(const std::shared_ptr<const Table>& table) const {
    return "a table of " + counted(table->rows(), "row") + " (" + names_of(table->columns) + ")";
  }
  std::string operator()(const std::shared_ptr<const Groups>& groups) const {
    return counted(groups->names.size(), "group") + (groups->by.empty() ? "" : " by " + groups->by);
  }
  std::string operator()(const Function&) const { return "a function"; }
  std::string operator()(const Expression& e) const { return e.is_boolean() ? "a traced condition" : "a traced value"; }
  std::string operator()(const std::shared_ptr<Callable>&) const { return "a function"; }
};

template <class Fields>
auto find_field(Fields& fields, std::string_view name) {
  return std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
}

}  // namespace

const Value* Record::find(std::string_view name) const {
  const auto it = find_field(fields, name);
  return it == fields.end() ? nullptr : &it->second;
}

void Record::set(std::string name, Value value) {
  const auto it = find_field(fields, name);
  if (it == fields.end()) {
    fields.emplace_back(std::move(name), std::move(value));
  } else {
    it->second = std::move(value);
  }
}

std::size_t Table::rows() const {
  return columns.empty() || columns.front().second.rank() == 0 ? 0 : columns.front().second.dimension(0).size;
}

const Array* Table::find(std::string_view name) const {
  const auto it = find_field(columns, name);
  return it == columns.end() ? nullptr : &it->second;
}

std::string Value::describe() const { return std::visit(Describe{}, data_); }

}  // namespace ansatz::core
