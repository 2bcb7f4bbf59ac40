// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/arithmetic.h"
#include "stdlib/core/array.h"

// The parts of `binary`, one a file: arithmetic.cpp decides which of them an operator and its operands need.
namespace ansatz::core::operators {

/// "add" and the like, for messages of broadcasting.
std::string_view verb(BinaryOperator op);

/// "cannot add energy and time": the sentence for what stands on both sides.
[[noreturn]] void refuse(BinaryOperator op, const std::string& left, const std::string& right);

/// What an operator asks of two units: factors for the operands and for the result, and the result's unit.
struct UnitRule {
  double left = 1, right = 1, result = 1;
  Unit unit;
};
UnitRule unit_rule(BinaryOperator op, const Unit& left, const Unit& right);
/// The unit of base ^ exponent. Mismatch where the unit has no such power.
Unit power_of_unit(const Unit& base, double exponent);

bool is_plain(const Unit& unit);  ///< no unit at all

double arithmetic(BinaryOperator op, double a, double b);
bool comparison(BinaryOperator op, double a, double b);

/// + - * / % ^ of numeric arrays; at least one is a real array, or the other scalar stands as one without dimensions.
Array array_arithmetic(BinaryOperator op, const Array& left, const Array& right);
/// == != < <= > >= of arrays, as a mask.
Array array_comparison(BinaryOperator op, const Array& left, const Array& right);
/// `and`, `or` of masks.
Array array_connective(BinaryOperator op, const Array& left, const Array& right);

Value compare(BinaryOperator op, const Value& left, const Value& right);
/// Whether two values are the same to a script: 1 km and 1000 m are, and no two of different kind.
bool equal(const Value& left, const Value& right);
Value member(const Value& item, const Value& container);
Value traced(BinaryOperator op, const Value& left, const Value& right);

}  // namespace ansatz::core::operators
