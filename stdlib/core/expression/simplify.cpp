// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/simplify.h"

#include <cmath>

namespace ansatz::core {
namespace {

using Simpler = std::optional<Expression>;

bool is(const Expression& e, Operation operation) { return e.operation() == operation; }

bool is_power_of_two(double value) {
  int exponent = 0;
  return std::fabs(std::frexp(value, &exponent)) == 0.5;
}

/// Small and large factors stay where the writer put them: moved, they could overflow what did not.
bool may_move(double factor) {
  const double size = std::fabs(factor);
  return size >= 0x1p-64 && size <= 0x1p64;
}

/// c·x as (c, x); anything else as (1, itself).
struct Scaled {
  double factor = 1;
  Expression rest;
};

Scaled scaled(const Expression& e) {
  if (is(e, Operation::negate)) return {-1.0, e.operand(0)};
  if (is(e, Operation::multiply) && e.operand(0).is_constant()) return {e.operand(0).value(), e.operand(1)};
  return {1.0, e};
}

/// x^n as (n, x); anything else as (1, itself).
struct Powered {
  int power = 1;
  Expression base;
};

Powered powered(const Expression& e) {
  if (const int power = whole_power(e)) return {power, e.operand(0)};
  return {1, e};
}

Simpler sum(const Expression& a, const Expression& b) {
  if (a.is_constant(0)) return b;
  if (b.is_constant(0)) return a;
  const Scaled left = scaled(a), right = scaled(b);
  if (left.rest == right.rest) return (left.factor + right.factor) * left.rest;
  if (right.factor < 0) return a - -right.factor * right.rest;
  if (left.factor < 0) return b - -left.factor * left.rest;
  return {};
}

Simpler difference(const Expression& a, const Expression& b) {
  if (a.is_constant(0)) return -b;
  if (b.is_constant()) return a + Expression(-b.value());
  const Scaled left = scaled(a), right = scaled(b);
  // x − x stays: it is NaN for an infinite x.
  if (left.rest == right.rest && left.factor != right.factor) return (left.factor - right.factor) * left.rest;
  if (right.factor < 0) return a + -right.factor * right.rest;
  return {};
}

Simpler product(const Expression& a, const Expression& b) {
  if (a.is_constant(1)) return b;
  if (a.is_constant(-1)) return -b;
  const Scaled left = scaled(a), right = scaled(b);
  if (a.is_constant()) {
    const double factor = a.value() * right.factor;
    if (right.factor == -1 || (right.factor != 1 && may_move(a.value()) && may_move(right.factor)))
      return Expression(factor) * right.rest;
    return {};
  }
  const double factor = left.factor * right.factor;
  if (factor != 1 || left.factor != 1) {
    if (may_move(left.factor) && may_move(right.factor)) return Expression(factor) * (left.rest * right.rest);
  }
  const Powered one = powered(a), other = powered(b);
  if (one.base == other.base && one.power + other.power <= kLargestPower) return pow(one.base, one.power + other.power);
  // x · (1 / y) as x / y, one rounding fewer.
  if (is(b, Operation::divide) && b.operand(0).is_constant(1)) return a / b.operand(1);
  if (is(a, Operation::divide) && a.operand(0).is_constant(1)) return b / a.operand(1);
  return {};
}

Simpler ratio(const Expression& a, const Expression& b) {
  const Scaled above = scaled(a), below = scaled(b);
  if (below.factor == -1) return -(a / below.rest);
  if (above.factor == -1) return -(above.rest / b);
  if (!b.is_constant()) return {};
  const double divisor = b.value();
  if (divisor == 1) return a;
  const double inverse = 1 / divisor;
  if (is_power_of_two(divisor) && std::isnormal(inverse)) return Expression(inverse) * a;
  const double quotient = above.factor / divisor;
  const bool exact = std::fma(quotient, divisor, -above.factor) == 0;
  if (above.factor != 1 && exact && may_move(above.factor) && may_move(divisor))
    return Expression(quotient) * above.rest;
  return {};
}

Simpler negation(const Expression& a) {
  if (is(a, Operation::negate)) return a.operand(0);
  if (is(a, Operation::multiply) && a.operand(0).is_constant()) return Expression(-a.operand(0).value()) * a.operand(1);
  return {};
}

Simpler exponential(const Expression& a, const Expression& b) {
  if (a.is_constant(2)) return exp2(b);
  if (!b.is_constant()) return {};
  const double n = b.value();
  if (n == 0) return Expression(1.0);
  if (n == 1) return a;
  if (n == 0.5) return sqrt(a);
  if (n == -0.5) return 1.0 / sqrt(a);
  if (n != std::floor(n) || std::fabs(n) > kLargestPower) return {};
  if (n < 0) return 1.0 / pow(a, -n);
  if (is(a, Operation::negate)) return std::fmod(n, 2) == 0 ? pow(a.operand(0), b) : -pow(a.operand(0), b);
  const Powered inner = powered(a);
  if (inner.power > 1 && inner.power * n <= kLargestPower) return pow(inner.base, inner.power * n);
  return {};
}

Simpler choose(const Expression& condition, const Expression& a, const Expression& b) {
  if (condition.is_constant()) return condition.value() != 0 ? a : b;
  if (a == b) return a;
  if (is(condition, Operation::logical_not)) return if_else(condition.operand(0), b, a);
  return {};
}

Simpler connect(Operation operation, const Expression& a, const Expression& b) {
  const double decisive = operation == Operation::logical_or ? 1 : 0;
  if (a.is_constant()) return a.value() == decisive ? a : b;
  if (b.is_constant()) return b.value() == decisive ? b : a;
  if (a == b) return a;
  return {};
}

}  // namespace

int whole_power(const Expression& e) {
  if (!is(e, Operation::power) || !e.operand(1).is_constant()) return 0;
  const double n = e.operand(1).value();
  return n >= 2 && n <= kLargestPower && n == std::floor(n) ? static_cast<int>(n) : 0;
}

Simpler simplified(Operation operation, const Expression& a, const Expression& b, const Expression& c) {
  switch (operation) {
    case Operation::add:
      return sum(a, b);
    case Operation::subtract:
      return difference(a, b);
    case Operation::multiply:
      return product(a, b);
    case Operation::divide:
      return ratio(a, b);
    case Operation::negate:
      return negation(a);
    case Operation::power:
      return exponential(a, b);
    case Operation::abs:
      if (is(a, Operation::abs)) return a;
      if (is(a, Operation::negate)) return abs(a.operand(0));
      return {};
    case Operation::min:
    case Operation::max:
      return a == b ? Simpler(a) : Simpler();
    case Operation::logical_and:
    case Operation::logical_or:
      return connect(operation, a, b);
    case Operation::logical_not:
      return is(a, Operation::logical_not) ? Simpler(a.operand(0)) : Simpler();
    case Operation::if_else:
      return choose(a, b, c);
    default:
      return {};
  }
}

}  // namespace ansatz::core
