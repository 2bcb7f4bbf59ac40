// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

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

}  // namespace ansatz::syntax
