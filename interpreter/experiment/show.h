// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace ansatz::experiment {

struct ShowStyle {
  std::size_t rows = 40;    ///< of the table; the middle is left out beyond
  std::size_t width = 120;  ///< columns of text
};

/// A results folder as tables: the rows, the arrays, what was concluded, where it came from. Given a folder of
/// several experiments, all of them. Throws StoreError.
std::string show_results(const std::filesystem::path& folder, const ShowStyle& style = {});

}  // namespace ansatz::experiment
