// SPDX-License-Identifier: MIT
#include "interpreter/syntax/precedence.h"

#include <antlr4-runtime.h>

#include <stdexcept>

#include "AnsatzLexer.h"

namespace ansatz::syntax {

using grammar::AnsatzLexer;

Operator infix_operator(std::size_t token) {
  using enum BinaryOperator;
  switch (token) {
    // clang-format off
    case AnsatzLexer::BY:            return {Level::By,        Grouping::Left,  false, By};
    case AnsatzLexer::WHERE:         return {Level::Where,     Grouping::Left,  false, Where};
    case AnsatzLexer::OR:            return {Level::Or,        Grouping::Left,  false, Or};
    case AnsatzLexer::AND:           return {Level::And,       Grouping::Left,  false, And};
    case AnsatzLexer::EQUAL:         return {Level::Compare,   Grouping::None,  false, Equal};
    case AnsatzLexer::NOT_EQUAL:     return {Level::Compare,   Grouping::None,  false, NotEqual};
    case AnsatzLexer::LESS:          return {Level::Compare,   Grouping::None,  false, Less};
    case AnsatzLexer::LESS_EQUAL:    return {Level::Compare,   Grouping::None,  false, LessEqual};
    case AnsatzLexer::GREATER:       return {Level::Compare,   Grouping::None,  false, Greater};
    case AnsatzLexer::GREATER_EQUAL: return {Level::Compare,   Grouping::None,  false, GreaterEqual};
    case AnsatzLexer::NEAR:          return {Level::Compare,   Grouping::None,  false, Near};
    case AnsatzLexer::IN:            return {Level::Compare,   Grouping::None,  false, In};
    case AnsatzLexer::PLUS_MINUS:    return {Level::Tolerance, Grouping::None,  false, PlusMinus};
    case AnsatzLexer::WITHIN:        return {Level::Tolerance, Grouping::None,  false, Within};
    case AnsatzLexer::INTERVAL:      return {Level::Interval,  Grouping::None,  true,  By};
    case AnsatzLexer::PLUS:          return {Level::Sum,       Grouping::Left,  false, Add};
    case AnsatzLexer::MINUS:         return {Level::Sum,       Grouping::Left,  false, Subtract};
    case AnsatzLexer::TIMES:         return {Level::Product,   Grouping::Left,  false, Multiply};
    case AnsatzLexer::DIVIDE:        return {Level::Product,   Grouping::Left,  false, Divide};
    case AnsatzLexer::MODULO:        return {Level::Product,   Grouping::Left,  false, Modulo};
    case AnsatzLexer::POWER:         return {Level::Power,     Grouping::Right, false, Power};
    // clang-format on
    default:
      throw std::logic_error("syntax: a token that is no operator was read as one");
  }
}

}  // namespace ansatz::syntax
