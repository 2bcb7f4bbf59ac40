// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/syntax/source.h"

namespace ansatz::check {

struct Checked;

/// One `because "…"`: it answers the doubts of the statement that it ends.
struct Answer {
  syntax::Span span;  ///< of that statement
  std::string reason;
};

/// A `record` of a file, with the answer that stands for it.
struct RecordAnswer {
  std::string experiment, column;
  syntax::Span span;   ///< of the statement
  std::string reason;  ///< empty where none does
};

/// What a file says to doubts.
struct Answers {
  std::vector<Answer> statements;              ///< outer ones before those inside them
  std::map<std::string, std::string> kernels;  ///< that are called, with a reason where all their calls are answered
  std::vector<RecordAnswer> records;

  /// The answer of the innermost statement around a place; null where none has one.
  const std::string* at(syntax::Span span) const;
};

/// Reads them off the checked tree.
Answers find_answers(const Checked& checked);

/// Parts the doubts that the script answers from those that stand.
void answer_doubts(Checked& checked);

}  // namespace ansatz::check
