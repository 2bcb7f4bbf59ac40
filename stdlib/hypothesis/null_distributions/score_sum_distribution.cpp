// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/score_sum_distribution.h"

#include <algorithm>
#include <numeric>

#include "stdlib/core/stop_point.h"

namespace ansatz::hypothesis {

namespace {

// P(sum = s) for s ≤ top. Low sums come from low sums only, so that small tails keep their digits.
std::vector<double> signed_sums(const std::vector<std::size_t>& scores, std::size_t top) {
  std::vector<double> p(top + 1, 0.0);
  p[0] = 1;
  for (const std::size_t score : scores) {
    core::stop_point();
    for (std::size_t s = top; s + 1 > score; --s) p[s] = 0.5 * (p[s] + p[s - score]);
    for (std::size_t s = std::min(score, top + 1); s-- > 0;) p[s] *= 0.5;
  }
  return p;
}

double lower_tail(const std::vector<std::size_t>& scores, std::size_t sum) {
  const auto p = signed_sums(scores, sum);
  return std::min(1.0, std::accumulate(p.begin(), p.end(), 0.0));
}

}  // namespace

Tails signed_sum_tails(const std::vector<std::size_t>& scores, std::size_t sum) {
  const std::size_t all = std::accumulate(scores.begin(), scores.end(), std::size_t{0});
  Tails tails;
  tails.lower = lower_tail(scores, sum);
  tails.upper = lower_tail(scores, all - sum);  // signs may all be turned
  tails.lowest = tails.highest = signed_sums(scores, 0)[0];
  return tails;
}

std::ptrdiff_t signed_sum_quantile(const std::vector<std::size_t>& scores, double level) {
  const auto p = signed_sums(scores, std::accumulate(scores.begin(), scores.end(), std::size_t{0}));
  double below = 0;
  std::ptrdiff_t sum = -1;
  for (const double share : p) {
    below += share;
    if (below > level) return sum;
    ++sum;
  }
  return sum;
}

Tails drawn_sum_tails(std::size_t n, const std::vector<std::size_t>& scores, std::size_t sum) {
  const std::size_t top = std::accumulate(scores.begin(), scores.end(), std::size_t{0});
  std::vector<std::vector<double>> ways(n + 1, std::vector<double>(top + 1, 0.0));
  ways[0][0] = 1;
  std::size_t seen = 0, reach = 0;
  for (const std::size_t score : scores) {
    core::stop_point();
    ++seen, reach += score;
    for (std::size_t k = std::min(n, seen); k > 0; --k)
      for (std::size_t s = score; s <= reach; ++s) ways[k][s] += ways[k - 1][s - score];
  }
  const auto& counts = ways[n];
  const auto at = static_cast<std::ptrdiff_t>(sum);
  const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
  const auto positive = [](double w) { return w > 0; };
  Tails tails;
  tails.lower = std::accumulate(counts.begin(), counts.begin() + at + 1, 0.0) / all;
  tails.upper = std::accumulate(counts.begin() + at, counts.end(), 0.0) / all;
  tails.lowest = *std::find_if(counts.begin(), counts.end(), positive) / all;
  tails.highest = *std::find_if(counts.rbegin(), counts.rend(), positive) / all;
  return tails;
}

}  // namespace ansatz::hypothesis
