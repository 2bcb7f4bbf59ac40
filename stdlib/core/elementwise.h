// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/expression/operation.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

/// A function of operations.def on a number, a complex number, a quantity, an array of these, or a traced value.
/// Numbers, arrays and traced functions give the same bits. The argument of exp, log, sin … must be a pure number
/// (angles and percents are: sin(90 deg) is 1); sqrt, cbrt and abs take any unit that has the root.
///
/// Errors   BadParameter: a real result does not exist (sqrt(-1), log(-2), asin(2), sin(inf)), naming the value and the
///          first place; sqrt(-1 + 0i) is 1i. Mismatch: text, a unit, a complex argument of floor, erf, ….
/// Edges    NaN gives NaN; log(0) is -inf, atanh(1) is inf.
Value elementary(Operation function, const Value& x);
/// The same of two arguments, broadcast: min, max, atan2, hypot, power.
Value elementary(Operation function, const Value& x, const Value& y);

/// To the nearest whole number, halves away from zero.
Value round(const Value& x);
/// The parts of a complex number; of a real number itself, and 0.
Value real(const Value& x);
Value imag(const Value& x);
Value conj(const Value& x);
/// The angle of a complex number in (-π, π].
Value arg(const Value& x);
/// The gamma function and the logarithm of its absolute value. BadParameter at 0, -1, -2, …
Value gamma(const Value& x);
Value log_gamma(const Value& x);

/// `a` where the condition holds and `b` elsewhere, broadcast over all three; both are computed. Units of a and b must
/// convert.
Value if_else(const Value& condition, const Value& a, const Value& b);
/// x held inside [low, high].
Value clamp(const Value& x, const Value& low, const Value& high);
/// The hyperbolic secant, 1 / cosh x; like all that is made of operations, it can be traced.
Value sech(const Value& x);

}  // namespace ansatz::core
