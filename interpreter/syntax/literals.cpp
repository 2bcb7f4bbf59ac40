// SPDX-License-Identifier: MIT
#include "interpreter/syntax/literals.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <system_error>

#include "stdlib/core/utf8.h"

namespace ansatz::syntax {
namespace {

constexpr std::size_t kLongestEscape = 6;  // hexadecimal digits of U+10FFFF

struct Escape {
  std::size_t size = 2;  // bytes, backslash included
  char32_t value = 0;
  bool is_valid = true;
};

Escape unicode_escape(std::string_view rest) {  // rest begins with \u
  const std::size_t close = rest.find('}');
  const Escape wrong{close == std::string_view::npos || close > kLongestEscape + 3 ? 2 : close + 1, 0, false};
  if (rest.size() < 3 || rest[2] != '{' || wrong.size == 2 || close == 3) return wrong;
  std::uint32_t value = 0;
  const char* last = rest.data() + close;
  const auto [end, problem] = std::from_chars(rest.data() + 3, last, value, 16);
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (problem != std::errc() || end != last || value > 0x10FFFF || is_surrogate) return wrong;
  return {close + 1, value, true};
}

Escape read_escape(std::string_view rest) {  // rest begins with a backslash and has one character more
  switch (rest[1]) {
    case 'n':
      return {2, U'\n', true};
    case 't':
      return {2, U'\t', true};
    case '"':
    case '\\':
      return {2, static_cast<char32_t>(rest[1]), true};
    case 'u':
      return unicode_escape(rest);
    default:
      return {1 + core::code_point_at(rest, 1).size, 0, false};
  }
}

}  // namespace

std::optional<Number> read_number(std::string_view spelling) {
  Number number;
  std::string digits(spelling);
  std::erase(digits, '_');
  number.is_imaginary = digits.ends_with('i');
  if (number.is_imaginary) digits.pop_back();
  const char* last = digits.data() + digits.size();
  const auto [end, problem] = std::from_chars(digits.data(), last, number.value);
  if (problem == std::errc::result_out_of_range) {
    // Subnormal numbers are numbers; what becomes 0 or infinity is not what was written.
    number.value = std::strtod(digits.c_str(), nullptr);
    if (std::isinf(number.value) || number.value == 0) return std::nullopt;
  } else if (end != last) {
    return std::nullopt;
  }
  std::int64_t whole = 0;
  const auto [whole_end, whole_problem] = std::from_chars(digits.data(), last, whole);
  if (whole_problem == std::errc() && whole_end == last && !number.is_imaginary) number.whole = whole;
  return number;
}

std::string read_text(std::string_view inside, std::optional<LiteralError>& error) {
  std::string decoded;
  decoded.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size();) {
    if (inside[i] != '\\' || i + 1 == inside.size()) {
      decoded += inside[i++];
      continue;
    }
    const Escape escape = read_escape(inside.substr(i));
    if (escape.is_valid) {
      core::append_utf8(decoded, escape.value);
    } else if (!error) {
      const Span span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + escape.size)};
      error = LiteralError{span, fmt::format("'{}' is not an escape", inside.substr(i, escape.size))};
    }
    i += escape.size;
  }
  return decoded;
}

std::string read_name(std::string_view spelling) {
  std::string name;
  name.reserve(spelling.size());
  for (std::size_t i = 0; i < spelling.size();) {
    if (static_cast<unsigned char>(spelling[i]) < 0x80) {
      name += spelling[i++];
      continue;
    }
    const core::CodePoint point = core::code_point_at(spelling, i);
    const char32_t letter = point.value == 0xB5     ? 0x3BC  // µ → μ
                            : point.value == 0x2126 ? 0x3A9  // Ω
                            : point.value == 0x212B ? 0xC5   // Å
                                                    : point.value;
    core::append_utf8(name, letter);
    i += point.size;
  }
  return name;
}

}  // namespace ansatz::syntax
