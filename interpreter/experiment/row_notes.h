// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ansatz::experiment {

class Store;

/// Rows that say the same: an expectation they broke, a cause they failed of, a warning they gave.
struct RowNote {
  std::string text;  ///< of the first row
  std::string place;
  std::string why;                ///< of an expectation
  std::size_t count = 0;          ///< rows
  std::vector<std::string> rows;  ///< the first few, as "v = 0.21, replicate 3"
  std::string because{};          ///< of a warning: the script's answer, with which it is not printed
  bool numbers_differ = false;    ///< other rows say it with other numbers
};

struct RowNotes {
  std::vector<RowNote> broken_expectations, failures, warnings;
};

/// The notes of all rows of the store, in the order of the rows that say them first. Failures and warnings which differ
/// in nothing but numbers are one note.
RowNotes row_notes(const Store& store);

/// The text with every number as '#', "verlet4" and other names left alone.
std::string without_numbers(std::string_view text);

/// Told beside a note whose numbers differ.
inline constexpr const char* kNumbersDiffer = "the numbers are the first row's";

}  // namespace ansatz::experiment
