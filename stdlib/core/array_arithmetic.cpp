// SPDX-License-Identifier: MIT
#include <cmath>
#include <complex>

#include "stdlib/core/broadcast.h"
#include "stdlib/core/error.h"
#include "stdlib/core/operators.h"

namespace ansatz::core::operators {

namespace {

using Complex = Array::Complex;

template <class T>
Array scaled(Array x, double factor) {
  if (factor == 1) return x;
  if constexpr (std::is_same_v<T, double>) {
    for (double& element : x.mutable_real()) element *= factor;
  } else {
    for (Complex& element : x.mutable_complex()) element *= factor;
  }
  return x;
}

template <class T>
std::span<const T> elements(const Array& x) {
  if constexpr (std::is_same_v<T, double>) {
    return x.real();
  } else {
    return x.complex();
  }
}

template <class T>
Array combine(BinaryOperator op, const Array& left, const Array& right) {
  Broadcast plan(left.dimensions(), right.dimensions(), verb(op));
  std::vector<T> values;
  const T* a = elements<T>(left).data();
  const T* b = elements<T>(right).data();
  const auto run = [&](auto f) { apply(plan, a, b, values, f); };
  switch (op) {
    case BinaryOperator::add:
      run([](const T& x, const T& y) { return x + y; });
      break;
    case BinaryOperator::subtract:
      run([](const T& x, const T& y) { return x - y; });
      break;
    case BinaryOperator::multiply:
      run([](const T& x, const T& y) { return x * y; });
      break;
    case BinaryOperator::divide:
      run([](const T& x, const T& y) { return x / y; });
      break;
    default:
      if constexpr (std::is_same_v<T, double>) {
        const bool squares = op == BinaryOperator::power && right.rank() == 0 && *b == 2;
        if (squares) {
          run([](double x, double) { return x * x; });
        } else {
          run([op](double x, double y) { return arithmetic(op, x, y); });
        }
      } else {
        if (op == BinaryOperator::modulo) throw Mismatch("cannot take the remainder of complex numbers");
        run([](const T& x, const T& y) { return y == T(2) ? x * x : std::pow(x, y); });
      }
  }
  return Array(std::move(plan.dimensions), std::move(values));
}

/// A density or mass stays one when scaled by a pure number, or added to another of its kind.
void keep_kind(BinaryOperator op, const Array& left, const Array& right, Array& result) {
  const auto has_kind = [](const Array& x) { return x.is_mass || !x.density_over.empty(); };
  const auto copy = [&](const Array& from) {
    result.density_over = from.density_over;
    result.is_mass = from.is_mass;
  };
  const auto number = [](const Array& x) { return x.rank() == 0; };
  const bool linear = op == BinaryOperator::add || op == BinaryOperator::subtract;
  if (linear && left.density_over == right.density_over && left.is_mass == right.is_mass) copy(left);
  if ((op == BinaryOperator::multiply || op == BinaryOperator::divide) && has_kind(left) && number(right)) copy(left);
  if (op == BinaryOperator::multiply && has_kind(right) && number(left)) copy(right);
}

template <class T>
Array raised(const Array& left, const Array& right) {
  if (!right.unit.is_dimensionless())
    refuse(BinaryOperator::power, left.unit.dimension_name(), right.unit.dimension_name());
  const Array exponent = scaled<T>(right, right.unit.scale);
  Array result = combine<T>(BinaryOperator::power, left, exponent);
  if (is_plain(left.unit)) return result;
  if (right.rank() != 0 || right.type() == ElementType::complex) {
    throw Mismatch("cannot raise " + left.unit.dimension_name() +
                   " to many powers at once: each would have another unit");
  }
  result.unit = power_of_unit(left.unit, exponent.number(0));
  return result;
}

template <class T>
Array typed(BinaryOperator op, const Array& left, const Array& right) {
  if (op == BinaryOperator::power) return raised<T>(left, right);
  const UnitRule rule = unit_rule(op, left.unit, right.unit);
  Array result = combine<T>(op, scaled<T>(left, rule.left), scaled<T>(right, rule.right));
  result = scaled<T>(std::move(result), rule.result);
  result.unit = rule.unit;
  keep_kind(op, left, right, result);
  return result;
}

}  // namespace

Array array_arithmetic(BinaryOperator op, const Array& left, const Array& right) {
  if (left.type() == ElementType::complex || right.type() == ElementType::complex) {
    return typed<Complex>(op, left.as_complex(), right.as_complex());
  }
  return typed<double>(op, left.as_real(), right.as_real());
}

}  // namespace ansatz::core::operators
