// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/gaussian_code.h"

#include <cmath>

namespace ansatz::information {

using networks::Batch;

void GaussianCode::draw(const Batch& outputs, const core::Stream& stream, Batch& z) {
  const std::size_t k = outputs.columns / 2, rows = outputs.rows;
  if (z.rows != rows || z.columns != k) z = Batch(rows, k);
  noise_.resize(rows * k);
  stream.fill_normal(noise_);
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t i = 0; i < rows; ++i)
      z.at(i, a) = outputs.at(i, a) + std::exp(0.5 * outputs.at(i, k + a)) * noise_[a * rows + i];
}

double GaussianCode::cost(const Batch& outputs) {
  const std::size_t k = outputs.columns / 2;
  double sum = 0;
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t i = 0; i < outputs.rows; ++i) {
      const double m = outputs.at(i, a), s = outputs.at(i, k + a);
      sum += 0.5 * (m * m + std::expm1(s) - s);
    }
  return sum / static_cast<double>(outputs.rows);
}

void GaussianCode::carry_back(const Batch& outputs, const Batch& by_code, double weight, Batch& by_output) const {
  const std::size_t k = by_code.columns, rows = outputs.rows;
  if (by_output.rows != rows || by_output.columns != 2 * k) by_output = Batch(rows, 2 * k);
  const double share = weight / static_cast<double>(rows);
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t i = 0; i < rows; ++i) {
      const double m = outputs.at(i, a), s = outputs.at(i, k + a), d = by_code.at(i, a);
      by_output.at(i, a) = d + share * m;
      by_output.at(i, k + a) = 0.5 * (d * std::exp(0.5 * s) * noise_[a * rows + i] + share * std::expm1(s));
    }
}

}  // namespace ansatz::information
