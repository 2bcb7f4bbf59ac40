// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/kuiper.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/distributions/label_permutations.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kFew = 10000;  // values whose divisions take about a second

double kuiper_survival(double lambda) {
  if (lambda < 0.4) return 1;  // to 1e-7
  double sum = 0;
  for (int j = 1; j <= 100; ++j) {
    const double x = j * lambda * j * lambda, term = 2 * (4 * x - 1) * std::exp(-2 * x);
    sum += term;
    if (std::abs(term) < 1e-17 * std::abs(sum)) break;
  }
  return std::clamp(sum, 0.0, 1.0);
}

}  // namespace

TestResult kuiper(const Kuiper& question, core::Run& run) {
  if (question.method != "auto" && question.method != "asymptotic" && question.method != "permutation")
    throw core::BadParameter("kuiper", "method", "\"" + question.method + "\"",
                             "\"auto\", \"asymptotic\" or \"permutation\"");
  if (question.draws < 1) throw core::BadParameter("kuiper", "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_samples(question, {.kernel = "kuiper", .at_least = 2, .at_most = 2, .finite = false});
  std::vector<double> pool = samples.values[0];
  pool.insert(pool.end(), samples.values[1].begin(), samples.values[1].end());
  const std::vector<std::size_t> places = core::sorted_places(pool);
  const auto n = static_cast<double>(samples.size(0)), m = static_cast<double>(samples.size(1));
  // n m times the gap is a whole number, so equal gaps are equal.
  const auto gap = [&](const std::vector<char>& is_first) {
    double here = 0, above = 0, below = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      here += is_first[places[i]] ? m : -n;
      if (i + 1 < places.size() && pool[places[i]] == pool[places[i + 1]]) continue;
      above = std::max(above, here), below = std::min(below, here);
    }
    return above - below;
  };
  TestResult result = start_result("Kuiper", "V", samples, run);
  const auto is_tied = [&] {
    for (std::size_t i = 1; i < places.size(); ++i)
      if (pool[places[i]] == pool[places[i - 1]]) return true;
    return false;
  };
  if (question.method == "permutation" || (question.method == "auto" && (pool.size() <= kFew || is_tied()))) {
    result.statistic = permuted_labels(result, gap, {samples.size(0), samples.size(1)}, question.draws, run) / (n * m);
  } else {
    std::vector<char> is_first(pool.size(), 0);
    std::fill_n(is_first.begin(), samples.size(0), char{1});
    result.statistic = gap(is_first) / (n * m);
    result.method = "asymptotic";
    const double root = std::sqrt(n * m / (n + m));
    result.p = kuiper_survival((root + 0.155 + 0.24 / root) * result.statistic);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
