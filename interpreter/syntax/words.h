// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "interpreter/syntax/token.h"

/// The words that are words only in their place; everywhere else they are plain names.
namespace ansatz::syntax {

/// What a pair of braces holds. Braces of `if`, `for`, functions and marks belong to what is around them.
enum class BlockKind { File, Experiment, Run, Hypothesis, Claim, Figure, Model };

/// A word that begins a statement in blocks of some kind.
struct Opening {
  TokenKind token = TokenKind::None;  ///< What it is; None: not such a word.
  bool opens_block = false;
  BlockKind block = BlockKind::File;  ///< The kind of that block.
};
Opening opening_word(std::string_view word);

/// Has a statement that begins with this token a block?
bool opens_block(TokenKind token);

/// Is a statement beginning with this token at home in such a block? There it is a clause whatever follows.
bool is_at_home(TokenKind token, BlockKind block);

/// Where such a clause belongs, as a phrase: "in an experiment".
std::string_view home_of(TokenKind token);

/// What a word is that stands after a value (`until`, `named`, `because`, …); None for others.
TokenKind following_word(std::string_view word);

}  // namespace ansatz::syntax
