// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/coding_losses.h"

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"
#include "stdlib/information/spectra/matrix_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Vasicek's spacings of one component.
double spacing_entropy(std::vector<double> values, std::size_t m) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  double sum = 0;
  for (std::size_t i = 0; i + m < n; ++i) sum += std::log(values[i + m] - values[i]);
  return sum / static_cast<double>(n - m) + std::log(static_cast<double>(n + 1) / static_cast<double>(m));
}

}  // namespace

double manifold_capacity_loss(const ManifoldCapacityLoss& question, core::Run& run) {
  constexpr const char* kKernel = "manifold_capacity_loss";
  if (question.views.rank() != 3 || question.views.size() == 0)
    throw BadParameter(kKernel, "views",
                       fmt::format("of {} dimensions, {} elements", question.views.rank(), question.views.size()),
                       "[view, sample, component], not empty");
  const core::Array numbers = finite_numbers(kKernel, "views", question.views);
  const std::size_t views = numbers.dimension(0).size, samples = numbers.dimension(1).size,
                    components = numbers.dimension(2).size;
  std::vector<double> centroids(samples * components);
  for (std::size_t row = 0; row < views * samples; ++row) {
    const Eigen::Map<const Eigen::VectorXd> embedding(numbers.real().data() + row * components,
                                                      static_cast<Eigen::Index>(components));
    const double length = embedding.stableNorm();
    if (!(length > 0))
      throw BadParameter(kKernel, "views",
                         fmt::format("view {} of sample {} of length 0", row / samples + 1, row % samples + 1),
                         "embeddings with a direction");
    for (std::size_t c = 0; c < components; ++c)
      centroids[row % samples * components + c] +=
          embedding[static_cast<Eigen::Index>(c)] / length / static_cast<double>(views);
  }
  const core::Array table({{"sample", samples}, {"component", components}}, std::move(centroids));
  double sum = 0;
  for (const double v : clean_singular_values(kKernel, table, run)) sum += v;
  return -sum;
}

EffectiveEntropy effective_entropy_loss(const EffectiveEntropyLoss& question, core::Run& run) {
  constexpr const char* kKernel = "effective_entropy_loss";
  if (question.x.rank() != 2 || question.x.size() == 0 || question.x.dimension(0).size < 2)
    throw BadParameter(kKernel, "x", fmt::format("of {} dimensions, {} elements", question.x.rank(), question.x.size()),
                       "[sample, component], two samples or more");
  if (!(question.penalty >= 0) || !std::isfinite(question.penalty))
    throw BadParameter(kKernel, "penalty", fmt::format("{:g}", question.penalty), "at least 0, and finite");
  const core::Array numbers = finite_numbers(kKernel, "x", question.x);
  const std::size_t n = numbers.dimension(0).size, components = numbers.dimension(1).size;
  const auto m = question.spacing == 0 ? static_cast<long>(std::lround(std::sqrt(static_cast<double>(n))))
                                       : static_cast<long>(question.spacing);
  if (m < 1 || m >= static_cast<long>(n))
    throw BadParameter(kKernel, "spacing", std::to_string(question.spacing), fmt::format("from 1 to {}, or 0", n - 1));
  const Eigen::Map<const RowMajor> x(numbers.real().data(), static_cast<Eigen::Index>(n),
                                     static_cast<Eigen::Index>(components));
  EffectiveEntropy out;
  for (Eigen::Index c = 0; c < x.cols(); ++c) {
    run.tick();
    const Eigen::VectorXd column = x.col(c);
    out.entropy +=
        spacing_entropy(std::vector<double>(column.data(), column.data() + column.size()), static_cast<std::size_t>(m));
  }
  const RowMajor centred = x.rowwise() - x.colwise().mean();
  const Eigen::MatrixXd covariance = centred.transpose() * centred / static_cast<double>(n - 1);
  for (Eigen::Index i = 0; i < covariance.rows(); ++i)
    for (Eigen::Index j = 0; j < i; ++j) out.covariance += 2 * covariance(i, j) * covariance(i, j);
  out.loss = -out.entropy + question.penalty * out.covariance;
  return out;
}

}  // namespace ansatz::information
