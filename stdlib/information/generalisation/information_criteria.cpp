// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/information_criteria.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kUncertain = 0.4;  // Vehtari, Gelman & Gabry (2017)
constexpr double kSymmetry = 1e-9;  // of G, relative to its largest entry

double finite(const char* kernel, const char* name, double value) {
  if (!std::isfinite(value)) throw BadParameter(kernel, name, fmt::format("{:g}", value), "finite");
  return value;
}

RowMajor read_matrix(const char* kernel, const char* name, const core::Array& given) {
  const core::Array numbers = finite_table(kernel, name, given);
  return Eigen::Map<const RowMajor>(numbers.real().data(), static_cast<Eigen::Index>(given.dimension(0).size),
                                    static_cast<Eigen::Index>(given.dimension(1).size));
}

}  // namespace

InformationCriteriaValues information_criteria(const InformationCriteria& question, core::Run&) {
  constexpr const char* kKernel = "information_criteria";
  const double loss = -2 * finite(kKernel, "log_likelihood", question.log_likelihood);
  const double k = at_least(kKernel, "parameters", question.parameters, 0);
  const double n = at_least(kKernel, "samples", question.samples, 1);
  InformationCriteriaValues out;
  out.akaike = loss + 2 * k;
  out.corrected = n > k + 1 ? out.akaike + 2 * k * (k + 1) / (n - k - 1) : kNaN;
  out.bayesian = loss + k * std::log(n);
  return out;
}

PenalisedFit takeuchi_criterion(const TakeuchiCriterion& question, core::Run&) {
  constexpr const char* kKernel = "takeuchi_criterion";
  finite(kKernel, "log_likelihood", question.log_likelihood);
  const RowMajor scores = read_matrix(kKernel, "scores", question.scores);
  const RowMajor curvature = read_matrix(kKernel, "curvature", question.curvature);
  if (curvature.rows() != scores.cols() || curvature.cols() != scores.cols())
    throw BadParameter(kKernel, "curvature", fmt::format("{} × {}", curvature.rows(), curvature.cols()),
                       fmt::format("{0} × {0}, as there are {0} columns of scores", scores.cols()));
  if ((curvature - curvature.transpose()).cwiseAbs().maxCoeff() > kSymmetry * curvature.cwiseAbs().maxCoeff())
    throw BadParameter(kKernel, "curvature", "not symmetric", "symmetric");
  const Eigen::LLT<Eigen::MatrixXd> factor(curvature);
  if (factor.info() != Eigen::Success)
    throw BadParameter(kKernel, "curvature", "not positive definite", "positive definite, as at a maximum");
  PenalisedFit out;
  // tr(J G⁻¹) is the mean square of L⁻¹ applied to the scores.
  const Eigen::MatrixXd scaled = factor.matrixL().solve(Eigen::MatrixXd(scores.transpose()));
  out.penalty = scaled.squaredNorm() / static_cast<double>(scores.rows());
  out.value = -2 * question.log_likelihood + 2 * out.penalty;
  return out;
}

WatanabeFit watanabe_criterion(const WatanabeCriterion& question, core::Run& run) {
  constexpr const char* kKernel = "watanabe_criterion";
  const RowMajor draws = read_matrix(kKernel, "log_likelihoods", question.log_likelihoods);
  if (draws.rows() < 2) throw BadParameter(kKernel, "log_likelihoods", "of one draw", "of 2 draws at least");
  const auto count = static_cast<double>(draws.rows()), n = static_cast<double>(draws.cols());
  std::vector<double> each;
  WatanabeFit out;
  for (Eigen::Index i = 0; i < draws.cols(); ++i) {
    if (i % 256 == 0) run.tick();
    const auto column = draws.col(i);
    const double largest = column.maxCoeff(), mean = column.mean();
    const double fit = largest + std::log((column.array() - largest).exp().mean());
    const double variance = (column.array() - mean).square().sum() / (count - 1);
    out.fit += fit;
    out.penalty += variance;
    out.uncertain += variance > kUncertain;
    each.push_back(-2 * (fit - variance));
    out.value += each.back();
  }
  double squares = 0;
  for (const double v : each) squares += (v - out.value / n) * (v - out.value / n);
  out.error = n > 1 ? std::sqrt(n * squares / (n - 1)) : kNaN;
  if (out.uncertain > 0)
    run.warn(
        fmt::format("watanabe_criterion: {} of {} samples have a variance above {:g}, where the penalty is too small",
                    out.uncertain, draws.cols(), kUncertain));
  return out;
}

}  // namespace ansatz::information
