// SPDX-License-Identifier: MIT
#pragma once

#include <antlr4-runtime.h>

#include <string>
#include <vector>

#include "interpreter/syntax/tokens.h"

namespace ansatz::syntax {

/// The parser's view of the arranged tokens: whole statements of the file, a stretch of some hundred tokens at a time,
/// so that what ANTLR makes of them stays in the cache and its memory is used again. Each stretch ends in an EOF.
class Stretch : public antlr4::TokenStream {
 public:
  Stretch(TokenList tokens, std::string name) : all_(std::move(tokens)), name_(std::move(name)) {}

  /// Turns to the next stretch; the END after its last statement becomes its EOF. False when none is left.
  bool turn();

  antlr4::Token* LT(ssize_t k) override;
  std::size_t LA(ssize_t k) override { return LT(k)->getType(); }
  antlr4::Token* get(std::size_t index) const override { return const_cast<antlr4::CommonToken*>(&tokens_[index]); }
  void consume() override;
  std::size_t index() override { return at_; }
  void seek(std::size_t index) override { at_ = index; }
  std::size_t size() override { return tokens_.size(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  std::string getSourceName() const override { return name_; }

  // ANTLR asks for these only to print tokens, which nobody here does.
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText() override { return {}; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  TokenList all_;
  std::string name_;
  std::size_t next_ = 0;  // of all_, where the next stretch begins
  std::vector<antlr4::CommonToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace ansatz::syntax
