// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::bottleneck {

inline constexpr double kRounding = 1e-12;  ///< a gain below this is none

/// A category of rows: how many, their sum, and how far they scatter about their mean.
struct Category {
  std::size_t count = 0;
  std::vector<double> sum;
  double scatter = 0;  ///< Σ |x − mean|²
};

/// Rows in categories, and what one row's move would change.
class Partition {
 public:
  /// category_of a row: any numbers below rows.count. Categories may be empty; there is always an empty one.
  Partition(const information::Points& rows, std::vector<std::size_t> category_of);

  /// ln n − Σ (n_c/n) ln n_c, which is I(X; C) and H(C) in nats.
  double complexity() const;
  /// Σ_c Σ_{x in c} |x − mean_c|²/n
  double distortion() const;

  /// What complexity + beta · distortion becomes less where row i goes to category `to`; negative for worse.
  double gain(std::size_t i, std::size_t to, double beta) const;
  void move(std::size_t i, std::size_t to);
  /// Moves rows one after the other to where they gain most, until none gains.
  void settle(double beta);

  const std::vector<std::size_t>& category_of() const { return category_of_; }
  const std::vector<Category>& categories() const { return categories_; }
  /// Categories by their first row, from 1 on, without empty ones.
  std::vector<double> labels() const;

 private:
  double square_distance(std::size_t i, const Category& category) const;

  const information::Points& rows_;
  std::vector<std::size_t> category_of_;
  std::vector<Category> categories_;
};

}  // namespace ansatz::bottleneck
