// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/part.h"
#include "interpreter/syntax/token.h"

/// Lexer and parser as ANTLR makes them from grammar/. antlr_parser.cpp alone knows ANTLR; what passes through here are
/// tokens and parts of our own.
namespace ansatz::syntax {

/// Cuts a source into tokens.
Tokens tokenize(const Source& source);

/// Reads arranged tokens by the rules of the grammar, some hundred at a time. What cannot be read is reported, in the
/// reader's terms and once a statement; reading goes on with the next statement of the same block.
class AntlrParser {
 public:
  AntlrParser(Tokens tokens, SourcePtr source, Diagnostics& diagnostics);
  ~AntlrParser();

  /// The next statements of the file, as Rule::Statements; null at the end. The parts live until the next call.
  const Part* next();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace ansatz::syntax
