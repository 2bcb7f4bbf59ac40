// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/neighbour_weights.h"

#include <Eigen/Dense>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::information {

std::vector<double> neighbour_weights(const std::string& kernel, std::size_t dimension, std::size_t k) {
  std::vector<double> out(k, 0.0);
  if (dimension < 4) {
    out.back() = 1;
    return out;
  }
  if (k < dimension)
    throw core::BadParameter(kernel, "neighbours", std::to_string(k),
                             "at least " + std::to_string(dimension) + ", one a dimension, to be weighted");
  std::vector<std::size_t> support;
  for (std::size_t i = 1; i <= dimension; ++i) support.push_back(i * k / dimension);
  const std::size_t conditions = 1 + dimension / 4;
  Eigen::MatrixXd terms(static_cast<Eigen::Index>(conditions), static_cast<Eigen::Index>(support.size()));
  for (Eigen::Index l = 0; l < terms.rows(); ++l)
    for (Eigen::Index s = 0; s < terms.cols(); ++s) {
      const auto j = static_cast<double>(support[static_cast<std::size_t>(s)]), d = static_cast<double>(dimension);
      terms(l, s) = std::exp(std::lgamma(j + 2 * static_cast<double>(l) / d) - std::lgamma(j));
    }
  // Rows grow as k^(2l/d); of one size they are told apart best. Sums that are to be 0 may be.
  for (Eigen::Index l = 0; l < terms.rows(); ++l) terms.row(l) /= terms(l, terms.cols() - 1);
  Eigen::VectorXd wanted = Eigen::VectorXd::Zero(terms.rows());
  wanted(0) = 1;
  const Eigen::VectorXd weights = terms.completeOrthogonalDecomposition().solve(wanted);
  for (std::size_t s = 0; s < support.size(); ++s) out[support[s] - 1] += weights(static_cast<Eigen::Index>(s));
  return out;
}

}  // namespace ansatz::information
