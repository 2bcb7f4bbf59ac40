// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/cramer_von_mises.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/distributions/label_permutations.h"
#include "stdlib/hypothesis/effects/cliff_delta.h"
#include "stdlib/hypothesis/null_distributions/cramer_von_mises.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

// T by U = n Σ (rᵢ − i)² + m Σ (sⱼ − j)², the pooled midranks of each sample against its own order.
double statistic(const std::vector<double>& sorted_ranks, const std::vector<char>& is_first, double n, double m) {
  double first = 0, second = 0, i = 0, j = 0;
  for (std::size_t place = 0; place < sorted_ranks.size(); ++place) {
    double& order = is_first[place] ? i : j;
    order += 1;
    const double off = sorted_ranks[place] - order;
    (is_first[place] ? first : second) += off * off;
  }
  return (n * first + m * second) / (n * m * (n + m)) - (4 * n * m - 1) / (6 * (n + m));
}

// Σ (i m − j n)² along the pooled values in their order.
std::int64_t path_sum(const std::vector<char>& is_first, std::size_t n, std::size_t m) {
  std::int64_t off = 0, sum = 0;
  for (const char first : is_first) {
    off += first ? static_cast<std::int64_t>(m) : -static_cast<std::int64_t>(n);
    sum += off * off;
  }
  return sum;
}

}  // namespace

TestResult cramer_von_mises(const CramerVonMises& question, core::Run& run) {
  const char* kernel = "cramer_von_mises";
  if (question.draws < 1) throw core::BadParameter(kernel, "draws", std::to_string(question.draws), "at least 1");
  const std::string& asked = question.method;
  if (asked != "auto" && asked != "exact" && asked != "asymptotic" && asked != "permutation")
    throw core::BadParameter(kernel, "method", "\"" + asked + "\"",
                             "\"auto\", \"exact\", \"asymptotic\" or \"permutation\"");
  const Samples samples =
      read_samples(question, {.kernel = kernel, .at_least = 2, .at_most = 2, .size = 1, .finite = false});
  std::vector<double> pool = samples.values[0];
  pool.insert(pool.end(), samples.values[1].begin(), samples.values[1].end());
  const auto sizes = std::vector<std::size_t>{samples.values[0].size(), samples.values[1].size()};
  const auto n = static_cast<double>(sizes[0]), m = static_cast<double>(sizes[1]), all = n + m;
  std::vector<char> labels(pool.size(), 0);
  std::fill_n(labels.begin(), sizes[0], char{1});
  const std::vector<double> ranks = midranks(pool);
  const std::vector<std::size_t> places = core::sorted_places(pool);
  std::vector<double> sorted_ranks;
  for (const std::size_t place : places) sorted_ranks.push_back(ranks[place]);
  std::vector<char> sorted_labels(pool.size());
  const auto of_labels = [&](const std::vector<char>& is_first) {
    for (std::size_t i = 0; i < places.size(); ++i) sorted_labels[i] = is_first[places[i]];
    return statistic(sorted_ranks, sorted_labels, n, m);
  };

  TestResult result = start_result("Cramér–von Mises", "T", samples, run);
  result.alternative = "greater";
  for (std::size_t i = 0; i < sorted_ranks.size(); ++i)
    result.ties += i + 1 < sorted_ranks.size() && sorted_ranks[i] == sorted_ranks[i + 1] &&
                   (i == 0 || sorted_ranks[i - 1] != sorted_ranks[i]);
  const auto with_effect = [&] {
    result.effect = cliff_delta_of(samples.values[0], samples.values[1], 0.95);
    result.read();
    return result;
  };
  if (sorted_ranks.front() == sorted_ranks.back()) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.statistic = of_labels(labels);
    result.warn(run, "all values are equal");
    return with_effect();
  }
  const bool is_small = std::max(sizes[0], sizes[1]) <= kMostExactCramerVonMises;
  if (asked == "exact" && (result.ties > 0 || !is_small))
    throw core::BadParameter(
        kernel, "method", "\"exact\"",
        fmt::format("another for samples {}: \"permutation\"",
                    result.ties > 0 ? "with ties" : fmt::format("of more than {}", kMostExactCramerVonMises)));
  if (asked == "permutation" || (asked == "auto" && result.ties > 0)) {
    result.statistic = permuted_labels(result, of_labels, sizes, question.draws, run);
  } else if (asked == "exact" || (asked == "auto" && is_small)) {
    result.statistic = of_labels(labels);
    result.method = "exact";
    result.p = two_sample_cramer_von_mises_survival(sizes[0], sizes[1], path_sum(sorted_labels, sizes[0], sizes[1]));
    std::vector<char> apart(pool.size(), 0);
    std::fill_n(apart.begin(), sizes[0], char{1});
    result.smallest_p = two_sample_cramer_von_mises_survival(sizes[0], sizes[1], path_sum(apart, sizes[0], sizes[1]));
  } else {
    result.statistic = of_labels(labels);
    const double mean = (1 + 1 / all) / 6;
    const double variance =
        (all + 1) * (4 * n * m * all - 3 * (n * n + m * m) - 2 * n * m) / (45 * all * all * 4 * n * m);
    result.method = "asymptotic";
    const double scaled = variance > 0 ? (result.statistic - mean) / std::sqrt(45 * variance) : 0;  // of 1 + 1 values
    result.p = variance > 0 ? cramer_von_mises_limit_survival(1.0 / 6 + scaled) : 1;
  }
  return with_effect();
}

}  // namespace ansatz::hypothesis
