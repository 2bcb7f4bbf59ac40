// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/derivative.h"

#include <unordered_map>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::core {
namespace {

/// d(r)/d(operand number `place`), r being the operation itself.
Expression partial(const Expression& r, int place) {
  const Expression& a = r.operand(0);
  const Expression& b = arity_of(r.operation()) > 1 ? r.operand(1) : a;
  switch (r.operation()) {
#define UNARY(name, scalar, vector, da) \
  case Operation::name:                 \
    return da;
#define BINARY(name, symbol, scalar, vector, da, db) \
  case Operation::name:                              \
    return place == 0 ? (da) : (db);
#define ELEMENTARY(name, sleef, accuracy, da) UNARY(name, , , da)
#define ELEMENTARY2(name, sleef, accuracy, da, db) BINARY(name, , , , da, db)
#include "stdlib/core/expression/operations.def"
    default:
      throw Mismatch("a condition has no derivative");
  }
}

/// The chain rule. A slope that is 0 by structure leaves no term, so 0 · inf cannot turn an answer into NaN.
Expression chain(const Expression& r, const std::unordered_map<const Node*, Expression>& slopes) {
  const auto slope = [&](int place) -> const Expression& { return slopes.at(r.operand(place).node()); };
  if (r.operation() == Operation::if_else) return if_else(r.operand(0), slope(1), slope(2));
  if (r.operation() == Operation::divide && slope(1).is_constant(0)) return slope(0) / r.operand(1);
  Expression sum(0.0);
  for (int place = 0; place < r.arity(); ++place) {
    if (slope(place).is_constant(0)) continue;
    sum = sum + slope(place) * partial(r, place);
  }
  return sum;
}

}  // namespace

Expression derivative(const Expression& of, int argument) {
  if (argument < 0) throw BadParameter("derivative", "argument", std::to_string(argument), "at least 0");
  if (of.is_boolean()) throw Mismatch("a condition has no derivative");
  std::unordered_map<const Node*, Expression> slopes;
  std::vector<Expression> pending{of};
  while (!pending.empty()) {
    const Expression r = pending.back();
    if (slopes.contains(r.node())) {
      pending.pop_back();
      continue;
    }
    bool ready = true;
    for (int place = 0; place < r.arity(); ++place) {
      const Expression& operand = r.operand(place);
      if (operand.is_boolean() || slopes.contains(operand.node())) continue;
      pending.push_back(operand);
      ready = false;
    }
    if (!ready) continue;
    pending.pop_back();
    if (r.arity() == 0)
      slopes.emplace(r.node(), r.operation() == Operation::argument && r.argument_index() == argument ? 1.0 : 0.0);
    else
      slopes.emplace(r.node(), chain(r, slopes));
  }
  return slopes.at(of.node());
}

}  // namespace ansatz::core
