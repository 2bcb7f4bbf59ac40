// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace ansatz::hypothesis {

/// The mean of points of `width` numbers each, one after the other; a large common offset costs no digits.
std::vector<double> mean_of_points(const std::vector<double>& points, std::size_t width);

/// Adds the sums of products of the points' deviations from `mean`, [a * width + b].
void add_products(std::vector<double>& products, const std::vector<double>& points, const std::vector<double>& mean);

/// Helmert's orthonormal contrasts of k measures, [contrast][measure], k − 1 of them: each against the mean of those
/// before it.
std::vector<std::vector<double>> helmert_contrasts(std::size_t k);

/// How far the covariances of groups of points are from one (Box), and the p of that; p is 1 where a group has no more
/// points than components, or a covariance no inverse.
struct CovarianceDoubt {
  double statistic = 0, df = 0, p = 1;  ///< M (1 − c), χ²
  bool is_defined = false;
};
CovarianceDoubt box_m_of(const std::vector<std::vector<double>>& groups, std::size_t width);

}  // namespace ansatz::hypothesis
