// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "interpreter/syntax/source.h"

namespace ansatz::syntax {

/// A script cut coarsely, before the lexer: enough to match brackets and to know whether more input must come.
struct Piece {
  enum class Kind { Open, Close, Word, Symbol, Literal, Line, UnclosedText, UnclosedLua, UnreadableLua };
  Kind kind = Kind::Symbol;
  Span span;
};

/// May this byte stand in a word? Those beyond ASCII may, whatever they are part of.
bool is_word(char c);

/// Cuts a script; comments and blanks leave no piece, a text or Lua block is one piece whatever it holds.
std::vector<Piece> cut(std::string_view text);

}  // namespace ansatz::syntax
