// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "interpreter/completion/completion.h"

namespace ansatz::faces {

/// What a reader may ask while a line is being typed.
struct LineHelp {
  /// What may stand at a byte of the line; the span counts within the line. May be empty.
  std::function<completion::Completion(const std::string& line, std::size_t cursor)> complete;
  std::string indentation;  ///< stands on a continuation line before anything is typed
};

/// Where the prompt gets its lines from.
class LineReader {
 public:
  enum class End { line, interrupted, finished };

  virtual ~LineReader() = default;
  /// Asks for one line, without its end: `interrupted` when Ctrl-C cleared it, `finished` at the end of input. What was
  /// pasted or recalled at once comes as one line with line ends within.
  virtual End read(const std::string& prompt, const LineHelp& help, std::string& line) = 0;
  /// Puts an entry, of one line or more, into the history.
  virtual void remember(const std::string& entry) = 0;
};

/// Lines from the terminal: with editing and a history that outlives the session where the terminal can do it, else as
/// the terminal itself reads lines (TERM=dumb, output that goes elsewhere).
std::unique_ptr<LineReader> terminal_lines();

}  // namespace ansatz::faces
