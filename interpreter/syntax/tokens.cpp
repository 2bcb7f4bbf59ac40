// SPDX-License-Identifier: MIT
#include "interpreter/syntax/tokens.h"

#include <antlr4-runtime.h>

#include <string_view>

#include "AnsatzLexer.h"

namespace ansatz::syntax {
namespace {

// ANTLR counts code points. Entry i is the byte at which code point i begins, and one entry more for the end.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  offsets.reserve(text.size() + 1);
  const std::size_t first = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;  // ANTLR leaves a byte order mark out
  for (std::size_t i = first; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) offsets.push_back(static_cast<std::uint32_t>(i));
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

}  // namespace

int bracket_step(std::size_t type) {
  using grammar::AnsatzLexer;
  switch (type) {
    case AnsatzLexer::OPEN_PAREN:
    case AnsatzLexer::OPEN_BRACKET:
    case AnsatzLexer::OPEN_BRACE:
      return 1;
    case AnsatzLexer::CLOSE_PAREN:
    case AnsatzLexer::CLOSE_BRACKET:
    case AnsatzLexer::CLOSE_BRACE:
      return -1;
    default:
      return 0;
  }
}

// The lexer's rules are run without its token objects, which cost more than finding the tokens.
TokenList tokenize(const Source& source) {
  const std::vector<std::uint32_t> offsets = byte_offsets(source.text());
  antlr4::ANTLRInputStream input(source.text());
  grammar::AnsatzLexer lexer(&input);
  lexer.removeErrorListeners();
  auto* rules = lexer.getInterpreter<antlr4::atn::LexerATNSimulator>();
  TokenList tokens;
  tokens.reserve(source.text().size() / 2 + 8);
  while (input.LA(1) != antlr4::Token::EOF) {
    const std::uint32_t begin = offsets[input.index()];
    lexer.type = antlr4::Token::INVALID_TYPE;
    const std::size_t type = rules->match(&input, antlr4::Lexer::DEFAULT_MODE);
    if (lexer.type == antlr4::Lexer::SKIP) continue;
    tokens.push_back({type, {begin, offsets[input.index()]}});
  }
  tokens.push_back({antlr4::Token::EOF, {offsets.back(), offsets.back()}});
  return tokens;
}

Span span_of(const antlr4::Token& token) {
  return {static_cast<std::uint32_t>(token.getStartIndex()), static_cast<std::uint32_t>(token.getStopIndex() + 1)};
}

}  // namespace ansatz::syntax
