// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/energy_test.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/distributions/label_permutations.h"

namespace ansatz::hypothesis {

TestResult energy_test(const EnergyTest& question, core::Run& run) {
  if (question.draws < 1)
    throw core::BadParameter("energy_test", "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_samples(question, {.kernel = "energy_test", .at_least = 2, .at_most = 2});
  std::vector<double> pool = samples.values[0];
  pool.insert(pool.end(), samples.values[1].begin(), samples.values[1].end());
  const std::vector<std::size_t> places = core::sorted_places(pool);
  std::vector<std::size_t> rank(pool.size());
  std::vector<double> gaps(pool.size(), 0.0);
  for (std::size_t i = 0; i < places.size(); ++i) {
    rank[places[i]] = i;
    if (i + 1 < places.size()) gaps[i] = pool[places[i + 1]] - pool[places[i]];
  }
  const auto n = static_cast<double>(samples.values[0].size()), m = static_cast<double>(samples.values[1].size());
  // 2 ∫ (F − G)² over the gaps between pooled values; `is_first` by place in the pool.
  std::vector<double> step(pool.size());
  const auto energy = [&](const std::vector<char>& is_first) {
    for (std::size_t i = 0; i < step.size(); ++i) step[rank[i]] = is_first[i] ? 1 / n : -1 / m;
    double apart = 0, sum = 0;
    for (std::size_t i = 0; i < step.size(); ++i) {
      apart += step[i];
      sum += apart * apart * gaps[i];
    }
    return 2 * sum;
  };

  TestResult result = start_result("energy", "T", samples, run);
  result.alternative = "greater";
  if (std::all_of(gaps.begin(), gaps.end(), [](double gap) { return gap == 0; })) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
    result.read();
    return result;
  }
  const double found =
      permuted_labels(result, energy, {samples.values[0].size(), samples.values[1].size()}, question.draws, run);
  result.statistic = n * m / (n + m) * found;
  result.estimate = std::sqrt(found);
  result.estimate_of = "energy distance";
  double between = 0;  // ∫ F (1 − G) + G (1 − F) = mean|x − y|
  double f = 0, g = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    (places[i] < samples.values[0].size() ? f : g) += 1;
    between += gaps[i] * (f / n * (1 - g / m) + g / m * (1 - f / n));
  }
  result.effect = Effect{"E/(2 mean|x − y|)", found / (2 * between), std::nullopt, 0.95};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
