// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

namespace ansatz::faces {

/// Where the prompt gets its lines from.
class LineReader {
 public:
  enum class End { line, interrupted, finished };

  virtual ~LineReader() = default;
  /// Asks for one line, without its end: `interrupted` when Ctrl-C cleared it, `finished` at the end of input.
  virtual End read(const std::string& prompt, std::string& line) = 0;
  /// Puts an entry, of one line or more, into the history.
  virtual void remember(const std::string& entry) = 0;
};

/// Lines from the terminal with editing and a history that outlives the session (~/.ansatz_history).
std::unique_ptr<LineReader> terminal_lines();

}  // namespace ansatz::faces
