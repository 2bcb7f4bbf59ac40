// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::data {

/// A column as it stands in a file: all fields in one buffer.
class TextColumn {
 public:
  void add(std::string_view field, std::size_t line) {
    bytes_.append(field);
    ends_.push_back(bytes_.size());
    lines_.push_back(static_cast<std::uint32_t>(line));
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::size_t from = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(from, ends_[i] - from);
  }
  std::size_t line(std::size_t i) const { return lines_[i]; }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> lines_;
};

/// How the fields of a column are read.
struct ColumnRules {
  std::string file;                  ///< for messages
  std::vector<std::string> missing;  ///< fields that say there is no value
  char decimal = '.';                ///< the mark within numbers
  bool as_text = false;              ///< whatever it looks like
};

/// A column along `row` of the narrowest type that all its fields have: whole numbers (written without leading zeros,
/// so that 007 stays a text), numbers, truth values (true, false in small, capital or mixed letters), or texts. A
/// missing number is NaN and makes the column one of numbers; a missing text is empty, with a doubt that counts them.
/// A column of texts whose fields are mostly numbers gets a doubt that names the first one that is not, one of numbers
/// with a whole number that no double holds (beyond 2⁵³, where the column has numbers with it or none at some places,
/// and beyond 2⁶³) a doubt that names it.
///
/// Errors   BadData naming the line: a number whose size no double has.
core::Array typed_column(const std::string& name, const TextColumn& fields, const ColumnRules& rules, core::Run& run);

}  // namespace ansatz::data
