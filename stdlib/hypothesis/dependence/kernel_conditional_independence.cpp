// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/kernel_conditional_independence.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/dependence/order_permutations.h"
#include "stdlib/hypothesis/distributions/pair_table.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kKernelConditionalIndependence = "kernel_conditional_independence";
constexpr std::size_t kMost = 1500;

using Matrix = Eigen::MatrixXd;

bool is_constant(const PairTable& table) {
  return std::all_of(table.values.begin(), table.values.end(), [](double d) { return d == 0; });
}

Matrix centred(PairTable table) {
  centre(table);
  const auto n = static_cast<Eigen::Index>(table.size);
  return Eigen::Map<const Matrix>(table.values.data(), n, n);
}

/// What is left of a kernel by ridge regression on z: R K R, of the penalty that leaves least of points left out.
Matrix left_of(const Matrix& kernel, const Matrix& vectors, const Eigen::VectorXd& values, core::Run& run) {
  const Eigen::Index n = kernel.rows();
  const Matrix inside = vectors.transpose() * kernel * vectors;
  double least = std::numeric_limits<double>::infinity();
  Eigen::VectorXd best = Eigen::VectorXd::Ones(n);
  for (const double share : {1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0}) {
    run.tick();
    const double penalty = share * static_cast<double>(n) / 100;
    const Eigen::VectorXd keep = penalty / (values.array() + penalty);
    const Matrix left = vectors * (keep.asDiagonal() * inside * keep.asDiagonal());
    double sum = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
      // A kernel's row of residuals over 1 − h: what they would be had the row been left out.
      const double rest =
          (vectors.row(i).array().square() * keep.transpose().array()).sum() - 1.0 / static_cast<double>(n);
      sum += rest > 1e-9 ? left.row(i).dot(vectors.row(i)) / (rest * rest) : std::numeric_limits<double>::infinity();
    }
    if (sum < least) least = sum, best = keep;
  }
  return vectors * (best.asDiagonal() * inside * best.asDiagonal()) * vectors.transpose();
}

}  // namespace

TestResult kernel_conditional_independence(const KernelConditionalIndependence& question, core::Run& run) {
  const Samples samples = read_matched(
      question, {.kernel = kKernelConditionalIndependence, .at_least = 3, .at_most = 3, .size = 8, .points = true});
  const std::size_t size = samples.size(0);
  if (size > kMost)
    throw core::BadParameter(kKernelConditionalIndependence, "samples", fmt::format("{} values", size),
                             fmt::format("at most {}; information.ksg_independence_test takes more", kMost));
  const auto n = static_cast<double>(size);

  TestResult result = start_matched_result("kernel conditional independence", "T", samples, run);
  result.alternative = "greater";
  result.n = {n};
  result.method = "asymptotic";
  PairTable x = distances(samples.values[0], samples.width(0), run),
            y = distances(samples.values[1], samples.width(1), run);
  PairTable z = distances(samples.values[2], samples.width(2), run);
  if (is_constant(x) || is_constant(y)) {
    result.p = result.smallest_p = 1;
    result.warn(run, "a sample is constant, which depends on nothing");
    result.read();
    return result;
  }
  make_gaussian(x, 0);
  make_gaussian(y, 0);
  const bool is_given = !is_constant(z);
  if (is_given) {
    // z beside x in a kernel of twice its width, so that what x tells is not lost in z.
    const double width = median_distance(z);
    for (std::size_t i = 0; i < z.values.size(); ++i) {
      const double d = z.values[i] / (2 * width);
      x.values[i] *= std::exp(-0.5 * d * d);
    }
    make_gaussian(z, width);
  }
  Matrix first = centred(std::move(x)), second = centred(std::move(y));
  if (is_given) {
    const Eigen::SelfAdjointEigenSolver<Matrix> given(centred(std::move(z)));
    const Eigen::VectorXd values = given.eigenvalues().cwiseMax(0.0);
    first = left_of(first, given.eigenvectors(), values, run);
    second = left_of(second, given.eigenvectors(), values, run);
  } else {
    result.warn(run, "what is given is constant, which tells nothing");
  }
  const double trace = first.cwiseProduct(second).sum();
  result.statistic = trace / n;
  // A gamma variable of shape a and scale s is s/2 times a χ² of 2a degrees of freedom.
  const double mean = first.diagonal().dot(second.diagonal()) / n;
  const double variance = 2 * first.cwiseProduct(second).squaredNorm() / (n * n);
  result.p = chi_squared_survival(2 * result.statistic * mean / variance, 2 * mean * mean / variance);
  result.effect =
      Effect{"kernel alignment", std::clamp(trace / (first.norm() * second.norm()), 0.0, 1.0), std::nullopt, 0.95};
  if (size < 50) result.warn(run, fmt::format("{} values are few for the gamma approximation", size));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
