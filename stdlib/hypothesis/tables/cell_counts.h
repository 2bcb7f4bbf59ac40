// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Counts of cells, and what they should be, of the same sum.
struct CellCounts {
  std::vector<double> counts, expected;
  double total = 0;
  double least_expected() const;
};

/// Expected counts where none are given are equal.
///
/// Errors   BadParameter: fewer than two cells or counts that are no whole numbers, or all 0; expected counts that are
///          not all above 0, of another number, or whose sum differs by more than 1e-8 relative.
CellCounts read_cells(const std::string& kernel, const core::Array& counts, const core::Array& expected);

/// Σ (O − E)²/E.
double pearson_of(const CellCounts& cells);

/// Cohen's w = √(χ²/n) of Pearson's χ² of cells, with the interval √(λ/n) of its noncentral χ².
Effect cohens_w(const CellCounts& cells, double df, double confidence);

}  // namespace ansatz::hypothesis
