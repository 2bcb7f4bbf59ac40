// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ansatz::core {

/// One code point and how many bytes it takes. An invalid byte is U+FFFD of one byte.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
  bool is_valid = true;
};

/// The code point at `offset`, which must lie inside the text.
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Byte offset of the first byte that is not UTF-8: overlong forms, surrogates and values past U+10FFFF are not.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Appends a code point as UTF-8.
void append_utf8(std::string& text, char32_t point);

}  // namespace ansatz::core
