// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/expression/graph.h"

namespace ansatz::core {

/// A simpler expression for an operation on operands that are simplified already, or nothing when there is none.
///
/// Exact, NaN and infinities included: constant folding; x·1, x/1, x−0, −(−x); x/c as x·(1/c) when c is a power of two;
/// x + (−y) as x − y; a branch or connective whose condition is known; x·0 is kept, since 0 times a NaN is no zero.
/// Exact up to the sign of a zero: x + 0, 0 − x; −(c·x) as (−c)·x.
/// By definition here: x^0 = 1; x^½ = sqrt(x), x^−½ = 1/sqrt(x) (IEEE pow differs at −0 and −∞); x^−n = 1/x^n; 2^x =
/// exp2(x). Regrouped, each step within one rounding: constants between 2^−64 and 2^64 are gathered in front of a
/// product and over a constant divisor when the quotient is exact; x^m·x^n = x^(m+n) for whole powers up to
/// kLargestPower, which the tape multiplies out; c·x ± d·x = (c±d)·x. Sums are never regrouped: their order is the
/// writer's.
std::optional<Expression> simplified(Operation operation, const Expression& a, const Expression& b,
                                     const Expression& c);

/// Whole powers up to this are multiplied out, at most n − 1 roundings for x^n; larger ones go to SLEEF's pow.
inline constexpr int kLargestPower = 32;

/// n when the expression is x^n multiplied out (2 <= n <= kLargestPower), else 0.
int whole_power(const Expression& expression);

}  // namespace ansatz::core
