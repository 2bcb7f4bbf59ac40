// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/energy_test.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/distributions/label_permutations.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kEnergyTest = "energy_test";

/// What the pooled values make of a division of theirs.
struct Found {
  double energy;   ///< E
  double between;  ///< mean|x − y|
  bool equal = false;
};

/// Along a line distances are sums of gaps: O(N) a division.
Found on_a_line(TestResult& result, const std::vector<double>& pool, const Samples& samples, int draws,
                core::Run& run) {
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

  if (std::all_of(gaps.begin(), gaps.end(), [](double gap) { return gap == 0; })) return {0, 0, true};
  const double found = permuted_labels(result, energy, {samples.size(0), samples.size(1)}, draws, run);
  double between = 0;  // ∫ F (1 − G) + G (1 − F) = mean|x − y|
  double f = 0, g = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    (places[i] < samples.size(0) ? f : g) += 1;
    between += gaps[i] * (f / n * (1 - g / m) + g / m * (1 - f / n));
  }
  return {found, between};
}

/// E = −Σ wᵢ wⱼ |xᵢ − xⱼ| with w = 1/n and −1/m.
Found in_space(TestResult& result, const std::vector<double>& pool, const Samples& samples, int draws, core::Run& run) {
  const std::size_t n = samples.size(0), m = samples.size(1);
  check_tabled(kEnergyTest, n + m, " of several components");
  const PairTable table = distances(pool, samples.width(0), run);
  if (std::all_of(table.values.begin(), table.values.end(), [](double d) { return d == 0; })) return {0, 0, true};
  const double energy = permuted_table(result, table, -1, {n, m}, draws, run);
  double between = 0;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = n; j < n + m; ++j) between += table.at(i, j);
  return {energy, between / (static_cast<double>(n) * static_cast<double>(m))};
}

}  // namespace

TestResult energy_test(const EnergyTest& question, core::Run& run) {
  if (question.draws < 1) throw core::BadParameter(kEnergyTest, "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_samples(question, {.kernel = kEnergyTest, .at_least = 2, .at_most = 2, .points = true});
  const std::vector<double> pool = pooled_points(kEnergyTest, samples);
  TestResult result = start_result("energy", "T", samples, run);
  result.alternative = "greater";
  const auto look = samples.width(0) == 1 ? on_a_line : in_space;
  const Found found = look(result, pool, samples, question.draws, run);
  if (found.equal) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
    result.read();
    return result;
  }
  const double n = result.n[0], m = result.n[1];
  result.statistic = n * m / (n + m) * found.energy;
  result.estimate = std::sqrt(std::max(0.0, found.energy));
  result.estimate_of = "energy distance";
  result.effect = Effect{"E/(2 mean|x − y|)", std::max(0.0, found.energy) / (2 * found.between), std::nullopt, 0.95};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
