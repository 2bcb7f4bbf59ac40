// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/token.h"

namespace ansatz::syntax {

/// Makes the lexer's tokens ready for the parser: newlines end statements or disappear, clause words and units get
/// their own types, trailing commas go, and mistakes that one token shows are reported and mended (AnsatzLexer.g4 has
/// the list). Each `damaged` stretch becomes one token, a statement of its own. Brackets outside those stretches must
/// match.
struct Arranged {
  Tokens tokens;
  bool is_too_deep = false;  ///< Too deep to be parsed; reported.
};
Arranged arrange(Tokens tokens, const SourcePtr& source, const std::vector<Span>& damaged, const ParseOptions& options,
                 Diagnostics& diagnostics);

}  // namespace ansatz::syntax
