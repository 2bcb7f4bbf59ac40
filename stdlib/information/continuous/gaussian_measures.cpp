// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/gaussian_measures.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/covariance.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Matrix = Eigen::MatrixXd;
using Indices = std::vector<Eigen::Index>;

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
