// SPDX-License-Identifier: MIT
#include "interpreter/syntax/token_roles.h"

namespace ansatz::syntax {

bool ends_value(TokenKind kind) {
  switch (kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::Imaginary:
    case TokenKind::Unit:
    case TokenKind::Text:
    case TokenKind::LuaText:
    case TokenKind::True:
    case TokenKind::False:
    case TokenKind::Nothing:
    case TokenKind::CloseParen:
    case TokenKind::CloseBracket:
      return true;
    default:
      return false;
  }
}

bool goes_on_after(TokenKind kind) {
  switch (kind) {
    case TokenKind::By:
    case TokenKind::Where:
    case TokenKind::Or:
    case TokenKind::And:
    case TokenKind::Not:
    case TokenKind::Equal:
    case TokenKind::NotEqual:
    case TokenKind::Less:
    case TokenKind::LessEqual:
    case TokenKind::Greater:
    case TokenKind::GreaterEqual:
    case TokenKind::Near:
    case TokenKind::In:
    case TokenKind::PlusMinus:
    case TokenKind::Within:
    case TokenKind::Interval:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Times:
    case TokenKind::Divide:
    case TokenKind::Modulo:
    case TokenKind::Power:
    case TokenKind::Bind:
    case TokenKind::Arrow:
    case TokenKind::Comma:
    case TokenKind::Then:
    case TokenKind::Else:
      return true;
    default:
      return false;
  }
}

}  // namespace ansatz::syntax
