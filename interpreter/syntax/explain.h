// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/part.h"
#include "interpreter/syntax/token.h"

namespace ansatz::syntax {

/// Where the parser cannot go on.
struct Impasse {
  std::optional<Token> previous;
  Token token;
  TokenKind next = TokenKind::None;  ///< After `token`.
  std::vector<TokenKind> expected;   ///< What could stand in place of `token`.
  std::vector<Rule> within;          ///< The rules begun, innermost first, out to the statement.
  Tokens statement;                  ///< The tokens of the statement,
  std::size_t stop = 0;              ///< and the place of `token` among them.
};

/// Why the parser cannot go on, without a word of grammar: what stands there, after what, what was expected, and where
/// a common slip from another language is behind it, what Ansatz writes.
Diagnostic explain(const Impasse& impasse, const SourcePtr& source);

}  // namespace ansatz::syntax
