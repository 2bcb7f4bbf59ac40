// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/mixture.h"

#include <Eigen/Dense>
#include <utility>

namespace ansatz::bottleneck {

std::vector<double> Mixture::next(std::span<const double> point, std::span<const double> turned,
                                  std::span<const double> weight) {
  constexpr std::size_t kRemembered = 10;
  Turn now{{turned.begin(), turned.end()}, {turned.begin(), turned.end()}};
  for (std::size_t i = 0; i < point.size(); ++i) now.change[i] -= point[i];
  turns_.push_back(std::move(now));
  if (turns_.size() > kRemembered) turns_.erase(turns_.begin());
  const auto rows = static_cast<Eigen::Index>(point.size()), columns = static_cast<Eigen::Index>(turns_.size()) - 1;
  if (columns == 0) return turns_.back().turned;
  const auto vector = [&](std::span<const double> values) {
    return Eigen::Map<const Eigen::VectorXd>(values.data(), rows);
  };
  Eigen::MatrixXd changes(rows, columns), steps(rows, columns);
  for (Eigen::Index k = 0; k < columns; ++k) {
    const Turn &earlier = turns_[static_cast<std::size_t>(k)], &later = turns_[static_cast<std::size_t>(k) + 1];
    changes.col(k) = vector(weight).array() * (vector(later.change) - vector(earlier.change)).array();
    steps.col(k) = vector(later.turned) - vector(earlier.turned);
  }
  const Eigen::VectorXd left = vector(weight).array() * vector(turns_.back().change).array();
  const Eigen::VectorXd shares = changes.colPivHouseholderQr().solve(left);
  if (!shares.allFinite()) return turns_.back().turned;
  const Eigen::VectorXd mixed = vector(turned) - steps * shares;
  return {mixed.data(), mixed.data() + rows};
}

}  // namespace ansatz::bottleneck
