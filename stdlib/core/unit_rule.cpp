// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/operators.h"

namespace ansatz::core::operators {

bool is_plain(const Unit& unit) { return unit.symbol.empty() && unit.scale == 1 && unit.is_dimensionless(); }

UnitRule unit_rule(BinaryOperator op, const Unit& left, const Unit& right) {
  UnitRule rule;
  const bool none_left = is_plain(left), none_right = is_plain(right);
  if (none_left && none_right) return rule;
  if (op == BinaryOperator::multiply || op == BinaryOperator::divide) {
    rule.unit = op == BinaryOperator::multiply ? left * right : left / right;
    rule.result = absorb_cancelled(rule.unit);
    return rule;
  }
  if (!left.same_dimension(right)) refuse(op, left.dimension_name(), right.dimension_name());
  if (none_left || none_right) {  // 5 percent + 1 is the number 1.05
    rule.left = left.scale;
    rule.right = right.scale;
    return rule;
  }
  rule.unit = left;
  rule.right = conversion(right, left);
  return rule;
}

Unit power_of_unit(const Unit& base, double exponent) {
  if (is_plain(base)) return base;
  // A unit's exponents are small and counted in sixths, so only a simple fraction can leave them so.
  for (int denominator = 1; denominator <= 12; ++denominator) {
    const double numerator = exponent * denominator;
    if (std::abs(numerator) > 120) break;
    if (std::abs(numerator - std::round(numerator)) < 1e-12) {
      return power(base, static_cast<int>(std::round(numerator)), denominator);
    }
  }
  throw Mismatch("cannot raise " + base.dimension_name() + " to the power of " + number_text(exponent));
}

}  // namespace ansatz::core::operators
