// SPDX-License-Identifier: MIT
#include "interpreter/syntax/tokens.h"

#include <antlr4-runtime.h>

#include <algorithm>
#include <utility>

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

TokenList tokenize(const Source& source) {
  const std::vector<std::uint32_t> offsets = byte_offsets(source.text());
  antlr4::ANTLRInputStream input(source.text());
  grammar::AnsatzLexer lexer(&input);
  lexer.removeErrorListeners();
  TokenList tokens;
  tokens.reserve(source.text().size() / 4 + 8);
  const std::size_t last = offsets.size() - 1;
  for (bool more = true; more;) {
    std::unique_ptr<antlr4::CommonToken> token(static_cast<antlr4::CommonToken*>(lexer.nextToken().release()));
    more = token->getType() != antlr4::Token::EOF;
    const std::size_t begin = more ? std::min(token->getStartIndex(), last) : last;
    const std::size_t end = more ? std::min(token->getStopIndex() + 1, last) : last;
    token->setStartIndex(offsets[begin]);
    token->setStopIndex(static_cast<std::size_t>(offsets[end]) - 1);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace ansatz::syntax
