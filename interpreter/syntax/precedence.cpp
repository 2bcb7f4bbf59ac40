// SPDX-License-Identifier: MIT
#include "interpreter/syntax/precedence.h"

#include <stdexcept>

namespace ansatz::syntax {

Operator infix_operator(TokenKind token) {
  using enum BinaryOperator;
  switch (token) {
    // clang-format off
    case TokenKind::By:            return {Level::By,        Grouping::Left,  false, By};
    case TokenKind::Where:         return {Level::Where,     Grouping::Left,  false, Where};
    case TokenKind::Or:            return {Level::Or,        Grouping::Left,  false, Or};
    case TokenKind::And:           return {Level::And,       Grouping::Left,  false, And};
    case TokenKind::Equal:         return {Level::Compare,   Grouping::None,  false, Equal};
    case TokenKind::NotEqual:     return {Level::Compare,   Grouping::None,  false, NotEqual};
    case TokenKind::Less:          return {Level::Compare,   Grouping::None,  false, Less};
    case TokenKind::LessEqual:    return {Level::Compare,   Grouping::None,  false, LessEqual};
    case TokenKind::Greater:       return {Level::Compare,   Grouping::None,  false, Greater};
    case TokenKind::GreaterEqual: return {Level::Compare,   Grouping::None,  false, GreaterEqual};
    case TokenKind::Near:          return {Level::Compare,   Grouping::None,  false, Near};
    case TokenKind::In:            return {Level::Compare,   Grouping::None,  false, In};
    case TokenKind::PlusMinus:    return {Level::Tolerance, Grouping::None,  false, PlusMinus};
    case TokenKind::Within:        return {Level::Tolerance, Grouping::None,  false, Within};
    case TokenKind::Interval:      return {Level::Interval,  Grouping::None,  true,  By};
    case TokenKind::Plus:          return {Level::Sum,       Grouping::Left,  false, Add};
    case TokenKind::Minus:         return {Level::Sum,       Grouping::Left,  false, Subtract};
    case TokenKind::Times:         return {Level::Product,   Grouping::Left,  false, Multiply};
    case TokenKind::Divide:        return {Level::Product,   Grouping::Left,  false, Divide};
    case TokenKind::Modulo:        return {Level::Product,   Grouping::Left,  false, Modulo};
    case TokenKind::Power:         return {Level::Power,     Grouping::Right, false, Power};
    // clang-format on
    default:
      throw std::logic_error("syntax: a token that is no operator was read as one");
  }
}

}  // namespace ansatz::syntax
