// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/rank_sum_distribution.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace ansatz::hypothesis {

namespace {

// Multiplies by the generating function of U for n and m, as a probability; up to its own length only.
void take_pair(std::vector<double>& p, std::size_t n, std::size_t m) {
  const std::size_t low = std::min(n, m), high = std::max(n, m), top = p.size() - 1;
  for (std::size_t i = 1; i <= low; ++i) {
    for (std::size_t u = top; u >= high + i; --u) p[u] -= p[u - high - i];
    for (std::size_t u = i; u <= top; ++u) p[u] += p[u - i];
    const double share = static_cast<double>(i) / static_cast<double>(high + i);  // C(m+i−1, i−1) / C(m+i, i)
    for (double& value : p) value *= share;
  }
}

// P(U ≤ top) for 0 ≤ top ≤ nm/2; `at_zero` receives P(U = 0).
double small_tail(std::size_t n, std::size_t m, std::size_t top, double& at_zero) {
  std::vector<double> p(top + 1, 0.0);
  p[0] = 1;
  take_pair(p, n, m);
  at_zero = p[0];
  return std::accumulate(p.begin(), p.end(), 0.0);
}

// P(U ≤ u) for any whole u, by symmetry about nm/2.
double lower_tail(std::size_t n, std::size_t m, std::ptrdiff_t u, double& at_zero) {
  const auto last = static_cast<std::ptrdiff_t>(n * m);
  if (u >= last) {
    small_tail(n, m, 0, at_zero);
    return 1;
  }
  if (2 * u <= last) return u < 0 ? 0 : small_tail(n, m, static_cast<std::size_t>(u), at_zero);
  return 1 - small_tail(n, m, static_cast<std::size_t>(last - u - 1), at_zero);
}

}  // namespace

Tails rank_sum_tails(std::size_t n, std::size_t m, double u) {
  const auto whole = static_cast<std::ptrdiff_t>(std::llround(u));
  const auto last = static_cast<std::ptrdiff_t>(n * m);
  Tails tails;
  tails.lower = lower_tail(n, m, whole, tails.lowest);
  tails.upper = lower_tail(n, m, last - whole, tails.lowest);
  tails.highest = tails.lowest;
  return tails;
}

Tails tied_rank_sum_tails(std::size_t n, const std::vector<std::size_t>& blocks, double rank_sum) {
  const std::size_t total = std::accumulate(blocks.begin(), blocks.end(), std::size_t{0});
  const std::size_t top = total * (total + 1);  // twice the sum of all ranks
  // weight[k][s]: number of ways to have drawn k with doubled rank sum s, over the blocks so far.
  std::vector<std::vector<double>> weight(n + 1, std::vector<double>(top + 1, 0.0));
  weight[0][0] = 1;
  std::size_t seen = 0;
  for (const std::size_t block : blocks) {
    const std::size_t doubled = 2 * seen + block + 1;  // twice the midrank of the block
    for (std::size_t k = std::min(n, seen + block);; --k) {
      auto& row = weight[k];
      double ways = 1;
      for (std::size_t j = 1; j <= std::min(block, k); ++j) {
        ways *= static_cast<double>(block - j + 1) / static_cast<double>(j);
        const auto& from = weight[k - j];
        const std::size_t shift = j * doubled;
        for (std::size_t s = shift; s <= top; ++s) row[s] += ways * from[s - shift];
      }
      if (k == 0) break;
    }
    seen += block;
  }
  const auto& ways = weight[n];
  const auto observed = static_cast<std::size_t>(std::llround(2 * rank_sum));
  const double all = std::accumulate(ways.begin(), ways.end(), 0.0);
  Tails tails;
  tails.lower = std::accumulate(ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(observed) + 1, 0.0) / all;
  tails.upper = std::accumulate(ways.begin() + static_cast<std::ptrdiff_t>(observed), ways.end(), 0.0) / all;
  const auto positive = [](double w) { return w > 0; };
  tails.lowest = *std::find_if(ways.begin(), ways.end(), positive) / all;
  tails.highest = *std::find_if(ways.rbegin(), ways.rend(), positive) / all;
  return tails;
}

Tails ordered_pairs_tails(const std::vector<std::size_t>& sizes, double pairs) {
  std::size_t all = 0, seen = 0;
  for (const std::size_t size : sizes) {
    all += size * seen;
    seen += size;
  }
  const auto whole = static_cast<std::size_t>(std::llround(pairs));
  // The smaller tail, summed from its end; the distribution is symmetric.
  const std::size_t small = std::min(whole, all - whole);
  std::vector<double> p(small + 1, 0.0);
  p[0] = 1;
  seen = sizes.front();
  for (std::size_t g = 1; g < sizes.size(); ++g) {
    take_pair(p, sizes[g], seen);
    seen += sizes[g];
  }
  const double tail = std::accumulate(p.begin(), p.end(), 0.0), rest = 1 - tail + p.back();
  Tails tails;
  tails.lower = whole == small ? tail : rest;
  tails.upper = whole == small ? rest : tail;
  tails.lowest = tails.highest = p[0];
  return tails;
}

}  // namespace ansatz::hypothesis
