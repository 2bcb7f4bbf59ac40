// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

/// The words that are words only in their place; everywhere else they are plain names.
namespace ansatz::syntax {

/// What a pair of braces holds. Braces of `if`, `for`, functions and marks belong to what is around them.
enum class BlockKind { File, Experiment, Run, Hypothesis, Claim, Figure, Model };

/// A word that begins a statement in blocks of some kind.
struct Opening {
  std::size_t token = 0;  ///< Its token type; 0: not such a word.
  bool opens_block = false;
  BlockKind block = BlockKind::File;  ///< The kind of that block.
};
Opening opening_word(std::string_view word);

/// Is a statement beginning with this token type at home in such a block? There it is a clause whatever follows.
bool is_at_home(std::size_t token, BlockKind block);

/// Where such a clause belongs, as a phrase: "in an experiment".
std::string_view home_of(std::size_t token);

/// The token type of a word that stands after a value (`until`, `named`, `because`, …); 0 for others.
std::size_t following_word(std::string_view word);

}  // namespace ansatz::syntax
