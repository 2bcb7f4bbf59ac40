// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/means/linear_model.h"

namespace ansatz::hypothesis {

/// What makes errors of a known covariance independent, and of one variance: L⁻¹ of Σ = L Lᵀ.
class Whitening {
 public:
  /// Of an array [value] of variances, [value, value] of covariances, or an empty one: errors are alike as they are.
  ///
  /// Errors   BadParameter "covariance": another shape, NaN, infinities; a variance that is not above 0; a matrix that
  /// is
  ///          not symmetric, or not positive definite.
  Whitening(const char* kernel, const core::Array& covariance, std::size_t values);

  bool changes_anything() const { return matrix_ || !deviations_.empty(); }
  std::vector<double> operator()(std::vector<double> x) const;
  double log_determinant() const;  ///< of Σ

 private:
  std::vector<double> deviations_;
  std::optional<Cholesky> matrix_;
};

}  // namespace ansatz::hypothesis
