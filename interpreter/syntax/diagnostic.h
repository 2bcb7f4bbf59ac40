// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/syntax/source.h"

namespace ansatz::syntax {

enum class Severity { Error, Doubt, Note };

/// One thing to tell the reader about a place in a script. render.h turns it into text.
struct Diagnostic {
  Severity severity = Severity::Error;
  SourcePtr source;
  Span span;
  std::string message;     ///< What is wrong, in the reader's terms; no full stop.
  std::string caret_note;  ///< Written after the carets, e.g. "did you mean 'potential'?"; may be empty.

  /// A line below the excerpt: `declared: …`, `help: …`.
  struct Line {
    std::string label;
    std::string text;
  };
  std::vector<Line> lines;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace ansatz::syntax
