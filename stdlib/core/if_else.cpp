// SPDX-License-Identifier: MIT
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/broadcast.h"
#include "stdlib/core/elementwise.h"
#include "stdlib/core/error.h"
#include "stdlib/core/operators.h"

namespace ansatz::core {

namespace {

Expression branch(const Value& value) {
  if (const auto* expression = value.get<Expression>()) return *expression;
  if (const auto* number = value.get<double>()) return *number;
  throw Mismatch("if_else of a traced condition takes numbers, not " + value.describe());
}

Array times_factor(const Array& x, double factor) {
  if (factor == 1) return x;
  if (x.type() == ElementType::complex) {
    Array scaled = x;
    for (Array::Complex& element : scaled.mutable_complex()) element *= factor;
    return scaled;
  }
  Array scaled = x.as_real();
  for (double& element : scaled.mutable_real()) element *= factor;
  return scaled;
}

/// Both branches with elements of one type.
void bring_together(Array& a, Array& b) {
  if (a.type() == b.type()) return;
  if (a.type() == ElementType::text || b.type() == ElementType::text) {
    throw Mismatch("if_else cannot give " + describe(a.type()) + " in one place and " + describe(b.type()) +
                   " in another");
  }
  const bool complex = a.type() == ElementType::complex || b.type() == ElementType::complex;
  a = complex ? a.as_complex() : a.as_real();
  b = complex ? b.as_complex() : b.as_real();
}

Array chosen(const Array& condition, Array a, Array b) {
  const Broadcast branches(a.dimensions(), b.dimensions(), "choose");
  const Broadcast plan(condition.dimensions(), branches.dimensions, "choose");
  Unit unit;
  if (a.type() != ElementType::text && b.type() != ElementType::text) {
    const operators::UnitRule rule = operators::unit_rule(BinaryOperator::add, a.unit, b.unit);
    a = times_factor(a, rule.left);
    b = times_factor(b, rule.right);
    unit = rule.unit;
  }
  bring_together(a, b);
  const Array mask = expand(condition, plan.dimensions, "choose");
  a = expand(a, plan.dimensions, "choose");
  b = expand(b, plan.dimensions, "choose");
  const auto holds = mask.booleans();
  Array result = a.visit([&]<class T>(std::span<const T> x) {
    std::vector<T> values(x.begin(), x.end());
    b.visit([&]<class U>(std::span<const U> y) {
      if constexpr (std::is_same_v<T, U>) {
        for (std::size_t i = 0; i < values.size(); ++i) {
          if (!holds[i]) values[i] = y[i];
        }
      }
    });
    return Array(plan.dimensions, std::move(values));
  });
  result.unit = unit;
  return result;
}

}  // namespace

Value if_else(const Value& condition, const Value& a, const Value& b) {
  if (const auto* truth = condition.get<bool>()) return *truth ? a : b;
  if (const auto* traced = condition.get<Expression>()) {
    if (!traced->is_boolean()) throw Mismatch("if_else takes a condition first, not a traced value");
    return if_else(*traced, branch(a), branch(b));
  }
  const std::optional<Array> mask = condition.is<Array>() || condition.is<List>() ? as_array(condition) : std::nullopt;
  if (!mask || mask->type() != ElementType::boolean) {
    throw Mismatch("if_else takes a truth value or a mask first, not " + condition.describe());
  }
  const std::optional<Array> x = as_array(a), y = as_array(b);
  if (!x || !y) throw Mismatch("if_else of a mask takes numbers, texts or arrays, not " + (x ? b : a).describe());
  return as_value(chosen(*mask, *x, *y));
}

}  // namespace ansatz::core
