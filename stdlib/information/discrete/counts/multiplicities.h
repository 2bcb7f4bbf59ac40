// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace ansatz::information {

/// Counts told by how many cells have each: what every estimator of entropy works from.
struct Multiplicities {
  struct Group {
    double count = 0;  ///< n, at least 1
    double cells = 0;  ///< how many cells have it
  };
  std::vector<Group> groups;  ///< in rising order of the count
  double samples = 0;         ///< N
  double observed = 0;        ///< cells with a count

  /// Whole numbers of at least 0; zeros are left out.
  explicit Multiplicities(std::span<const double> counts);
  /// How many cells have that count.
  double cells_with(double count) const;
};

}  // namespace ansatz::information
