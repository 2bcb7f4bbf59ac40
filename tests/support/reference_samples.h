// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/array.h"
#include "support/split_mix.h"

/// The samples that reference values of the information module were made with.
namespace support {

inline constexpr std::size_t kRows = 500;

/// 500 normals.
inline std::vector<double> reference_x() { return normals(7, kRows); }
/// 0.6 x + 0.8 e: the sample correlation with x is 0.6118097081340101.
inline std::vector<double> reference_y() {
  auto y = normals(99, kRows);
  const auto x = reference_x();
  for (std::size_t i = 0; i < kRows; ++i) y[i] = 0.6 * x[i] + 0.8 * y[i];
  return y;
}
/// Independent of both.
inline std::vector<double> reference_z() { return normals(2024, kRows); }

/// How many of 0 and 1 lie below: labels 0, 1, 2.
inline std::vector<double> reference_labels() {
  auto c = reference_x();
  for (double& v : c) v = (v > 0) + (v > 1);
  return c;
}

/// Columns side by side as [sample, component].
inline ansatz::core::Array columns(const std::vector<std::vector<double>>& all) {
  std::vector<double> values;
  for (std::size_t i = 0; i < all[0].size(); ++i)
    for (const auto& column : all) values.push_back(column[i]);
  return ansatz::core::Array({{"sample", all[0].size()}, {"component", all.size()}}, std::move(values));
}

/// 300 rows of two and two: x = (a, b), y = (a/2 + c, d).
inline std::pair<ansatz::core::Array, ansatz::core::Array> reference_pairs_of_two() {
  const auto a = normals(11, 300), b = normals(12, 300), d = normals(14, 300);
  auto c = normals(13, 300);
  for (std::size_t i = 0; i < 300; ++i) c[i] += 0.5 * a[i];
  return {columns({a, b}), columns({c, d})};
}

}  // namespace support
