// SPDX-License-Identifier: MIT
#include "interpreter/syntax/stretch.h"

#include <algorithm>

#include "AnsatzLexer.h"

namespace ansatz::syntax {
namespace {

constexpr std::size_t kTokens = 512;  // a stretch ends with the statement that passes this number

}  // namespace

bool Stretch::turn() {
  tokens_.clear();
  at_ = 0;
  int depth = 0;
  while (next_ < all_.size()) {
    const RawToken& token = all_[next_++];
    depth += bracket_step(token.type);
    const bool is_last = token.type == grammar::AnsatzLexer::END && depth == 0 && tokens_.size() > kTokens;
    antlr4::CommonToken& made = tokens_.emplace_back(is_last ? antlr4::Token::EOF : token.type);
    made.setStartIndex(token.span.begin);
    made.setStopIndex(std::size_t{token.span.end} - 1);
    made.setTokenIndex(tokens_.size() - 1);
    if (is_last) break;
  }
  return !tokens_.empty();
}

antlr4::Token* Stretch::LT(ssize_t k) {
  if (k < 0) return static_cast<std::size_t>(-k) > at_ ? nullptr : &tokens_[at_ - static_cast<std::size_t>(-k)];
  const std::size_t ahead = k == 0 ? 0 : static_cast<std::size_t>(k) - 1;
  return &tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

void Stretch::consume() {
  if (at_ + 1 < tokens_.size()) ++at_;
}

}  // namespace ansatz::syntax
