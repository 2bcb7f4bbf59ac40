// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/kruskal_wallis.h"

#include <algorithm>
#include <numeric>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/linear_scores.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kMostOrders = 7;  // 7! orders of the samples are tried

// The rank variance between samples, before the correction for ties.
double raw_h(const std::vector<double>& sums, const std::vector<double>& n, double total) {
  double between = 0;
  for (std::size_t g = 0; g < n.size(); ++g) {
    const double off = sums[g] / n[g] - 0.5 * (total + 1);
    between += n[g] * off * off;
  }
  return 12 / (total * (total + 1)) * between;
}

// The largest H that untied samples of these sizes can give: samples that do not overlap, in the best order.
double largest_h(const std::vector<double>& n, double total) {
  if (n.size() > kMostOrders) return total - 1;
  std::vector<std::size_t> order(n.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> sums(n.size());
  double best = 0;
  do {
    double before = 0;
    for (const std::size_t g : order) {
      sums[g] = n[g] * (before + 0.5 * (n[g] + 1));
      before += n[g];
    }
    best = std::max(best, raw_h(sums, n, total));
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

}  // namespace

TestResult kruskal_wallis(const KruskalWallis& question, core::Run& run) {
  check_confidence("kruskal_wallis", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "kruskal_wallis", .size = 1, .finite = false});
  const Ranks ranks = pooled_ranks(samples.values);
  const auto total = static_cast<double>(samples.total());
  const double df = static_cast<double>(samples.values.size()) - 1;

  TestResult result = start_result("Kruskal–Wallis", "H", samples, run);
  result.degrees_of_freedom = {df};
  result.method = "asymptotic";
  result.ties = ranks.ties;
  if (ranks.blocks.size() == 1) {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
    result.effect = Effect{"ε²", 0, std::nullopt, question.confidence};
    result.read();
    return result;
  }
  const double correction = 1 - ranks.tie_sum / (total * total * total - total);
  result.statistic = raw_h(ranks.sums, result.n, total) / correction;
  result.p = chi_squared_survival(result.statistic, df);
  result.smallest_p = std::min(*result.p, chi_squared_survival(largest_h(result.n, total), df));
  result.effect = rank_variance_share(result.statistic, df, total, question.confidence);
  warn_of_few(result, run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
