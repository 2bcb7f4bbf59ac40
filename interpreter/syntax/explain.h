// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/syntax/diagnostic.h"

namespace antlr4 {
class Parser;
}

namespace ansatz::syntax {

/// Why the parser cannot go on at its current token, without a word of grammar: what stands there, after what, what was
/// expected, and where a common slip from another language is behind it, what Ansatz writes.
Diagnostic explain(antlr4::Parser& parser, const SourcePtr& source);

}  // namespace ansatz::syntax
