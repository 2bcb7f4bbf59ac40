// SPDX-License-Identifier: MIT
#include "interpreter/syntax/lone.h"

namespace ansatz::syntax {

const Part* lone_operand(const Part& operation) {
  if (operation.find(Rule::Operand, 1) != nullptr) return nullptr;
  const Part& operand = operation.front();
  const Part& first = operand.front();
  return first.is(TokenKind::Minus) || first.is(TokenKind::Not) ? nullptr : &operand;
}

const Part* lone_name(const Part& part) {
  if (part.count != 1) return nullptr;
  if (part.is(Rule::Expression)) return lone_name(part.front());
  const Part* operand = lone_operand(part);
  if (operand == nullptr || operand->count != 1 || !operand->front().is(TokenKind::Name)) return nullptr;
  return &operand->front();
}

}  // namespace ansatz::syntax
