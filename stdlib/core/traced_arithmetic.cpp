// SPDX-License-Identifier: MIT
#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"
#include "stdlib/core/operators.h"

namespace ansatz::core::operators {

namespace {

Expression as_expression(BinaryOperator op, const Value& value, const Value& other) {
  if (const auto* expression = value.get<Expression>()) return *expression;
  if (const auto* number = value.get<double>()) return *number;
  if (value.is<Array>())
    throw Mismatch("a function that is traced works on one number at a time, not on " + value.describe());
  if (const auto* quantity = value.get<Quantity>()) {
    if (quantity->unit.is_dimensionless()) return quantity->value * quantity->unit.scale;
    throw Mismatch("a traced value has no unit, so it cannot meet " + value.describe());
  }
  refuse(op, other.describe(), value.describe());
}

Value connective(BinaryOperator op, const Value& left, const Value& right) {
  const bool is_and = op == BinaryOperator::logical_and;
  const bool* known = left.is<bool>() ? left.get<bool>() : right.get<bool>();
  if (known) {
    const Value& other = left.is<bool>() ? right : left;
    return *known == is_and ? other : Value(*known);
  }
  for (const Value* side : {&left, &right}) {
    const auto* condition = side->get<Expression>();
    if (condition && condition->is_boolean()) continue;
    throw Mismatch(std::string(symbol(op)) + " takes truth values, not " + side->describe());
  }
  const Expression &a = *left.get<Expression>(), &b = *right.get<Expression>();
  return is_and ? logical_and(a, b) : logical_or(a, b);
}

Value inside(const Value& item, const Value& container) {
  const auto* interval = container.get<Interval>();
  if (!interval) throw Mismatch("a traced value can be looked for in an interval, not in " + container.describe());
  const Expression x = as_expression(BinaryOperator::in, item, container);
  const Expression low = as_expression(BinaryOperator::in, low_end(*interval), item);
  const Expression high = as_expression(BinaryOperator::in, high_end(*interval), item);
  return logical_and(less_equal(low, x), less_equal(x, high));
}

}  // namespace

Value traced(BinaryOperator op, const Value& left, const Value& right) {
  if (op == BinaryOperator::in) return inside(left, right);
  if (op == BinaryOperator::logical_and || op == BinaryOperator::logical_or) return connective(op, left, right);
  const Expression a = as_expression(op, left, right), b = as_expression(op, right, left);
  switch (op) {
    case BinaryOperator::add:
      return a + b;
    case BinaryOperator::subtract:
      return a - b;
    case BinaryOperator::multiply:
      return a * b;
    case BinaryOperator::divide:
      return a / b;
    case BinaryOperator::modulo:
      return modulo(a, b);
    case BinaryOperator::power:
      return pow(a, b);
    case BinaryOperator::equal:
      return equal(a, b);
    case BinaryOperator::not_equal:
      return not_equal(a, b);
    case BinaryOperator::less:
      return less(a, b);
    case BinaryOperator::less_equal:
      return less_equal(a, b);
    case BinaryOperator::greater:
      return greater(a, b);
    default:
      return greater_equal(a, b);
  }
}

}  // namespace ansatz::core::operators
