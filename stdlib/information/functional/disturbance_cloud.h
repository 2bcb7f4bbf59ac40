// SPDX-License-Identifier: MIT
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/information/functional/functional_entropy.h"
#include "stdlib/networks/batch.h"

namespace ansatz::information {

/// Σ of a question, [feature, feature]. Errors   BadParameter (parameter "covariance").
Eigen::MatrixXd covariance_of(const std::string& kernel, const DisturbedFunction& question, std::size_t features);

/// Points about a centre whose weighted means are means under N(centre, Σ), with only some features moving.
class DisturbanceCloud {
 public:
  /// `block` is Σ of the features that move. Errors   BadParameter: too many points of quadrature.
  DisturbanceCloud(const std::string& kernel, const DisturbedFunction& question, Eigen::MatrixXd block,
                   std::vector<std::size_t> features);

  const std::vector<std::size_t>& features() const { return features_; }
  bool is_drawn() const { return weights_.empty(); }
  /// Sets the points, one a row with a column a feature; drawn ones by the stream.
  void place(std::span<const double> centre, const core::Stream& stream, networks::Batch& points) const;
  /// Σ w v, and the standard error of that where points are drawn, otherwise 0.
  struct Mean {
    double value = 0, error = 0;
  };
  Mean mean(std::span<const double> values) const;

 private:
  std::vector<std::size_t> features_;
  Eigen::VectorXd spreads_;  ///< of a diagonal Σ, a deviation for each that moves; else empty
  Eigen::MatrixXd root_;     ///< [moving, axis]: root rootᵀ = Σ of those that move; empty for draws by `spreads_`
  Eigen::MatrixXd offsets_;  ///< [point, moving] of quadrature
  std::vector<double> weights_;  ///< of quadrature
  std::size_t draws_;
};

}  // namespace ansatz::information
