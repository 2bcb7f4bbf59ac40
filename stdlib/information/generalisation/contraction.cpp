// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/contraction.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double kSum = 1e-9;  // by which masses may miss one

/// A table of masses, none below 0.
RowMajor read_masses(const char* kernel, const char* name, const core::Array& given) {
  const core::Array numbers = finite_table(kernel, name, given);
  for (const double p : numbers.real())
    if (p < 0) throw BadParameter(kernel, name, fmt::format("{:g} somewhere", p), "at least 0");
  return Eigen::Map<const RowMajor>(numbers.real().data(), static_cast<Eigen::Index>(given.dimension(0).size),
                                    static_cast<Eigen::Index>(given.dimension(1).size));
}

}  // namespace

double noise_contraction(const NoiseContraction& question, core::Run&) {
  constexpr const char* kKernel = "noise_contraction";
  if (!(question.amplitude >= 0) || !std::isfinite(question.amplitude))
    throw BadParameter(kKernel, "amplitude", fmt::format("{:g}", question.amplitude), "at least 0, and finite");
  if (!(question.noise > 0) || !std::isfinite(question.noise))
    throw BadParameter(kKernel, "noise", fmt::format("{:g}", question.noise), "above 0, and finite");
  return std::erf(question.amplitude / question.noise / std::numbers::sqrt2);
}

double dropout_contraction(const DropoutContraction& question, core::Run&) {
  constexpr const char* kKernel = "dropout_contraction";
  if (!(question.rate >= 0 && question.rate <= 1))
    throw BadParameter(kKernel, "rate", fmt::format("{:g}", question.rate), "in [0, 1]");
  if (question.units < 1) throw BadParameter(kKernel, "units", std::to_string(question.units), "at least 1");
  if (question.rate == 0) return 1;
  return -std::expm1(question.units * std::log(question.rate));
}

double dobrushin_coefficient(const DobrushinCoefficient& question, core::Run& run) {
  constexpr const char* kKernel = "dobrushin_coefficient";
  const RowMajor channel = read_masses(kKernel, "channel", question.channel);
  for (Eigen::Index i = 0; i < channel.rows(); ++i)
    if (std::abs(channel.row(i).sum() - 1) > kSum)
      throw BadParameter(kKernel, "channel", fmt::format("row {} of sum {:.10g}", i + 1, channel.row(i).sum()),
                         "rows of sum 1");
  double most = 0;
  for (Eigen::Index i = 0; i < channel.rows(); ++i) {
    run.tick();
    for (Eigen::Index j = 0; j < i; ++j)
      most = std::max(most, 0.5 * (channel.row(i) - channel.row(j)).cwiseAbs().sum());
  }
  return std::min(most, 1.0);
}

double maximal_correlation(const MaximalCorrelation& question, core::Run&) {
  constexpr const char* kKernel = "maximal_correlation";
  RowMajor joint = read_masses(kKernel, "joint", question.joint);
  if (std::abs(joint.sum() - 1) > kSum)
    throw BadParameter(kKernel, "joint", fmt::format("of sum {:.10g}", joint.sum()), "of sum 1");
  const Eigen::VectorXd rows = joint.rowwise().sum(), columns = joint.colwise().sum();
  // Less the first pair of singular vectors, √p(x) and √p(y), which are known: the largest that is left is the second.
  for (Eigen::Index i = 0; i < joint.rows(); ++i)
    for (Eigen::Index j = 0; j < joint.cols(); ++j) {
      const double both = std::sqrt(rows[i] * columns[j]);
      joint(i, j) = both > 0 ? joint(i, j) / both - both : 0;
    }
  const Eigen::MatrixXd square =
      joint.rows() < joint.cols() ? Eigen::MatrixXd(joint * joint.transpose()) : joint.transpose() * joint;
  const double largest =
      Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(square, Eigen::EigenvaluesOnly).eigenvalues().maxCoeff();
  return std::sqrt(std::clamp(largest, 0.0, 1.0));
}

}  // namespace ansatz::information
