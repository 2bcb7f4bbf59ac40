// SPDX-License-Identifier: MIT
#pragma once

#include <CommonToken.h>

#include <memory>
#include <string_view>
#include <vector>

#include "interpreter/syntax/source.h"

// Internal to the parser, like every header here that knows ANTLR.
namespace ansatz::syntax {

using TokenList = std::vector<std::unique_ptr<antlr4::CommonToken>>;

/// Cuts a source into tokens. Their start and stop indices are byte offsets, as everywhere in Ansatz; stop is the last
/// byte.
TokenList tokenize(const Source& source);

inline Span span_of(const antlr4::Token& token) {
  return {static_cast<std::uint32_t>(token.getStartIndex()), static_cast<std::uint32_t>(token.getStopIndex() + 1)};
}

}  // namespace ansatz::syntax
