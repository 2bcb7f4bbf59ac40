// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/log_linear_expansion.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/proportional_fit.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kMostCells = 1024;  // cells³ steps
using Eigen::Index;

core::ProportionalFit projection(std::span<const std::size_t> sizes, std::span<const double> masses,
                                 const std::vector<core::Margin>& margins, const core::Run& run) {
  constexpr double kTolerance = 1e-13;
  core::ProportionalFit fit = core::proportional_fit(sizes, masses, margins, {{}, kTolerance, 100000}, run);
  if (fit.off > kTolerance)
    throw core::BadParameter(
        kEstimationRisk, "masses",
        fmt::format("such that their projection is off by {:.2g} after {} sweeps", fit.off, fit.sweeps),
        "further from 0");
  return fit;
}

/// Scores [cell, parameter], orthonormal under q: the indicators of all sums, less their means.
Eigen::MatrixXd scores_of(std::span<const std::size_t> sizes, const Eigen::VectorXd& q,
                          const std::vector<core::Margin>& margins) {
  std::vector<Eigen::VectorXd> columns;
  const Eigen::VectorXd root = q.cwiseSqrt();
  for (const core::Margin& margin : margins) {
    std::size_t sums = 1;
    for (const std::size_t d : margin) sums *= sizes[d];
    const std::size_t first = columns.size();
    columns.resize(first + sums, Eigen::VectorXd::Zero(q.size()));
    for (Index i = 0; i < q.size(); ++i) {
      std::size_t at = 0, stride = static_cast<std::size_t>(q.size()), place = 0;
      for (std::size_t d = 0, m = 0; d < sizes.size(); ++d) {
        stride /= sizes[d];
        place = static_cast<std::size_t>(i) / stride % sizes[d];
        if (m < margin.size() && margin[m] == d) at = at * sizes[d] + place, ++m;
      }
      columns[first + at][i] = root[i];
    }
  }
  if (columns.empty()) return Eigen::MatrixXd(q.size(), 0);
  Eigen::MatrixXd all(q.size(), static_cast<Index>(columns.size()));
  for (std::size_t c = 0; c < columns.size(); ++c)
    all.col(static_cast<Index>(c)) = columns[c] - root.dot(columns[c]) * root;
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> parts(all);
  parts.setThreshold(1e-9);
  const Eigen::MatrixXd basis =
      parts.householderQ() * Eigen::MatrixXd::Identity(q.size(), std::min(parts.rank(), q.size()));
  return root.cwiseInverse().asDiagonal() * basis;
}

}  // namespace

RiskExpansion log_linear_expansion(const core::Array& masses, const core::Value& margins, const core::Run& run) {
  const core::Array numbers = masses.as_real();
  if (numbers.size() > kMostCells)
    throw core::BadParameter(kEstimationRisk, "masses", fmt::format("of {} cells", numbers.size()),
                             fmt::format("of no more than {} with margins", kMostCells));
  std::vector<std::size_t> sizes;
  for (const core::Dimension& d : masses.dimensions()) sizes.push_back(d.size);
  const auto kept = core::read_margins(kEstimationRisk, core::margin_names(masses), margins);
  const core::ProportionalFit fit = projection(sizes, numbers.real(), kept, run);
  const auto cells = static_cast<Index>(numbers.size());
  const Eigen::VectorXd m = Eigen::Map<const Eigen::VectorXd>(numbers.real().data(), cells);
  const Eigen::VectorXd q = Eigen::Map<const Eigen::VectorXd>(fit.cells.data(), cells);
  const Eigen::MatrixXd s = scores_of(sizes, q, kept);
  if (s.cols() == 0)
    throw core::BadParameter(kEstimationRisk, "margins", "none that a parameter belongs to",
                             "a margin of a variable at least");

  const Eigen::MatrixXd j = s.transpose() * m.asDiagonal() * s;
  const Eigen::MatrixXd k = s * s.transpose(), kj = s * j * s.transpose();
  const Eigen::ArrayXd a = kj.diagonal().array().max(0);  // s J s, which rounding may take below 0
  const Eigen::VectorXd weighted = q.cwiseProduct(a.matrix());
  const double skew = q.dot((k.array().cube().matrix() * m).eval());
  const double pairs = q.dot(((k.array() * kj.array().square()).matrix() * q).eval());
  const double tails = weighted.dot(k * weighted);
  const double trace = j.trace(), fourth = weighted.dot(a.matrix()) - trace * trace - 2 * j.squaredNorm();
  return {trace / 2, -skew / 3 + 0.375 * (2 * pairs + tails - fourth), q.dot(a.sqrt().matrix())};
}

}  // namespace ansatz::information
