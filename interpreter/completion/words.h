// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "interpreter/completion/reading.h"

namespace ansatz::completion {

using WordList = std::vector<std::pair<std::string, std::string>>;  ///< a word and what it does

/// Words that begin a statement in a block of this kind.
const WordList& statement_words(Block block);

/// Words that may stand in an expression.
const WordList& expression_words();

}  // namespace ansatz::completion
