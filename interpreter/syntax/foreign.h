// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "interpreter/syntax/token.h"

namespace ansatz::syntax {

/// A sign that other languages use, or that has no meaning at all.
struct Foreign {
  std::string message;
  std::string note;                   ///< for the place of the caret; may be empty
  TokenKind token = TokenKind::None;  ///< The token that was meant, None to leave the sign out.
  bool takes_rest_of_line = false;    ///< What follows on the line belongs to it.
};

/// What to say about a sign (a WRONG or OTHER token of the lexer) and what to read in its place. Some mean one thing
/// after a value and another elsewhere.
Foreign foreign_sign(std::string_view sign, bool follows_value);

}  // namespace ansatz::syntax
