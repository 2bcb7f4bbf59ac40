// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ansatz::experiment {

/// Columns a text takes on a terminal, counted in code points.
std::size_t text_width(std::string_view text);

/// The text with spaces after it up to that width.
std::string padded(std::string_view text, std::size_t width);
/// The text with spaces before it.
std::string padded_left(std::string_view text, std::size_t width);
/// At most that many code points, the last an ellipsis where something was cut; newlines become spaces.
std::string shortened(std::string_view text, std::size_t width);
/// Lines of at most that width, broken between words; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);
/// A text whose lines of the form "  name = value" are broken between words where they are wider than `width`, and go
/// on below the value. Other lines stay as they are.
std::string folded_fields(std::string_view text, std::size_t width);
/// "1 row", "2 rows".
std::string counted(std::size_t count, const std::string& thing);

/// Rows of cells printed in columns as wide as their widest cell; numbers to the right.
class Grid {
 public:
  explicit Grid(std::vector<std::string> head);
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  /// As lines; columns that do not fit into `width` are left off, and the last line says which.
  std::string print(std::size_t width, const std::string& indent) const;

 private:
  std::vector<std::string> head_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace ansatz::experiment
