// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/multivariate/maximum_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/proportional_fit.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/joint/dense_joint.h"
#include "stdlib/information/discrete/joint/marginal.h"

namespace ansatz::information {

namespace {

constexpr const char* kMaximumEntropy = "maximum_entropy";
constexpr double kMostCells = 1 << 22;

/// Σ p ln(p/q) with a term for each cell that is not negative, so that nothing cancels.
double divergence_of(const std::vector<double>& p, const std::vector<double>& q) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i) sum.add(p[i] > 0 ? p[i] * std::log(p[i] / q[i]) - (p[i] - q[i]) : q[i]);
  return std::max(0.0, sum.value());
}

}  // namespace

MaximumEntropyResult maximum_entropy(const MaximumEntropy& question, core::Run& run) {
  if (!(question.tolerance > 0))
    throw core::BadParameter(kMaximumEntropy, "tolerance", fmt::format("{:g}", question.tolerance), "above 0");
  if (question.sweeps < 1)
    throw core::BadParameter(kMaximumEntropy, "sweeps", std::to_string(question.sweeps), "at least 1");
  const double scale = log_of_base(kMaximumEntropy, question.base);
  const Joint joint = read_joint(kMaximumEntropy, question.p, {}, run);
  DenseJoint dense =
      dense_joint(kMaximumEntropy, "p", joint, kMostCells, "a joint distribution of fewer variables is smaller");
  std::vector<std::size_t> sizes;
  std::vector<std::string> names;
  for (const auto& variable : joint.variables) sizes.push_back(variable.size()), names.push_back(variable.name);
  for (double& weight : dense.weights) weight /= joint.total();

  core::ProportionalFit fit =
      core::proportional_fit(sizes, dense.weights, core::read_margins(kMaximumEntropy, names, question.margins),
                             {{}, question.tolerance, question.sweeps}, run);
  if (fit.off > question.tolerance)
    run.warn(
        fmt::format("{}: after {} sweeps a marginal is still off by {:.2g}", kMaximumEntropy, fit.sweeps, fit.off));
  MaximumEntropyResult out;
  out.entropy = entropy_of_weights(fit.cells, 1) / scale;
  out.divergence = divergence_of(dense.weights, fit.cells) / scale;
  out.off = fit.off;
  out.sweeps = fit.sweeps;
  out.distribution = dense.array(std::move(fit.cells));
  return out;
}

}  // namespace ansatz::information
