// SPDX-License-Identifier: MIT
#include "interpreter/syntax/foreign.h"

#include <fmt/format.h>

#include <unordered_map>

#include "stdlib/core/utf8.h"

namespace ansatz::syntax {
namespace {

struct Meant {
  const char* spelling;
  TokenKind token;
};

const std::unordered_map<std::string_view, Meant>& meanings() {
  static const std::unordered_map<std::string_view, Meant> kMeanings = {
      {"&&", {"and", TokenKind::And}},        {"&", {"and", TokenKind::And}},      {"∧", {"and", TokenKind::And}},
      {"||", {"or", TokenKind::Or}},          {"|", {"or", TokenKind::Or}},        {"∨", {"or", TokenKind::Or}},
      {"!", {"not", TokenKind::Not}},         {"¬", {"not", TokenKind::Not}},      {"===", {"==", TokenKind::Equal}},
      {"!==", {"!=", TokenKind::NotEqual}},   {"<>", {"!=", TokenKind::NotEqual}}, {"~=", {"!=", TokenKind::NotEqual}},
      {"≠", {"!=", TokenKind::NotEqual}},     {"~", {"~~", TokenKind::Near}},      {"≤", {"<=", TokenKind::LessEqual}},
      {"≥", {">=", TokenKind::GreaterEqual}}, {":=", {"=", TokenKind::Bind}},      {"->", {"=>", TokenKind::Arrow}},
      {"→", {"=>", TokenKind::Arrow}},        {"⇒", {"=>", TokenKind::Arrow}},     {"**", {"^", TokenKind::Power}},
      {"−", {"-", TokenKind::Minus}},         {"×", {"*", TokenKind::Times}},      {"·", {"*", TokenKind::Times}},
      {"÷", {"/", TokenKind::Divide}},        {"…", {"...", TokenKind::Spread}},   {"∈", {"in", TokenKind::In}},
  };
  return kMeanings;
}

}  // namespace

Foreign foreign_sign(std::string_view sign, bool follows_value) {
  if (sign == "~" && !follows_value) return {"'~' is written 'not'", {}, TokenKind::Not};
  if (sign == "@" && !follows_value) return {"'@' has no meaning in Ansatz", "a function is written x => …"};
  if (sign == "@")
    return {"'@' has no meaning in Ansatz",
            "a matrix product sums over the dimension both have: sum(a * b, over = \"k\")"};
  if (const auto found = meanings().find(sign); found != meanings().end()) {
    return {fmt::format("'{}' is written '{}'", sign, found->second.spelling), {}, found->second.token};
  }
  if (sign == "++") {
    return {"there is no '++'", "in a function write x = x + 1; a name of the file is bound once"};
  }
  if (sign.size() == 2 && sign[1] == '=') {
    return {fmt::format("there is no '{}'", sign),
            fmt::format("in a function write x = x {} …; a name of the file is bound once", sign[0]), TokenKind::Bind};
  }
  if (sign == "//" || sign == "/*" || sign == "--") {
    const char* instead = !follows_value || sign == "/*" ? ""
                          : sign == "//"                 ? "a whole quotient is written floor(a / b)"
                                                         : "a difference of negatives is written a - (-b)";
    return {"a comment begins with '#'", instead, TokenKind::None, true};
  }
  if (sign == "?") return {"a choice is written if c then a else b", {}};
  if (sign == "'") {
    return {"text stands in double quotes", "a prime stands right after a name, in flow, map and pde"};
  }
  const char32_t point = core::code_point_at(sign, 0).value;
  const bool is_invisible = point < 0x20 || point == 0x7F || (point >= 0x80 && point < 0xA0) || point == 0xAD ||
                            (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
                            (point >= 0x2060 && point <= 0x206F);
  if (is_invisible) return {fmt::format("an invisible character, U+{:04X}, stands here", std::size_t{point}), {}};
  return {fmt::format("'{}' has no meaning in Ansatz", sign), {}};
}

}  // namespace ansatz::syntax
