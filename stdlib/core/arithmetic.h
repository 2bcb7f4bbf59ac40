// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "stdlib/core/value.h"

namespace ansatz::core {

enum class BinaryOperator {
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  logical_and,
  logical_or,
  in,
};
enum class UnaryOperator { negate, logical_not };

/// "+", "and", "in".
std::string_view symbol(BinaryOperator op);

/// An operator of the language on values of any kind.
///
/// Numbers follow IEEE 754 (1/0 is inf, 0/0 is nan); % has the sign of the divisor; whole numbers and truth values
/// count as numbers. Arrays broadcast as `broadcast.h` says; comparisons, and, or, not, in give masks.
/// Units: * / ^ combine them, what cancels becomes a number; + - % and comparisons convert the right side to the left
/// one's unit and refuse other dimensions (0 may be compared with anything; a pure number and a percent, radian or bit
/// give a pure number). Labels are dropped; a density or mass stays one when it is scaled by a number, negated, or
/// added to another over the same dimensions. Traced values take numbers and traced values. `in` asks for a place in an
/// interval, a list, an array or a text.
/// == and != compare everything of one kind; records and lists part by part. Against anything but a list, a list of
/// texts, truth values or numbers counts as an array.
///
/// Errors   Mismatch, as "cannot add energy and time".
Value binary(BinaryOperator op, const Value& left, const Value& right);
Value unary(UnaryOperator op, const Value& operand);

}  // namespace ansatz::core
