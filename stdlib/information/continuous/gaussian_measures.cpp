// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/gaussian_measures.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Matrix = Eigen::MatrixXd;
using Indices = std::vector<Eigen::Index>;

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

Matrix block(const Matrix& matrix, const Indices& kept) {
  Matrix out(kept.size(), kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i)
    for (std::size_t j = 0; j < kept.size(); ++j)
      out(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = matrix(kept[i], kept[j]);
  return out;
}

Indices read_components(const std::string& kernel, const std::string& name, const std::vector<double>& components,
                        Eigen::Index dimension, std::vector<bool>& is_taken) {
  Indices out;
  for (const double component : components) {
    if (!(component >= 1) || component > static_cast<double>(dimension) || component != std::floor(component))
      throw BadParameter(kernel, name, fmt::format("component {:g}", component),
                         fmt::format("whole numbers from 1 to {}", dimension));
    const auto index = static_cast<std::size_t>(component) - 1;
    if (is_taken[index])
      throw BadParameter(kernel, name, fmt::format("component {:g} once more", component), "components of its own");
    is_taken[index] = true;
    out.push_back(static_cast<Eigen::Index>(index));
  }
  return out;
}

Indices together(Indices one, const Indices& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

Eigen::VectorXd read_mean(const std::string& kernel, const std::string& name, const std::vector<double>& mean,
                          Eigen::Index dimension) {
  if (static_cast<Eigen::Index>(mean.size()) != dimension)
    throw BadParameter(kernel, name, fmt::format("{} numbers", mean.size()),
                       fmt::format("{}, one a component of p_covariance", dimension));
  return Eigen::Map<const Eigen::VectorXd>(mean.data(), dimension);
}

}  // namespace

double gaussian_entropy(const GaussianEntropy& question, core::Run&) {
  constexpr const char* kKernel = "gaussian_entropy";
  const Matrix covariance = read_covariance(kKernel, "covariance", question.covariance);
  const double each = 1 + std::log(2 * std::numbers::pi);
  return 0.5 * (static_cast<double>(covariance.rows()) * each + log_determinant(covariance)) /
         log_of_base(kKernel, question.base);
}

double gaussian_information(const GaussianInformation& question, core::Run&) {
  constexpr const char* kKernel = "gaussian_information";
  const Matrix covariance = read_covariance(kKernel, "covariance", question.covariance);
  std::vector<bool> is_taken(static_cast<std::size_t>(covariance.rows()));
  const auto components = [&](const char* name, const std::vector<double>& given) {
    return read_components(kKernel, name, given, covariance.rows(), is_taken);
  };
  const Indices x = components("x", question.x), y = components("y", question.y),
                z = components("given", question.given);
  if (x.empty()) throw BadParameter(kKernel, "x", "no component", "at least one");
  if (y.empty()) throw BadParameter(kKernel, "y", "no component", "at least one");
  const auto of = [&](const Indices& kept) { return log_determinant(block(covariance, kept)); };
  const double nats = 0.5 * (of(together(x, z)) + of(together(y, z)) - of(z) - of(together(together(x, y), z)));
  return std::max(0.0, nats) / log_of_base(kKernel, question.base);
}

double gaussian_divergence(const GaussianDivergence& question, core::Run&) {
  constexpr const char* kKernel = "gaussian_divergence";
  const Matrix p = read_covariance(kKernel, "p_covariance", question.p_covariance);
  const Matrix q = read_covariance(kKernel, "q_covariance", question.q_covariance);
  if (q.rows() != p.rows())
    throw BadParameter(kKernel, "q_covariance", fmt::format("{} × {}", q.rows(), q.rows()),
                       fmt::format("{} × {}, as p_covariance", p.rows(), p.rows()));
  const Eigen::VectorXd step =
      read_mean(kKernel, "q_mean", question.q_mean, p.rows()) - read_mean(kKernel, "p_mean", question.p_mean, p.rows());
  const Eigen::LLT<Matrix> factor(q);
  const double nats = 0.5 * (factor.solve(p).trace() + step.dot(factor.solve(step)) - static_cast<double>(p.rows()) +
                             log_determinant(q) - log_determinant(p));
  return std::max(0.0, nats) / log_of_base(kKernel, question.base);
}

}  // namespace ansatz::information
