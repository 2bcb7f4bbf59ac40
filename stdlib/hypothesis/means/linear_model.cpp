// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/linear_model.h"

#include <cmath>
#include <utility>

namespace ansatz::hypothesis {

namespace {

double product(std::span<const double> x, std::span<const double> y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

void take_away(std::vector<double>& from, std::span<const double> direction) {
  const double along = product(from, direction);
  for (std::size_t i = 0; i < from.size(); ++i) from[i] -= along * direction[i];
}

}  // namespace

bool ModelSpace::add(std::vector<double> column) {
  const double length = std::sqrt(product(column, column));
  for (int round = 0; round < 2; ++round)
    for (const auto& direction : basis_) take_away(column, direction);
  const double left = std::sqrt(product(column, column));
  if (!(left > 1e-9 * length)) return false;
  for (double& value : column) value /= left;
  basis_.push_back(std::move(column));
  return true;
}

std::vector<double> ModelSpace::residuals(std::span<const double> y) const {
  std::vector<double> out(y.begin(), y.end());
  for (int round = 0; round < 2; ++round)
    for (const auto& direction : basis_) take_away(out, direction);
  return out;
}

double ModelSpace::residual_squares(std::span<const double> y) const {
  const std::vector<double> left = residuals(y);
  return product(left, left);
}

Cholesky::Cholesky(std::vector<double> matrix, std::size_t size) : lower_(std::move(matrix)), size_(size) {
  for (std::size_t j = 0; j < size_; ++j) {
    const double diagonal = lower_[j * size_ + j];
    double pivot = diagonal;
    for (std::size_t k = 0; k < j; ++k) pivot -= lower_[j * size_ + k] * lower_[j * size_ + k];
    if (!(pivot > 1e-12 * diagonal)) {
      definite_ = false;
      return;
    }
    lower_[j * size_ + j] = std::sqrt(pivot);
    for (std::size_t i = j + 1; i < size_; ++i) {
      double sum = lower_[i * size_ + j];
      for (std::size_t k = 0; k < j; ++k) sum -= lower_[i * size_ + k] * lower_[j * size_ + k];
      lower_[i * size_ + j] = sum / lower_[j * size_ + j];
    }
  }
}

std::vector<double> Cholesky::whitened(std::span<const double> x) const {
  std::vector<double> solved(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    double left = x[i];
    for (std::size_t k = 0; k < i; ++k) left -= lower_[i * size_ + k] * solved[k];
    solved[i] = left / lower_[i * size_ + i];
  }
  return solved;
}

double Cholesky::inverse_form(std::span<const double> x) const {
  const std::vector<double> solved = whitened(x);
  return product(solved, solved);
}

double Cholesky::log_determinant() const {
  double sum = 0;
  for (std::size_t i = 0; i < size_; ++i) sum += 2 * std::log(lower_[i * size_ + i]);
  return sum;
}

}  // namespace ansatz::hypothesis
