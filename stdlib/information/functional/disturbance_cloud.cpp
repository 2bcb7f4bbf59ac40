// SPDX-License-Identifier: MIT
#include "stdlib/information/functional/disturbance_cloud.h"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"
#include "stdlib/information/continuous/covariance.h"
#include "stdlib/information/functional/gauss_hermite.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kMostPoints = 1 << 20;

/// Columns along the principal axes, for a diagonal Σ the features themselves; axes along which nothing moves are left
/// out.
MatrixXd root_of(const MatrixXd& block) {
  std::vector<Index> kept;
  if (block.isDiagonal(0)) {
    for (Index a = 0; a < block.rows(); ++a)
      if (block(a, a) > 0) kept.push_back(a);
    MatrixXd root = MatrixXd::Zero(block.rows(), static_cast<Index>(kept.size()));
    for (std::size_t a = 0; a < kept.size(); ++a)
      root(kept[a], static_cast<Index>(a)) = std::sqrt(block(kept[a], kept[a]));
    return root;
  }
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(block);
  const double least = 1e-14 * std::max(solver.eigenvalues().maxCoeff(), 0.0);
  for (Index a = 0; a < block.rows(); ++a)
    if (solver.eigenvalues()[a] > least) kept.push_back(a);
  MatrixXd root(block.rows(), static_cast<Index>(kept.size()));
  for (std::size_t a = 0; a < kept.size(); ++a)
    root.col(static_cast<Index>(a)) = solver.eigenvectors().col(kept[a]) * std::sqrt(solver.eigenvalues()[kept[a]]);
  return root;
}

}  // namespace

MatrixXd covariance_of(const std::string& kernel, const DisturbedFunction& question, std::size_t features) {
  const auto d = static_cast<Index>(features);
  if (!question.covariance) return MatrixXd::Identity(d, d);
  const core::Array& given = *question.covariance;
  if (given.rank() < 2) {
    const core::Array numbers = finite_numbers(kernel, "covariance", given);
    if (numbers.rank() == 1 && numbers.size() != features)
      throw BadParameter(kernel, "covariance", fmt::format("of {} variances", numbers.size()),
                         fmt::format("of {}, one a feature", features));
    for (const double v : numbers.real())
      if (v < 0) throw BadParameter(kernel, "covariance", fmt::format("{:g}", v), "at least 0");
    MatrixXd out = MatrixXd::Zero(d, d);
    for (std::size_t j = 0; j < features; ++j)
      out(static_cast<Index>(j), static_cast<Index>(j)) = numbers.real()[numbers.rank() == 1 ? j : 0];
    return out;
  }
  MatrixXd out = read_covariance(kernel, "covariance", given);
  if (out.rows() != d)
    throw BadParameter(kernel, "covariance", fmt::format("of {} features", out.rows()),
                       fmt::format("of {}, as many as x has", features));
  return out;
}

DisturbanceCloud::DisturbanceCloud(const std::string& kernel, const DisturbedFunction& question, MatrixXd block,
                                   std::vector<std::size_t> features)
    : features_(std::move(features)),
      spreads_(block.isDiagonal(0) ? Eigen::VectorXd(block.diagonal().array().max(0).sqrt()) : Eigen::VectorXd()),
      root_(spreads_.size() > 0 && question.integration == "draws" ? MatrixXd() : root_of(block)),
      draws_(static_cast<std::size_t>(question.draws)) {
  if (question.integration == "draws") return;
  const auto axes = static_cast<std::size_t>(root_.cols());
  const double points = std::pow(question.nodes, static_cast<double>(axes));
  if (points > kMostPoints)
    throw BadParameter(kernel, "integration",
                       fmt::format("\"quadrature\" with {} nodes along {} features", question.nodes, axes),
                       "\"draws\", or have fewer nodes: there are at most 2^20 points");
  const NormalNodes rule = normal_nodes(static_cast<std::size_t>(question.nodes));
  const auto count = static_cast<std::size_t>(points);
  weights_.assign(count, 1.0);
  MatrixXd z(static_cast<Index>(count), root_.cols());
  std::size_t stretch = 1;
  for (std::size_t a = 0; a < axes; ++a, stretch *= rule.nodes.size())
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t node = i / stretch % rule.nodes.size();
      z(static_cast<Index>(i), static_cast<Index>(a)) = rule.nodes[node];
      weights_[i] *= rule.weights[node];
    }
  offsets_ = z * root_.transpose();
}

void DisturbanceCloud::place(std::span<const double> centre, const core::Stream& stream,
                             networks::Batch& points) const {
  const std::size_t count = is_drawn() ? draws_ : weights_.size();
  points = networks::Batch(count, centre.size());
  for (std::size_t j = 0; j < centre.size(); ++j) std::fill_n(points.column(j).data(), count, centre[j]);
  MatrixXd drawn;
  if (is_drawn()) {
    const bool is_diagonal = spreads_.size() > 0;
    MatrixXd z(static_cast<Index>(count), is_diagonal ? spreads_.size() : root_.cols());
    stream.fill_normal({z.data(), static_cast<std::size_t>(z.size())});
    if (is_diagonal) {
      for (Index s = 0; s < z.cols(); ++s) z.col(s) *= spreads_[s];
      drawn = std::move(z);
    } else {
      drawn = z * root_.transpose();
    }
  }
  const MatrixXd& offsets = is_drawn() ? drawn : offsets_;
  for (std::size_t s = 0; s < features_.size(); ++s) {
    const auto to = points.column(features_[s]);
    const auto by = offsets.col(static_cast<Index>(s));
    for (std::size_t i = 0; i < count; ++i) to[i] += by[static_cast<Index>(i)];
  }
}

DisturbanceCloud::Mean DisturbanceCloud::mean(std::span<const double> values) const {
  Mean out;
  if (!is_drawn()) {
    for (std::size_t i = 0; i < values.size(); ++i) out.value += weights_[i] * values[i];
    return out;
  }
  const auto n = static_cast<double>(values.size());
  for (const double v : values) out.value += v;
  out.value /= n;
  double squares = 0;
  for (const double v : values) squares += (v - out.value) * (v - out.value);
  out.error = std::sqrt(squares / (n - 1) / n);
  return out;
}

}  // namespace ansatz::information
