// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/syntax/tree.h"

namespace ansatz::syntax {

/// What can be said of a stretch of a script that could not be read: its words, and which of them it seems to bind;
/// of `blocks` in it, which could be read, nothing.
Broken read_broken(const Source& source, Span span, std::vector<Block> blocks = {});

}  // namespace ansatz::syntax
