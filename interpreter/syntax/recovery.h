// SPDX-License-Identifier: MIT
#pragma once

#include <antlr4-runtime.h>

#include "interpreter/syntax/diagnostic.h"

namespace ansatz::syntax {

/// What the parser does about a mistake: says one thing about it, in the reader's terms, and goes on with the next
/// statement of the same block. A rule without `exception` is therefore complete, down to its last token.
class Recovery : public antlr4::DefaultErrorStrategy {
 public:
  Recovery(const SourcePtr& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser* parser) override;

 private:
  void say(antlr4::Parser* parser, const antlr4::Token* first);
  void skip_statement(antlr4::Parser* parser, std::size_t first);

  const SourcePtr& source_;
  Diagnostics& diagnostics_;
};

}  // namespace ansatz::syntax
