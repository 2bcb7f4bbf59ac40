// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "interpreter/syntax/token.h"
#include "interpreter/syntax/words.h"

namespace ansatz::syntax {

/// The two tokens after the first word of a line.
struct Follows {
  TokenKind first = TokenKind::None, second = TokenKind::None;
  std::string_view second_text;
};

/// A word that begins a statement.
struct StatementWord {
  TokenKind token = TokenKind::None;
  std::string_view text;
};

/// The word that a name at the beginning of a statement was meant to be: `recrod x`, `hypothsis "h" {`. Only where what
/// follows shows that it is no name, only words that are at home in the block, and none that another language begins a
/// statement with.
std::optional<StatementWord> meant_word(std::string_view written, BlockKind block, const Follows& follows);

/// A name that stands where none can: after a value.
struct AfterValue {
  TokenKind before;                  ///< how the value ends
  TokenKind next;                    ///< what follows the name
  BlockKind block;                   ///< around the statement
  std::vector<TokenKind> statement;  ///< the statement up to there; empty within brackets
};
struct FollowingWord {
  TokenKind token = TokenKind::None;
  std::string_view text;
  bool is_of_clause = false;  ///< a word of the clause under way, not one that may end any statement
};
/// The word that was meant there: `form` in `sample b form uniform(0, 1)`, `untill` in `replicate 4..9 untill …`.
std::optional<FollowingWord> meant_word(std::string_view written, const AfterValue& stands);

}  // namespace ansatz::syntax
