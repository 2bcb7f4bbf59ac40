// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace ansatz::core {

/// What a node of an expression does: a leaf, one of operations.def, or if_else.
enum class Operation : std::uint8_t {
  constant,
  argument,
#define UNARY(name, scalar, vector, da) name,
#define BINARY(name, symbol, scalar, vector, da, db) name,
#define ELEMENTARY(name, sleef, accuracy, da) name,
#define ELEMENTARY2(name, sleef, accuracy, da, db) name,
#define COMPARISON(name, symbol, scalar, vector) name,
#define CONNECTIVE(name, symbol, arity, scalar, vector) name,
#define FUSED(name, scalar, vector) name,
#include "stdlib/core/expression/operations.def"
  if_else,
  count
};

/// Names, arities and kinds, read off operations.def.
struct OperationTraits {
  const char* name;
  const char* symbol;  ///< between operands; "" for what prints as name(…)
  int arity;
  bool takes_conditions;  ///< every operand (if_else: the first)
  bool gives_condition;
  bool commutes;
};
const OperationTraits& traits(Operation operation);
inline int arity_of(Operation operation) { return traits(operation).arity; }

/// One operation on doubles, as every evaluator does it; operands beyond the arity are not read.
double apply_scalar(Operation operation, double a, double b, double c);

}  // namespace ansatz::core
