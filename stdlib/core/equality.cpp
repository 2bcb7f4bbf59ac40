// SPDX-License-Identifier: MIT
#include "stdlib/core/equality.h"

#include "stdlib/core/error.h"
#include "stdlib/core/unit_table.h"

namespace ansatz::core {

namespace {

void add_unit(Fingerprint& print, const Unit& unit) {
  print.add(unit.symbol).add(unit.scale);
  for (const signed char exponent : unit.exponents) print.add(static_cast<double>(exponent) / kWholePower);
}

void add_count(Fingerprint& print, std::size_t n) { print.add(static_cast<std::uint64_t>(n)); }

void add_array(Fingerprint& print, const Array& array) {
  add_count(print, array.rank());
  for (const Dimension& d : array.dimensions()) {
    print.add(d.name);
    add_count(print, d.size);
    print.add(std::uint64_t{d.coordinates != nullptr});
    if (d.coordinates) add_array(print, *d.coordinates);
  }
  add_unit(print, array.unit);
  print.add(array.label).add(std::uint64_t{array.is_mass});
  add_count(print, array.density_over.size());
  for (const std::string& name : array.density_over) print.add(name);
  print.add(static_cast<std::uint64_t>(array.type()));
  array.visit([&]<class T>(std::span<const T> elements) {
    if constexpr (std::is_same_v<T, double>) {
      print.add(elements);
    } else if constexpr (std::is_same_v<T, Array::Complex>) {
      print.add(std::span<const double>(reinterpret_cast<const double*>(elements.data()), 2 * elements.size()));
    } else if constexpr (std::is_same_v<T, std::string>) {
      for (const std::string& text : elements) print.add(text);
    } else {
      print.add(std::string_view(reinterpret_cast<const char*>(elements.data()), elements.size_bytes()));
    }
  });
}

struct Add {
  Fingerprint& print;

  void operator()(const Nothing&) const {}
  void operator()(bool truth) const { print.add(std::uint64_t{truth}); }
  void operator()(double number) const { print.add(number); }
  void operator()(const std::complex<double>& z) const { print.add(z.real()).add(z.imag()); }
  void operator()(const std::string& text) const { print.add(text); }
  void operator()(const Interval& i) const {
    print.add(i.low).add(i.high);
    if (!i.unit.symbol.empty()) add_unit(print, i.unit);
  }
  void operator()(const Quantity& q) const {
    print.add(q.value);
    add_unit(print, q.unit);
  }
  void operator()(const Array& array) const { add_array(print, array); }
  void operator()(const std::shared_ptr<const Record>& record) const {
    print.add(record->type);
    add_count(print, record->fields.size());
    for (const auto& [name, value] : record->fields) print.add(name).add(fingerprint(value));
  }
  void operator()(const std::shared_ptr<const List>& list) const {
    add_count(print, list->items.size());
    for (const Value& item : list->items) print.add(fingerprint(item));
  }
  void operator()(const std::shared_ptr<const Table>& table) const {
    add_count(print, table->columns.size());
    for (const auto& [name, column] : table->columns) {
      print.add(name);
      add_array(print, column);
    }
  }
  void operator()(const std::shared_ptr<const Groups>& groups) const {
    print.add(groups->by);
    add_count(print, groups->names.size());
    for (std::size_t i = 0; i < groups->names.size(); ++i) {
      print.add(groups->names[i]);
      add_array(print, groups->samples[i]);
    }
  }
  void operator()(const Function& function) const { print.add(function ? function.fingerprint() : std::string()); }
  void operator()(const Expression& expression) const {
    print.add(expression.digest().high).add(expression.digest().low);
  }
  void operator()(const std::shared_ptr<Callable>&) const {
    throw Mismatch("a function of the script has no fingerprint of its own here");
  }
};

}  // namespace

Fingerprint fingerprint(const Value& value) {
  Fingerprint print;
  print.add(static_cast<std::uint64_t>(value.data().index()));
  std::visit(Add{print}, value.data());
  return print;
}

bool identical(const Value& a, const Value& b) {
  if (a.data().index() != b.data().index()) return false;
  if (const auto* callable = a.get<std::shared_ptr<Callable>>())
    return *callable == *b.get<std::shared_ptr<Callable>>();
  if (const auto* array = a.get<Array>()) return array->identical(*b.get<Array>());
  if (const auto* text = a.get<std::string>()) return *text == *b.get<std::string>();
  if (const auto* list = a.get<List>()) {
    const auto& other = *b.get<List>();
    if (list->items.size() != other.items.size()) return false;
    for (std::size_t i = 0; i < other.items.size(); ++i) {
      if (!identical(list->items[i], other.items[i])) return false;
    }
    return true;
  }
  if (const auto* record = a.get<Record>()) {
    const auto& other = *b.get<Record>();
    if (record->type != other.type || record->fields.size() != other.fields.size()) return false;
    for (std::size_t i = 0; i < other.fields.size(); ++i) {
      if (record->fields[i].first != other.fields[i].first) return false;
      if (!identical(record->fields[i].second, other.fields[i].second)) return false;
    }
    return true;
  }
  return fingerprint(a) == fingerprint(b);  // no callables inside, and short
}

}  // namespace ansatz::core
