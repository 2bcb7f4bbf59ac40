// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

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
  /// Where something was reported and then read as it was meant, so that nothing is missing from the tree; in order.
  std::vector<std::uint32_t> mended;
  bool is_too_deep = false;  ///< Too deep to be parsed; reported.
};
Arranged arrange(Tokens tokens, const SourcePtr& source, const std::vector<Span>& damaged, const ParseOptions& options,
                 Diagnostics& diagnostics);

}  // namespace ansatz::syntax
