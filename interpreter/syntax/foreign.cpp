// SPDX-License-Identifier: MIT
#include "interpreter/syntax/foreign.h"

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <unordered_map>

#include "AnsatzLexer.h"
#include "interpreter/syntax/utf8.h"

namespace ansatz::syntax {
namespace {

using grammar::AnsatzLexer;

struct Meant {
  const char* spelling;
  std::size_t token;
};

const std::unordered_map<std::string_view, Meant>& meanings() {
  static const std::unordered_map<std::string_view, Meant> kMeanings = {
      {"&&", {"and", AnsatzLexer::AND}},
      {"&", {"and", AnsatzLexer::AND}},
      {"∧", {"and", AnsatzLexer::AND}},
      {"||", {"or", AnsatzLexer::OR}},
      {"|", {"or", AnsatzLexer::OR}},
      {"∨", {"or", AnsatzLexer::OR}},
      {"!", {"not", AnsatzLexer::NOT}},
      {"¬", {"not", AnsatzLexer::NOT}},
      {"===", {"==", AnsatzLexer::EQUAL}},
      {"!==", {"!=", AnsatzLexer::NOT_EQUAL}},
      {"<>", {"!=", AnsatzLexer::NOT_EQUAL}},
      {"≠", {"!=", AnsatzLexer::NOT_EQUAL}},
      {"~", {"~~", AnsatzLexer::NEAR}},
      {"≤", {"<=", AnsatzLexer::LESS_EQUAL}},
      {"≥", {">=", AnsatzLexer::GREATER_EQUAL}},
      {":=", {"=", AnsatzLexer::BIND}},
      {"->", {"=>", AnsatzLexer::ARROW}},
      {"→", {"=>", AnsatzLexer::ARROW}},
      {"⇒", {"=>", AnsatzLexer::ARROW}},
      {"**", {"^", AnsatzLexer::POWER}},
      {"−", {"-", AnsatzLexer::MINUS}},
      {"×", {"*", AnsatzLexer::TIMES}},
      {"·", {"*", AnsatzLexer::TIMES}},
      {"÷", {"/", AnsatzLexer::DIVIDE}},
      {"…", {"...", AnsatzLexer::SPREAD}},
      {"∈", {"in", AnsatzLexer::IN}},
  };
  return kMeanings;
}

}  // namespace

Foreign foreign_sign(std::string_view sign) {
  if (const auto found = meanings().find(sign); found != meanings().end()) {
    return {fmt::format("'{}' is written '{}'", sign, found->second.spelling), found->second.token};
  }
  if (sign == "++") return {"there is no '++'; write x = x + 1", 0};
  if (sign.size() == 2 && sign[1] == '=') {
    return {fmt::format("there is no '{}'; write x = x {} …", sign, sign[0]), AnsatzLexer::BIND};
  }
  if (sign == "//" || sign == "/*") return {"a comment begins with '#'", 0, true};
  if (sign == "?") return {"a choice is written if c then a else b", 0};
  if (sign == "'") return {"text stands in double quotes; a prime stands right after a name, in flow, map and pde", 0};
  const char32_t point = code_point_at(sign, 0).value;
  const bool is_invisible = point < 0x20 || point == 0x7F || (point >= 0x80 && point < 0xA0) || point == 0xAD ||
                            (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
                            (point >= 0x2060 && point <= 0x206F);
  if (is_invisible) return {fmt::format("an invisible character, U+{:04X}, stands here", std::size_t{point}), 0};
  return {fmt::format("'{}' has no meaning in Ansatz", sign), 0};
}

}  // namespace ansatz::syntax
