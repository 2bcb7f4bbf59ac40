// SPDX-License-Identifier: MIT
#include "stdlib/core/arithmetic.h"

#include <cmath>
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/core/operators.h"

namespace ansatz::core {

namespace {

// % has the sign of the divisor and the exact remainder of fmod, as in Lua.
double remainder_of(double a, double b) {
  const double m = std::fmod(a, b);
  return m * b < 0 ? m + b : m;
}

}  // namespace

namespace operators {

std::string_view verb(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::add:
      return "add";
    case BinaryOperator::subtract:
      return "subtract";
    case BinaryOperator::multiply:
      return "multiply";
    case BinaryOperator::divide:
      return "divide";
    case BinaryOperator::modulo:
      return "take a remainder";
    case BinaryOperator::power:
      return "raise to a power";
    case BinaryOperator::logical_and:
    case BinaryOperator::logical_or:
      return "combine";
    default:
      return "compare";
  }
}

void refuse(BinaryOperator op, const std::string& left, const std::string& right) {
  switch (op) {
    case BinaryOperator::add:
      throw Mismatch("cannot add " + left + " and " + right);
    case BinaryOperator::subtract:
      throw Mismatch("cannot subtract " + right + " from " + left);
    case BinaryOperator::multiply:
      throw Mismatch("cannot multiply " + left + " and " + right);
    case BinaryOperator::divide:
      throw Mismatch("cannot divide " + left + " by " + right);
    case BinaryOperator::modulo:
      throw Mismatch("cannot take the remainder of " + left + " by " + right);
    case BinaryOperator::power:
      throw Mismatch("cannot raise " + left + " to the power of " + right);
    case BinaryOperator::in:
      throw Mismatch("cannot look for " + left + " in " + right);
    default:
      throw Mismatch("cannot compare " + left + " and " + right);
  }
}

double arithmetic(BinaryOperator op, double a, double b) {
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
      return remainder_of(a, b);
    default:
      return b == 2 ? a * a : std::pow(a, b);  // Lua squares the same way
  }
}

bool comparison(BinaryOperator op, double a, double b) {
  switch (op) {
    case BinaryOperator::equal:
      return a == b;
    case BinaryOperator::not_equal:
      return a != b;
    case BinaryOperator::less:
      return a < b;
    case BinaryOperator::less_equal:
      return a <= b;
    case BinaryOperator::greater:
      return a > b;
    default:
      return a >= b;
  }
}

}  // namespace operators

namespace {

using namespace operators;

bool is_comparison(BinaryOperator op) { return op >= BinaryOperator::equal && op <= BinaryOperator::greater_equal; }
bool is_connective(BinaryOperator op) { return op == BinaryOperator::logical_and || op == BinaryOperator::logical_or; }

/// A number or quantity without a detour over arrays: scripts spend their time here.
struct Scalar {
  double value = 0;
  const Unit* unit = nullptr;  ///< null: none
};
std::optional<Scalar> as_scalar(const Value& value) {
  if (const auto* number = value.get<double>()) return Scalar{*number, nullptr};
  if (const auto* quantity = value.get<Quantity>()) return Scalar{quantity->value, &quantity->unit};
  return std::nullopt;
}

Value scalar_arithmetic(BinaryOperator op, const Scalar& a, const Scalar& b) {
  static const Unit none;
  const Unit& left = a.unit ? *a.unit : none;
  const Unit& right = b.unit ? *b.unit : none;
  if (op == BinaryOperator::power) {
    if (!right.is_dimensionless()) refuse(op, left.dimension_name(), right.dimension_name());
    const double exponent = b.value * right.scale;
    const Unit unit = power_of_unit(left, exponent);
    const double value = arithmetic(op, a.value, exponent);
    return is_plain(unit) ? Value(value) : Value(Quantity{value, unit});
  }
  UnitRule rule = unit_rule(op, left, right);
  const double value = arithmetic(op, a.value * rule.left, b.value * rule.right) * rule.result;
  return is_plain(rule.unit) ? Value(value) : Value(Quantity{value, std::move(rule.unit)});
}

Value connective(BinaryOperator op, const Value& left, const Value& right) {
  const bool is_and = op == BinaryOperator::logical_and;
  const bool* a = left.get<bool>();
  const bool* b = right.get<bool>();
  if (a && b) return is_and ? *a && *b : *a || *b;
  const auto mask = [op](const Value& side) {
    std::optional<Array> array = as_array(side);
    if (array && array->type() == ElementType::boolean) return *std::move(array);
    throw Mismatch(std::string(symbol(op)) + " takes truth values, not " + side.describe());
  };
  const Array first = mask(left), second = mask(right);
  return as_value(array_connective(op, first, second));
}

}  // namespace

std::string_view symbol(BinaryOperator op) {
  static constexpr std::string_view kSymbols[] = {
      "+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "and", "or", "in"};
  return kSymbols[static_cast<std::size_t>(op)];
}

Value binary(BinaryOperator op, const Value& left, const Value& right) {
  const double* a = left.get<double>();
  const double* b = right.get<double>();
  if (a && b && op <= BinaryOperator::power) return arithmetic(op, *a, *b);
  if (a && b && is_comparison(op)) return comparison(op, *a, *b);
  if (left.is<Expression>() || right.is<Expression>()) return traced(op, left, right);
  if (op == BinaryOperator::in) return member(left, right);
  // A list of texts or of truth values meets anything but another list as the array it could be.
  if (left.is<List>() != right.is<List>()) {
    const Value& list = left.is<List>() ? left : right;
    const std::optional<Array> array = (left.is<List>() ? right : left).is_nothing() ? std::nullopt : as_array(list);
    if (array) return left.is<List>() ? binary(op, *array, right) : binary(op, left, *array);
  }
  if (is_connective(op)) return connective(op, left, right);
  if (is_comparison(op)) return compare(op, left, right);

  const std::optional<Scalar> x = as_scalar(left), y = as_scalar(right);
  if (x && y) return scalar_arithmetic(op, *x, *y);
  const auto numeric = [](const Value& value) {
    if (const auto* array = value.get<Array>()) return array->type() != ElementType::text;
    return value.is<double>() || value.is<Quantity>() || value.is<std::complex<double>>();
  };
  if (!numeric(left) || !numeric(right)) refuse(op, left.describe(), right.describe());
  return as_value(array_arithmetic(op, *as_array(left), *as_array(right)));
}

Value unary(UnaryOperator op, const Value& operand) {
  const bool negates = op == UnaryOperator::negate;
  if (negates) {
    if (const auto* number = operand.get<double>()) return -*number;
    if (const auto* number = operand.get<std::complex<double>>()) return -*number;
    if (const auto* quantity = operand.get<Quantity>()) return Quantity{-quantity->value, quantity->unit};
    if (const auto* expression = operand.get<Expression>()) return -*expression;
    if (const auto* interval = operand.get<Interval>())
      return Interval{-interval->high, -interval->low, interval->unit};
  } else {
    if (const auto* truth = operand.get<bool>()) return !*truth;
    if (const auto* expression = operand.get<Expression>()) return logical_not(*expression);
  }
  if (operand.is<List>()) {
    if (const std::optional<Array> list = as_array(operand)) return unary(op, *list);
  }
  const auto* array = operand.get<Array>();
  if (array && negates && array->type() != ElementType::text) {
    Array result = array->type() == ElementType::complex ? *array : array->as_real();
    if (result.type() == ElementType::complex) {
      for (Array::Complex& element : result.mutable_complex()) element = -element;
    } else {
      for (double& element : result.mutable_real()) element = -element;
    }
    result.label.clear();
    return as_value(std::move(result));
  }
  if (array && !negates && array->type() == ElementType::boolean) {
    Array result = *array;
    for (Array::Boolean& element : result.mutable_booleans()) element = !element;
    result.label.clear();
    return as_value(std::move(result));
  }
  if (negates) throw Mismatch("cannot negate " + operand.describe());
  throw Mismatch("not takes a truth value, not " + operand.describe());
}

}  // namespace ansatz::core
