// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/whitening.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

Whitening::Whitening(const char* kernel, const core::Array& covariance, std::size_t values) {
  if (covariance.size() == 0) return;
  const auto refuse = [&](const std::string& found, const std::string& wanted) {
    throw core::BadParameter(kernel, "covariance", found, wanted);
  };
  std::string shape;
  for (const auto& dimension : covariance.dimensions())
    shape += fmt::format("{}{}", shape.empty() ? "" : " × ", dimension.size);
  const bool is_matrix = covariance.rank() == 2;
  if ((covariance.rank() != 1 && !is_matrix) || covariance.dimension(0).size != values ||
      (is_matrix && covariance.dimension(1).size != values))
    refuse("of " + shape,
           fmt::format("of {0} variances or {0} × {0} covariances, as many as there are values", values));
  const core::Array given = covariance.as_real();
  std::vector<double> numbers(given.real().begin(), given.real().end());
  for (const double v : numbers)
    if (!(std::abs(v) < 1e150)) refuse(fmt::format("{:g} somewhere", v), "finite");
  for (std::size_t i = 0; i < values; ++i) {
    const double variance = numbers[is_matrix ? i * values + i : i];
    if (!(variance > 0)) refuse(fmt::format("{:g} as the variance of value {}", variance, i + 1), "above 0");
    if (!is_matrix) deviations_.push_back(std::sqrt(variance));
    for (std::size_t j = 0; is_matrix && j < i; ++j) {
      const double there = numbers[i * values + j], back = numbers[j * values + i];
      if (std::abs(there - back) > 1e-10 * std::max(std::abs(there), std::abs(back)))
        refuse(fmt::format("{:g} in row {} and {:g} in column {}", there, i + 1, back, i + 1), "symmetric");
    }
  }
  if (!is_matrix) return;
  matrix_.emplace(std::move(numbers), values);
  if (!matrix_->is_definite()) refuse("a matrix that is not positive definite", "a covariance that errors can have");
}

std::vector<double> Whitening::operator()(std::vector<double> x) const {
  if (matrix_) return matrix_->whitened(x);
  for (std::size_t i = 0; i < deviations_.size(); ++i) x[i] /= deviations_[i];
  return x;
}

double Whitening::log_determinant() const {
  double sum = matrix_ ? matrix_->log_determinant() : 0;
  for (const double deviation : deviations_) sum += 2 * std::log(deviation);
  return sum;
}

}  // namespace ansatz::hypothesis
