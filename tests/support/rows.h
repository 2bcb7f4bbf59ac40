// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "stdlib/core/array.h"
#include "support/split_mix.h"

namespace support {

/// Numbers row by row as [sample, component].
inline ansatz::core::Array in_rows(std::size_t rows, std::vector<double> values) {
  const std::size_t columns_of = values.size() / rows;
  return ansatz::core::Array({{"sample", rows}, {"component", columns_of}}, std::move(values));
}

/// Numbers row by row on two axes without names.
inline ansatz::core::Array matrix(std::size_t rows, std::vector<double> values) {
  const std::size_t columns_of = values.size() / rows;
  return ansatz::core::Array({{"", rows}, {"", columns_of}}, std::move(values));
}

/// Rows of independent normals.
inline ansatz::core::Array cloud(std::uint64_t seed, std::size_t rows, std::size_t dimension) {
  return in_rows(rows, normals(seed, rows * dimension));
}

}  // namespace support
