// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace ansatz::study {

/// Lua's own view of the errors inside rows, claims, hypotheses and figures, for `--trace`: of rows one of each error,
/// that of the first row that has it. Rows add from any thread, and the text is the same for any number of them.
class RowTraces {
 public:
  void add(std::size_t row, const std::string& message, const std::string& trace);
  /// `block` is `claim "…"`, `hypothesis "…"` or `figure …`.
  void add(const std::string& block, const std::string& message, const std::string& trace);
  /// "row 3: y is nothing …" with its trace, in the order of rows, then the blocks as added; empty without errors.
  std::string text() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::pair<std::size_t, std::string>> first_;  // by message: the row and its trace
  std::string blocks_;
};

}  // namespace ansatz::study
