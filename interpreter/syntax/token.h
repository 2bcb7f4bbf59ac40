// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/syntax/source.h"

namespace ansatz::syntax {

/// The kinds of tokens, as AnsatzLexer.g4 lists them: first those that layout.h makes of others.
enum class TokenKind : std::uint8_t {
  None,
#define ANSATZ_TOKEN(ours, grammars) ours,
#include "interpreter/syntax/grammar.def"
  EndOfFile,  ///< The last of a list, of no width.
};

/// A token and where it stands.
struct Token {
  TokenKind kind = TokenKind::None;
  Span span;
};
using Tokens = std::vector<Token>;

/// 1 for an opening bracket, −1 for a closing one, else 0.
constexpr int bracket_step(TokenKind kind) {
  switch (kind) {
    case TokenKind::OpenParen:
    case TokenKind::OpenBracket:
    case TokenKind::OpenBrace:
      return 1;
    case TokenKind::CloseParen:
    case TokenKind::CloseBracket:
    case TokenKind::CloseBrace:
      return -1;
    default:
      return 0;
  }
}

}  // namespace ansatz::syntax
