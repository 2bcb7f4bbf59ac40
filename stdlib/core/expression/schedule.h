// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/core/expression/graph.h"

namespace ansatz::core {

/// What a step reads: nothing, an argument or an earlier step by number, or a constant.
struct StepInput {
  enum Kind { none, argument, constant, step };
  Kind kind = none;
  std::size_t index = 0;
  double value = 0;
  bool operator==(const StepInput&) const = default;
};

struct Step {
  Operation operation;
  StepInput operands[3];
};

/// The steps of an expression in the order in which a tape runs them; the last is the result, and there is at least
/// one.
///
/// Equal subexpressions are one step. Whole powers become products by squaring, −x becomes −1·x (the same bits), and a
/// product that only sums and differences read is fused into each. Operands that need more room come first, so few
/// values wait at a time, and the last operand is made just before its reader, which finds it in the accumulator.
std::vector<Step> schedule_of(const Expression& body);

}  // namespace ansatz::core
