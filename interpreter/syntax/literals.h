// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interpreter/syntax/tree.h"

namespace ansatz::syntax {

/// Something wrong within a literal, at an offset from its beginning.
struct LiteralError {
  Span span;
  std::string message;
};

/// Reads a number as the lexer cuts it: digits with single underscores, point, exponent, and a final `i`.
/// Nothing when it is outside the range of a double.
std::optional<Number> read_number(std::string_view spelling);

/// Decodes the escapes of what stands between a text's quotes: \n \t \" \\ \u{3c6}. The offset of an error counts from
/// the beginning of `inside`.
std::string read_text(std::string_view inside, std::optional<LiteralError>& error);

/// A name as the language knows it: the micro, ohm and ångström signs are the letters they look like.
std::string read_name(std::string_view spelling);

}  // namespace ansatz::syntax
