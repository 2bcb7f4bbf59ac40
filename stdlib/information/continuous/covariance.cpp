// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/covariance.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::information {

using core::BadParameter;
using Matrix = Eigen::MatrixXd;

Matrix read_covariance(const std::string& kernel, const std::string& name, const core::Array& covariance) {
  const core::Array numbers = covariance.as_real();
  const auto values = numbers.real();
  const bool is_square = covariance.rank() == 0 || (covariance.rank() == 2 && covariance.dimension(0).size > 0 &&
                                                    covariance.dimension(0).size == covariance.dimension(1).size);
  if (!is_square) {
    std::string found;
    for (const core::Dimension& dimension : covariance.dimensions())
      found += (found.empty() ? "" : " × ") + std::to_string(dimension.size);
    throw BadParameter(kernel, name, "of size " + found, "a square matrix");
  }
  const auto d = covariance.rank() == 0 ? 1 : static_cast<Eigen::Index>(covariance.dimension(0).size);
  Matrix out = Eigen::Map<const Matrix>(values.data(), d, d);
  if (!out.allFinite()) throw BadParameter(kernel, name, "not finite", "finite numbers");
  const double asymmetry = (out - out.transpose()).cwiseAbs().maxCoeff();
  if (asymmetry > 1e-9 * out.cwiseAbs().maxCoeff())
    throw BadParameter(kernel, name, fmt::format("asymmetric by {:g}", asymmetry), "symmetric");
  const double least = Eigen::SelfAdjointEigenSolver<Matrix>(out, Eigen::EigenvaluesOnly).eigenvalues()[0];
  if (!(least > 0))
    throw BadParameter(kernel, name, fmt::format("a matrix whose smallest eigenvalue is {:g}", least),
                       "positive definite");
  return out;
}

double log_determinant(const Matrix& matrix) {
  if (matrix.size() == 0) return 0;
  return 2 * Eigen::LLT<Matrix>(matrix).matrixLLT().diagonal().array().log().sum();
}

Eigen::VectorXd read_mean(const std::string& kernel, const std::string& name, const std::vector<double>& mean,
                          Eigen::Index dimension) {
  if (static_cast<Eigen::Index>(mean.size()) != dimension)
    throw BadParameter(kernel, name, fmt::format("{} numbers", mean.size()),
                       fmt::format("{}, one a component of p_covariance", dimension));
  return Eigen::Map<const Eigen::VectorXd>(mean.data(), dimension);
}

}  // namespace ansatz::information
