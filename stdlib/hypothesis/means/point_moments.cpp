// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/point_moments.h"

#include <cmath>

#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

std::vector<double> mean_of_points(const std::vector<double>& points, std::size_t width) {
  // About the first point, so that a large common offset costs no digits.
  std::vector<double> sum(width, 0.0);
  for (std::size_t i = 0; i < points.size(); ++i) sum[i % width] += points[i] - points[i % width];
  const auto n = static_cast<double>(points.size() / width);
  for (std::size_t c = 0; c < width; ++c) sum[c] = points[c] + sum[c] / n;
  return sum;
}

void add_products(std::vector<double>& products, const std::vector<double>& points, const std::vector<double>& mean) {
  const std::size_t width = mean.size();
  for (std::size_t i = 0; i < points.size(); i += width)
    for (std::size_t a = 0; a < width; ++a)
      for (std::size_t b = 0; b < width; ++b)
        products[a * width + b] += (points[i + a] - mean[a]) * (points[i + b] - mean[b]);
}

std::vector<std::vector<double>> helmert_contrasts(std::size_t k) {
  std::vector<std::vector<double>> out(k - 1, std::vector<double>(k, 0.0));
  for (std::size_t j = 0; j + 1 < k; ++j) {
    const double before = static_cast<double>(j) + 1, length = std::sqrt(before * (before + 1));
    for (std::size_t i = 0; i <= j; ++i) out[j][i] = 1 / length;
    out[j][j + 1] = -before / length;
  }
  return out;
}

CovarianceDoubt box_m_of(const std::vector<std::vector<double>>& groups, std::size_t width) {
  CovarianceDoubt out;
  const auto p = static_cast<double>(width), k = static_cast<double>(groups.size());
  std::vector<double> pooled(width * width, 0.0);
  double inverse = 0, df = 0, m = 0;
  for (const auto& group : groups) {
    const double own = static_cast<double>(group.size() / width) - 1;
    if (own < p) return out;
    std::vector<double> products(width * width, 0.0);
    add_products(products, group, mean_of_points(group, width));
    for (std::size_t i = 0; i < products.size(); ++i) pooled[i] += products[i], products[i] /= own;
    const Cholesky factors(std::move(products), width);
    if (!factors.is_definite()) return out;
    m -= own * factors.log_determinant();
    inverse += 1 / own, df += own;
  }
  for (double& value : pooled) value /= df;
  m += df * Cholesky(std::move(pooled), width).log_determinant();
  const double c = (inverse - 1 / df) * (2 * p * p + 3 * p - 1) / (6 * (p + 1) * (k - 1));
  out.is_defined = c < 1;
  out.df = 0.5 * p * (p + 1) * (k - 1);
  out.statistic = m * (1 - c);
  out.p = out.is_defined ? chi_squared_survival(out.statistic, out.df) : 1;
  return out;
}

}  // namespace ansatz::hypothesis
