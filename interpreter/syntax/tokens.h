// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "interpreter/syntax/source.h"

namespace antlr4 {
class Token;
}

namespace ansatz::syntax {

/// A token of AnsatzLexer.g4 and where it stands. The last of a list is antlr4::Token::EOF, of no width.
struct RawToken {
  std::size_t type = 0;
  Span span;
};
using TokenList = std::vector<RawToken>;

/// Cuts a source into tokens.
TokenList tokenize(const Source& source);

/// 1 for an opening bracket, −1 for a closing one, else 0.
int bracket_step(std::size_t type);

/// The place of a token that the parser has. Its indices are byte offsets, as everywhere in Ansatz; stop is the last
/// byte.
Span span_of(const antlr4::Token& token);

}  // namespace ansatz::syntax
