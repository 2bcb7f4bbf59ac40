// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/unit.h"

namespace ansatz::core {

class Value;

struct Nothing {
  bool operator==(const Nothing&) const = default;
};

/// A closed stretch a..b of the number line; with a unit where its ends have one: 1 m..5 m.
struct Interval {
  double low = 0, high = 0;
  Unit unit{};
  bool operator==(const Interval&) const = default;
};

/// A number with a unit, in that unit: 5 eV is {5, eV}.
struct Quantity {
  double value = 0;
  Unit unit;
};

/// Named fields in the order they were written. `type` names the kernel whose result it is, or is empty.
struct Record {
  std::string type;
  std::vector<std::pair<std::string, Value>> fields;

  const Value* find(std::string_view name) const;
  void set(std::string name, Value value);
};

/// Values of any kinds, in order.
struct List {
  std::vector<Value> items;
};

/// A tidy table: columns of equal length, each an array whose first dimension is the row.
struct Table {
  std::vector<std::pair<std::string, Array>> columns;

  std::size_t rows() const;
  const Array* find(std::string_view name) const;
};

/// `x by g`: the values of x, parted by the values of g in the order they first appear.
struct Groups {
  std::string by;                  ///< what was grouped by, for labels; may be empty
  std::vector<std::string> names;  ///< one a group
  std::vector<Array> samples;      ///< one-dimensional, one a group
};

/// Something of a script that can be called, kept by a host. A kernel that needs values takes this; a kernel that
/// needs a formula takes a Function instead.
class Callable {
 public:
  virtual ~Callable() = default;
  virtual Value call(std::span<const Value> arguments) = 0;
  /// How it reads where a value is printed.
  virtual std::string text() const { return "a function"; }
};

/// Any value that crosses between scripts and kernels. Cheap to copy: large parts are shared and never changed in
/// place.
class Value {
 public:
  using Variant = std::variant<Nothing, bool, double, std::complex<double>, std::string, Interval, Quantity, Array,
                               std::shared_ptr<const Record>, std::shared_ptr<const List>, std::shared_ptr<const Table>,
                               std::shared_ptr<const Groups>, Function, Expression, std::shared_ptr<Callable>>;

  Value() = default;
  Value(bool truth) : data_(truth) {}
  Value(double number) : data_(number) {}
  Value(int number) : data_(static_cast<double>(number)) {}
  Value(std::complex<double> number) : data_(number) {}
  Value(const char* text) : data_(std::string(text)) {}
  Value(std::string text) : data_(std::move(text)) {}
  Value(Interval interval) : data_(std::move(interval)) {}
  Value(Quantity quantity) : data_(std::move(quantity)) {}
  Value(Array array) : data_(std::move(array)) {}
  Value(Record record) : data_(std::make_shared<const Record>(std::move(record))) {}
  Value(List list) : data_(std::make_shared<const List>(std::move(list))) {}
  Value(Table table) : data_(std::make_shared<const Table>(std::move(table))) {}
  Value(Groups groups) : data_(std::make_shared<const Groups>(std::move(groups))) {}
  Value(Function function) : data_(std::move(function)) {}
  Value(Expression expression) : data_(std::move(expression)) {}
  Value(std::shared_ptr<Callable> callable) : data_(std::move(callable)) {}

  const Variant& data() const { return data_; }
  bool is_nothing() const { return std::holds_alternative<Nothing>(data_); }

  template <class T>
  bool is() const {
    return get<T>() != nullptr;
  }
  /// The value as a T, or null when it is of another kind.
  template <class T>
  const T* get() const {
    if constexpr (kShared<T>) {
      const auto* held = std::get_if<std::shared_ptr<const T>>(&data_);
      return held ? held->get() : nullptr;
    } else {
      return std::get_if<T>(&data_);
    }
  }

  /// What the value is, in the reader's terms: "a number", "an array [time, x] of numbers".
  std::string describe() const;

 private:
  template <class T>
  static constexpr bool kShared =
      std::is_same_v<T, Record> || std::is_same_v<T, List> || std::is_same_v<T, Table> || std::is_same_v<T, Groups>;
  Variant data_;
};

}  // namespace ansatz::core
