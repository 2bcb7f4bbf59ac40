// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::information {

/// Rows of finite numbers, kept column by column.
struct Points {
  std::size_t count = 0, dimension = 0;
  std::vector<double> values;  ///< column a from a · count

  std::span<const double> column(std::size_t a) const { return {values.data() + a * count, count}; }
  std::span<double> column(std::size_t a) { return {values.data() + a * count, count}; }
  double at(std::size_t row, std::size_t a) const { return values[a * count + row]; }
};

/// Whether all rows are the same.
inline bool is_constant(const Points& points) {
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto column = points.column(a);
    for (const double v : column)
      if (v != column.front()) return false;
  }
  return true;
}

/// These rows, in this order; a row may be asked for more than once.
inline Points rows_of(const Points& points, std::span<const std::size_t> rows) {
  Points out{rows.size(), points.dimension, {}};
  out.values.reserve(rows.size() * points.dimension);
  for (std::size_t a = 0; a < points.dimension; ++a)
    for (const std::size_t row : rows) out.values.push_back(points.at(row, a));
  return out;
}

/// The columns of all, side by side; all have as many rows.
inline Points side_by_side(std::span<const Points> parts) {
  Points out{parts.front().count, 0, {}};
  std::size_t size = 0;
  for (const Points& part : parts) size += part.values.size();
  out.values.reserve(size);
  for (const Points& part : parts) {
    out.dimension += part.dimension;
    out.values.insert(out.values.end(), part.values.begin(), part.values.end());
  }
  return out;
}

}  // namespace ansatz::information
