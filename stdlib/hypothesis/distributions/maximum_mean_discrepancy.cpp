// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/distributions/label_permutations.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kMaximumMeanDiscrepancy = "maximum_mean_discrepancy";

/// MMD² without the pairs of a value with itself.
double unbiased(const PairTable& kernel, std::size_t first) {
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < kernel.size; ++i)
    for (std::size_t j = 0; j < i; ++j) (i < first ? xx : j < first ? xy : yy) += kernel.at(i, j);
  const auto n = static_cast<double>(first), m = static_cast<double>(kernel.size) - n;
  return 2 * xx / (n * (n - 1)) + 2 * yy / (m * (m - 1)) - 2 * xy / (n * m);
}

void by_permutations(TestResult& result, const MaximumMeanDiscrepancy& question, const std::vector<double>& pool,
                     const Samples& samples, core::Run& run) {
  check_tabled(kMaximumMeanDiscrepancy, samples.total(), ", or method = \"linear\", which takes any number");
  PairTable kernel = distances(pool, samples.width(0), run);
  make_gaussian(kernel, question.width);
  result.statistic = permuted_table(result, kernel, 1, {samples.size(0), samples.size(1)}, question.draws, run);
  result.estimate = unbiased(kernel, samples.size(0));
  result.estimate_of = "MMD² without bias";
}

/// The median distance among no more than 1000 points taken evenly.
double sampled_width(const std::vector<double>& pool, std::size_t width, core::Run& run) {
  const std::size_t points = pool.size() / width, step = std::max<std::size_t>(1, points / 1000);
  std::vector<double> some;
  for (std::size_t i = 0; i < points; i += step) {
    const auto from = pool.begin() + static_cast<std::ptrdiff_t>(i * width);
    some.insert(some.end(), from, from + static_cast<std::ptrdiff_t>(width));
  }
  return median_distance(distances(some, width, run));
}

void by_neighbours(TestResult& result, const MaximumMeanDiscrepancy& question, const std::vector<double>& pool,
                   const Samples& samples, core::Run& run) {
  const std::size_t width = samples.width(0), pairs = std::min(samples.size(0), samples.size(1)) / 2;
  const double sigma = question.width > 0 ? question.width : sampled_width(pool, width, run);
  const auto kernel = [&](std::size_t g, std::size_t i, std::size_t h, std::size_t j) {
    double squares = 0;
    for (std::size_t c = 0; c < width; ++c) {
      const double d = (samples.values[g][i * width + c] - samples.values[h][j * width + c]) / sigma;
      squares += d * d;
    }
    return std::exp(-0.5 * squares);
  };
  std::vector<double> h(pairs);
  for (std::size_t i = 0; i < pairs; ++i) {
    if (i % 4096 == 0) run.tick();
    const std::size_t a = 2 * i, b = a + 1;
    h[i] = kernel(0, a, 0, b) + kernel(1, a, 1, b) - kernel(0, a, 1, b) - kernel(0, b, 1, a);
  }
  const Moments all = moments(h);
  result.symbol = "z";
  result.method = "asymptotic";
  result.estimate = all.mean;
  result.estimate_of = "MMD² without bias";
  if (pairs > 1 && all.squares > 0) {
    result.statistic = all.mean / std::sqrt(all.variance() / all.n);
    result.p = normal_survival(result.statistic);
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: fewer than two pairs of draws, or no spread among them");
  }
  if (pairs < 50) result.warn(run, fmt::format("{} pairs of draws are few for a normal limit", pairs));
}

}  // namespace

TestResult maximum_mean_discrepancy(const MaximumMeanDiscrepancy& question, core::Run& run) {
  if (question.method != "permutation" && question.method != "linear")
    throw core::BadParameter(kMaximumMeanDiscrepancy, "method", "\"" + question.method + "\"",
                             "\"permutation\" or \"linear\"");
  if (question.draws < 1)
    throw core::BadParameter(kMaximumMeanDiscrepancy, "draws", std::to_string(question.draws), "at least 1");
  check_width(kMaximumMeanDiscrepancy, "width", question.width);
  const Samples samples = read_samples(
      question, {.kernel = kMaximumMeanDiscrepancy, .at_least = 2, .at_most = 2, .size = 2, .points = true});
  const std::vector<double> pool = pooled_points(kMaximumMeanDiscrepancy, samples);

  TestResult result = start_result("maximum mean discrepancy", "MMD²", samples, run);
  result.alternative = "greater";
  const std::size_t width = samples.width(0);
  bool equal = true;
  for (std::size_t i = 0; i < pool.size(); ++i) equal = equal && pool[i] == pool[i % width];
  if (equal) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
  } else if (question.method == "permutation") {
    by_permutations(result, question, pool, samples, run);
  } else {
    by_neighbours(result, question, pool, samples, run);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
