// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/distributions/label_permutations.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kKernel = "maximum_mean_discrepancy";
constexpr std::size_t kMost = 5000;

double median_distance(const std::vector<double>& pool) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < pool.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) distances.push_back(std::abs(pool[i] - pool[j]));
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  if (*middle > 0) return *middle;
  // More than half of the pairs are tied: the mean of all tells a width.
  double sum = 0;
  for (const double d : distances) sum += d;
  return sum / static_cast<double>(distances.size());
}

}  // namespace

TestResult maximum_mean_discrepancy(const MaximumMeanDiscrepancy& question, core::Run& run) {
  if (question.draws < 1) throw core::BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  if (!(question.width >= 0) || std::isinf(question.width))
    throw core::BadParameter(kKernel, "width", fmt::format("{:g}", question.width), "finite and at least 0");
  const Samples samples = read_samples(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 2});
  std::vector<double> pool = samples.values[0];
  pool.insert(pool.end(), samples.values[1].begin(), samples.values[1].end());
  const std::size_t total = pool.size();
  if (total > kMost)
    throw core::BadParameter(kKernel, "samples", fmt::format("{} values", total),
                             fmt::format("at most {} values in all, or energy_test, which takes any number", kMost));

  TestResult result = start_result("maximum mean discrepancy", "MMD²", samples, run);
  result.alternative = "greater";
  if (std::all_of(pool.begin(), pool.end(), [&](double v) { return v == pool[0]; })) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
    result.read();
    return result;
  }
  const double width = question.width > 0 ? question.width : median_distance(pool);
  std::vector<double> kernel(total * total);
  for (std::size_t i = 0; i < total; ++i) {
    for (std::size_t j = 0; j < total; ++j) {
      const double d = (pool[i] - pool[j]) / width;
      kernel[i * total + j] = std::exp(-0.5 * d * d);
    }
  }
  const auto n = static_cast<double>(samples.values[0].size()), m = static_cast<double>(samples.values[1].size());
  std::vector<double> weight(total);
  // wᵀ K w with w = 1/n on the first sample and −1/m on the second.
  const auto discrepancy = [&](const std::vector<char>& is_first) {
    for (std::size_t i = 0; i < total; ++i) weight[i] = is_first[i] ? 1 / n : -1 / m;
    double sum = 0;
    for (std::size_t i = 0; i < total; ++i) {
      const double* row = kernel.data() + i * total;
      double part[4] = {0, 0, 0, 0};
      std::size_t j = 0;
      for (; j + 4 <= i; j += 4)
        for (std::size_t lane = 0; lane < 4; ++lane) part[lane] += weight[j + lane] * row[j + lane];
      for (; j < i; ++j) part[0] += weight[j] * row[j];
      sum += weight[i] * (2 * ((part[0] + part[1]) + (part[2] + part[3])) + weight[i]);
    }
    return sum;
  };
  result.statistic =
      permuted_labels(result, discrepancy, {samples.values[0].size(), samples.values[1].size()}, question.draws, run);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < total; ++i)
    for (std::size_t j = 0; j < i; ++j)
      (i < samples.values[0].size() ? xx : j < samples.values[0].size() ? xy : yy) += kernel[i * total + j];
  result.estimate = 2 * xx / (n * (n - 1)) + 2 * yy / (m * (m - 1)) - 2 * xy / (n * m);
  result.estimate_of = "MMD² without bias";
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
