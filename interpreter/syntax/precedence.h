// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/syntax/token.h"
#include "interpreter/syntax/tree.h"

namespace ansatz::syntax {

/// How tightly an operator binds; a larger level binds tighter.
enum class Level { By, Where, Or, And, Not, Compare, Tolerance, Interval, Sum, Product, Negate, Power };

enum class Grouping { Left, Right, None };

struct Operator {
  Level level = Level::By;
  Grouping grouping = Grouping::Left;
  bool is_interval = false;
  BinaryOperator op = BinaryOperator::By;  ///< Unless it is `..`.
};

/// The operator that a token stands for between two operands.
Operator infix_operator(TokenKind token);

}  // namespace ansatz::syntax
