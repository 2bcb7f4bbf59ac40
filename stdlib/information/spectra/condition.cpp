// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/condition.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/covariance.h"
#include "stdlib/information/spectra/matrix_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// W Σ^½, so that inputs are independent and of variance one.
core::Array whitened(const LinearOutput& question, Eigen::Index inputs) {
  constexpr const char* kKernel = "linear_output_entropy";
  if (!question.covariance) return question.matrix;
  const core::Array given = question.matrix.as_real();
  const Eigen::Map<const RowMajor> matrix(given.real().data(), static_cast<Eigen::Index>(given.size()) / inputs,
                                          inputs);
  Eigen::MatrixXd covariance = read_covariance(kKernel, "covariance", *question.covariance);
  if (covariance.rows() == 1 && inputs > 1) covariance = covariance(0, 0) * Eigen::MatrixXd::Identity(inputs, inputs);
  if (covariance.rows() != inputs)
    throw BadParameter(kKernel, "covariance", fmt::format("of {} components", covariance.rows()),
                       fmt::format("of {}, as many as the matrix has columns", inputs));
  const RowMajor product = matrix * Eigen::LLT<Eigen::MatrixXd>(covariance).matrixL();
  return core::Array(given.dimensions(), std::vector<double>(product.data(), product.data() + product.size()));
}

}  // namespace

double condition_number(const ConditionNumber& question, core::Run& run) {
  if (!(question.shift >= 0) || std::isinf(question.shift))
    throw BadParameter("condition_number", "shift", fmt::format("{:g}", question.shift), "at least 0");
  const auto values = clean_singular_values("condition_number", question.matrix, run);
  if (!(values.back() > 0)) run.warn("condition_number: matrix is not of full rank");
  return values.front() / (values.back() + question.shift);
}

double log_volume(const LogVolume& question, core::Run& run) {
  const double base = log_of_base("log_volume", question.base);
  double sum = 0;
  for (const double v : clean_singular_values("log_volume", question.matrix, run)) sum += std::log(v);
  return sum / base;
}

LinearOutputEntropy linear_output_entropy(const LinearOutput& question, core::Run& run) {
  constexpr const char* kKernel = "linear_output_entropy";
  const double base = log_of_base(kKernel, question.base), noise = question.noise;
  if (!(noise >= 0) || !std::isfinite(noise))
    throw BadParameter(kKernel, "noise", fmt::format("{:g}", noise), "at least 0");
  clean_singular_values(kKernel, question.matrix, run);  // refuses what is no matrix
  const std::size_t inputs = question.matrix.rank() == 2 ? question.matrix.dimension(1).size : 1;
  const std::size_t outputs = question.matrix.size() / inputs;
  auto values = clean_singular_values(kKernel, whitened(question, static_cast<Eigen::Index>(inputs)), run);
  values.resize(outputs, 0.0);  // directions that no input reaches
  LinearOutputEntropy out;
  out.entropy = 0.5 * static_cast<double>(outputs) * std::log(2 * std::numbers::pi * std::numbers::e);
  for (const double v : values) {
    out.entropy += std::log(std::hypot(v, noise));
    if (v > 0) out.information += noise > 0 ? 0.5 * std::log1p((v / noise) * (v / noise)) : kInfinity;
  }
  out.entropy /= base;
  out.information /= base;
  return out;
}

}  // namespace ansatz::information
