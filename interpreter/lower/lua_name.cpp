// SPDX-License-Identifier: MIT
#include "interpreter/lower/lua_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "stdlib/core/utf8.h"

namespace ansatz::lower {
namespace {

constexpr std::array<std::string_view, 22> kKeywords = {
    "and", "break", "do",  "else", "elseif", "end",    "false",  "for",  "function", "goto",  "if",
    "in",  "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while"};

bool is_keyword(std::string_view word) {
  return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

/// Keywords, what lowering needs for itself, and those with `__` already appended: none may meet another.
bool is_taken(std::string_view name) {
  while (name.ends_with("__")) name.remove_suffix(2);
  return is_keyword(name) || name == "az" || name == "_ENV";
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The code point that begins at `at`, which is moved past it. The text is valid UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t first = byte(at++);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  char32_t point = more == 3 ? first & 0x07U : more == 2 ? first & 0x0FU : more == 1 ? first & 0x1FU : first;
  for (int i = 0; i < more && at < text.size(); ++i) point = (point << 6U) | (byte(at++) & 0x3FU);
  return point;
}

}  // namespace

std::string lua_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    if (is_ascii(name[at]))
      out += name[at++];
    else
      out += fmt::format("_u{:x}_", static_cast<std::uint32_t>(next_code_point(name, at)));
  }
  if (is_taken(out)) out += "__";
  return out;
}

std::string script_name(std::string_view lua_name) {
  std::string out;
  for (std::size_t at = 0; at < lua_name.size();) {
    std::uint32_t point = 0;
    const std::string_view rest = lua_name.substr(at);
    const auto* digits = rest.data() + 2;
    const auto end =
        rest.starts_with("_u") ? std::from_chars(digits, rest.data() + rest.size(), point, 16).ptr : digits;
    if (rest.starts_with("_u") && end > digits && end < rest.data() + rest.size() && *end == '_' && point >= 0x80) {
      core::append_utf8(out, point);
      at += static_cast<std::size_t>(end - rest.data()) + 1;
    } else {
      out += lua_name[at++];
    }
  }
  const std::string_view all = out;
  return all.ends_with("__") && is_taken(all) ? out.substr(0, out.size() - 2) : out;
}

bool is_lua_identifier(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (text.empty() || !is_letter(text.front()) || is_keyword(text)) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

std::string lua_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\{:03d}", static_cast<int>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string lua_number(double number) {
  if (std::isnan(number)) return "(0.0/0.0)";
  if (std::isinf(number)) return number > 0 ? "1e999" : "-1e999";
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  std::string out(digits.data(), end);
  if (out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

}  // namespace ansatz::lower
