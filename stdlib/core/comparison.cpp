// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/broadcast.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"
#include "stdlib/core/operators.h"

namespace ansatz::core::operators {

namespace {

using Boolean = Array::Boolean;

bool asks_equality(BinaryOperator op) { return op == BinaryOperator::equal || op == BinaryOperator::not_equal; }

/// Units of the two sides brought together; a bare 0 has every unit.
UnitRule comparison_rule(BinaryOperator op, const Array& left, const Array& right) {
  const auto zero = [](const Array& x) {
    return x.rank() == 0 && is_plain(x.unit) && x.type() == ElementType::real && x.real()[0] == 0;
  };
  if (zero(left) || zero(right)) return {};
  return unit_rule(op, left.unit, right.unit);
}

template <class T, class F>
Array mask(BinaryOperator op, const Array& left, const Array& right, std::span<const T> a, std::span<const T> b, F f) {
  Broadcast plan(left.dimensions(), right.dimensions(), verb(op));
  std::vector<Boolean> values;
  apply(plan, a.data(), b.data(), values, [f](const T& x, const T& y) { return Boolean(f(x, y)); });
  return Array(std::move(plan.dimensions), std::move(values));
}

template <class T>
Array ordered(BinaryOperator op, const Array& left, const Array& right, std::span<const T> a, std::span<const T> b) {
  const auto with = [&](auto f) { return mask<T>(op, left, right, a, b, f); };
  switch (op) {
    case BinaryOperator::equal:
      return with([](const T& x, const T& y) { return x == y; });
    case BinaryOperator::not_equal:
      return with([](const T& x, const T& y) { return x != y; });
    case BinaryOperator::less:
      return with([](const T& x, const T& y) { return x < y; });
    case BinaryOperator::less_equal:
      return with([](const T& x, const T& y) { return x <= y; });
    case BinaryOperator::greater:
      return with([](const T& x, const T& y) { return x > y; });
    default:
      return with([](const T& x, const T& y) { return x >= y; });
  }
}

template <class T>
std::vector<T> times(std::span<const T> from, double factor) {
  std::vector<T> values(from.begin(), from.end());
  for (T& value : values) value *= factor;
  return values;
}

bool every(const Array& truth) {
  const auto values = truth.booleans();
  return std::all_of(values.begin(), values.end(), [](Boolean b) { return b != 0; });
}

bool equal_lists(const List& a, const List& b) {
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                    [](const Value& x, const Value& y) { return equal(x, y); });
}

bool equal_records(const Record& a, const Record& b) {
  return a.fields.size() == b.fields.size() && std::all_of(a.fields.begin(), a.fields.end(), [&](const auto& field) {
           const Value* other = b.find(field.first);
           return other && equal(field.second, *other);
         });
}

bool is_element(const Value& value) {
  return value.is<double>() || value.is<std::complex<double>>() || value.is<Quantity>() || value.is<std::string>() ||
         value.is<bool>();
}

/// Kinds that can stand in one comparison: numbers with numbers, texts with texts, truth values with truth values.
int family(const Value& value) {
  if (const auto* array = value.get<Array>()) {
    if (array->type() == ElementType::text) return 2;
    return array->type() == ElementType::boolean ? 3 : 1;
  }
  if (value.is<double>() || value.is<std::complex<double>>() || value.is<Quantity>()) return 1;
  if (value.is<std::string>()) return 2;
  return value.is<bool>() ? 3 : 0;
}

}  // namespace

Array array_comparison(BinaryOperator op, const Array& left, const Array& right) {
  if (left.type() == ElementType::text) return ordered(op, left, right, left.texts(), right.texts());
  const UnitRule rule = comparison_rule(op, left, right);
  if (left.type() == ElementType::complex || right.type() == ElementType::complex) {
    const Array a = left.as_complex(), b = right.as_complex();
    const auto x = times(a.complex(), rule.left), y = times(b.complex(), rule.right);
    const bool equality = op == BinaryOperator::equal;
    return mask<Array::Complex>(op, left, right, x, y,
                                [equality](const auto& p, const auto& q) { return (p == q) == equality; });
  }
  const Array a = left.as_real(), b = right.as_real();
  if (rule.left == 1 && rule.right == 1) return ordered(op, left, right, a.real(), b.real());
  const auto x = times(a.real(), rule.left), y = times(b.real(), rule.right);
  return ordered<double>(op, left, right, x, y);
}

Array array_connective(BinaryOperator op, const Array& left, const Array& right) {
  if (op == BinaryOperator::logical_and) {
    return mask<Boolean>(op, left, right, left.booleans(), right.booleans(), [](auto x, auto y) { return x & y; });
  }
  return mask<Boolean>(op, left, right, left.booleans(), right.booleans(), [](auto x, auto y) { return x | y; });
}

Value compare(BinaryOperator op, const Value& left, const Value& right) {
  const auto* a = left.get<std::string>();
  const auto* b = right.get<std::string>();
  if (a && b) {
    const int order = a->compare(*b);
    return comparison(op, order, 0);
  }
  const int kind = family(left), other = family(right);
  const bool arrays = left.is<Array>() || right.is<Array>();
  // A mask may be compared with numbers, 0 and 1; a lone truth value only with truth values.
  const bool mixes = arrays && kind + other == 4 && !left.is<bool>() && !right.is<bool>();
  if (kind != 0 && (kind == other || mixes)) {
    const std::optional<Array> x = as_array(left), y = as_array(right);
    const bool complex = x->type() == ElementType::complex || y->type() == ElementType::complex;
    if ((complex || kind == 3) && !asks_equality(op)) {
      throw Mismatch(std::string(complex ? "complex numbers" : "truth values") + " have no order");
    }
    return as_value(array_comparison(op, *x, *y));
  }
  // What remains is equal or not as a whole. Values of two kinds are compared only where one of them is `nothing`.
  const bool same_kind = left.data().index() == right.data().index();
  if (!asks_equality(op) || !(same_kind || left.is_nothing() || right.is_nothing())) {
    refuse(op, left.describe(), right.describe());
  }
  return equal(left, right) == (op == BinaryOperator::equal);
}

bool equal(const Value& left, const Value& right) {
  const int kind = family(left);
  if (kind != family(right)) return false;
  if (kind != 0) {
    const Array a = *as_array(left), b = *as_array(right);
    if (a.rank() != b.rank() || !a.unit.same_dimension(b.unit)) return false;
    for (std::size_t d = 0; d < a.rank(); ++d) {
      const Dimension &x = a.dimension(d), &y = b.dimension(d);
      if (x.name != y.name || x.size != y.size || !x.same_coordinates(y)) return false;
    }
    return every(array_comparison(BinaryOperator::equal, a, b));
  }
  if (const auto* list = left.get<List>()) return right.is<List>() && equal_lists(*list, *right.get<List>());
  if (const auto* record = left.get<Record>())
    return right.is<Record>() && equal_records(*record, *right.get<Record>());
  return identical(left, right);
}

Value member(const Value& item, const Value& container) {
  if (const auto* interval = container.get<Interval>()) {
    if (family(item) != 1) refuse(BinaryOperator::in, item.describe(), container.describe());
    const Value low = binary(BinaryOperator::less_equal, low_end(*interval), item);
    return binary(BinaryOperator::logical_and, low, binary(BinaryOperator::less_equal, item, high_end(*interval)));
  }
  if (const auto* text = container.get<std::string>()) {
    const auto* part = item.get<std::string>();
    if (!part) refuse(BinaryOperator::in, item.describe(), "a text");
    return text->find(*part) != std::string::npos;
  }
  const auto* list = container.get<List>();
  if (list && !item.is<Array>()) {
    return std::any_of(list->items.begin(), list->items.end(), [&](const Value& other) { return equal(item, other); });
  }
  const std::optional<Array> set = as_array(container);
  if (!set || !(container.is<Array>() || list) || !(is_element(item) || item.is<Array>())) {
    refuse(BinaryOperator::in, item.describe(), container.describe());
  }
  if (set->size() > 0 && family(item) != family(Value(*set)))
    refuse(BinaryOperator::in, item.describe(), container.describe());
  const Array items = *as_array(item);
  std::vector<Boolean> found(items.size(), 0);
  if (set->size() > 0) {
    // Each element of the set against all items: sets in scripts are a handful of names.
    Array flat = *set;
    flat.set_dimensions({Dimension("", flat.size())});
    flat.visit([&]<class T>(std::span<const T> elements) {
      for (const T& element : elements) {
        Array one({}, std::vector<T>{element});
        one.unit = flat.unit;
        const Array hit = array_comparison(BinaryOperator::equal, items, one);
        const auto hits = hit.booleans();
        for (std::size_t i = 0; i < found.size(); ++i) found[i] |= hits[i];
      }
    });
  }
  return as_value(Array(items.dimensions(), std::move(found)));
}

}  // namespace ansatz::core::operators
