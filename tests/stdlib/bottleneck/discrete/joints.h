// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/random.h"

namespace ansatz::bottleneck {

/// Masses row by row, without names.
inline core::Array matrix(std::size_t rows, std::vector<double> cells) {
  const std::size_t columns = cells.size() / rows;
  return core::Array({core::Dimension("", rows), core::Dimension("", columns)}, std::move(cells));
}

/// Three symbols, two outcomes: I(X; Y) = 0.1704119030075888, σ₂² = 1/3.2033898305084763.
inline const core::Array kThree = matrix(3, {.30, .05, .20, .15, .05, .25});

/// A matrix of random masses with a few zeros.
inline core::Array random_joint(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  std::vector<double> cells(rows * columns);
  core::Stream(seed).fill_uniform(cells);
  double sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) sum += cells[i] = i % 7 == 3 ? 0 : cells[i] * cells[i];
  for (double& cell : cells) cell /= sum;
  return matrix(rows, std::move(cells));
}

}  // namespace ansatz::bottleneck
