// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace ansatz::hypothesis {

/// The space that columns of a linear model span, as an orthonormal basis; what a sum of squares is left beside it.
/// Columns are made orthogonal twice, so that the basis holds to rounding whatever their angles (Giraud et al. 2005).
class ModelSpace {
 public:
  /// Whether the column told something new: a part of more than 10⁻⁹ of its length lies outside what there was.
  bool add(std::vector<double> column);
  std::size_t rank() const { return basis_.size(); }
  /// y less its part in the space.
  std::vector<double> residuals(std::span<const double> y) const;
  double residual_squares(std::span<const double> y) const;

 private:
  std::vector<std::vector<double>> basis_;
};

/// A symmetric positive definite matrix, [i * size + j], as L Lᵀ.
class Cholesky {
 public:
  Cholesky(std::vector<double> matrix, std::size_t size);
  /// Whether no pivot fell below 10⁻¹² of its diagonal element.
  bool is_definite() const { return definite_; }
  /// L⁻¹ x, of independent components of variance one where x has covariance A.
  std::vector<double> whitened(std::span<const double> x) const;
  /// x' A⁻¹ x.
  double inverse_form(std::span<const double> x) const;
  double log_determinant() const;

 private:
  std::vector<double> lower_;
  std::size_t size_;
  bool definite_ = true;
};

}  // namespace ansatz::hypothesis
