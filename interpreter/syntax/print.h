// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/syntax/tree.h"

namespace ansatz::syntax {

/// The tree as S-expressions, a statement a line and blocks indented: `(bind x (+ 1 (* 2 y)))`. For tests and for
/// looking.
std::string dump(const File& file);
std::string dump(const Expression& expression);

}  // namespace ansatz::syntax
