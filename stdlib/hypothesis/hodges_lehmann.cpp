// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/hodges_lehmann.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/rank_sum_distribution.h"
#include "stdlib/hypothesis/ranks.h"
#include "stdlib/hypothesis/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Doubles as whole numbers in the same order, so that bisection ends on the very double.
std::int64_t order_of(double x) {
  const auto bits = std::bit_cast<std::int64_t>(x + 0.0);
  return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
}
double from_order(std::int64_t order) {
  return std::bit_cast<double>(order < 0 ? std::numeric_limits<std::int64_t>::min() - order : order);
}

// Number of pairs with x − y ≤ t; both sorted. Rounded subtraction is monotone, so two fingers suffice.
double pairs_up_to(const std::vector<double>& x, const std::vector<double>& y, double t) {
  std::size_t beyond = y.size();  // y[beyond …] give differences ≤ t
  double count = 0;
  std::size_t skip = 0;
  for (const double v : x) {
    while (skip < y.size() && v - y[skip] > t) ++skip;
    count += static_cast<double>(beyond - skip);
  }
  return count;
}

// The k-th smallest difference, k from 1.
double difference(const std::vector<double>& x, const std::vector<double>& y, double k) {
  std::int64_t low = order_of(x.front() - y.back()), high = order_of(x.back() - y.front());
  while (low < high) {
    const std::int64_t middle = std::midpoint(low, high - 1);
    if (pairs_up_to(x, y, from_order(middle)) >= k)
      high = middle;
    else
      low = middle + 1;
  }
  return from_order(low);
}

// The largest u with P(U ≤ u) ≤ α/2, or −1.
double critical_u(const std::vector<double>& x, const std::vector<double>& y, double confidence) {
  const double half_alpha = 0.5 * (1 - confidence);
  const auto n = static_cast<double>(x.size()), m = static_cast<double>(y.size());
  const Ranks ranks = pooled_ranks({x, y});
  if (std::min(x.size(), y.size()) <= 8 && ranks.ties == 0 && n * m <= 1e5) {
    double low = -1, high = std::floor(0.5 * n * m);
    while (low < high) {
      const double middle = std::ceil(0.5 * (low + high));
      if (rank_sum_tails(x.size(), y.size(), middle).lower <= half_alpha)
        low = middle;
      else
        high = middle - 1;
    }
    return low;
  }
  const double total = n + m;
  const double sigma = std::sqrt(n * m / 12 * (total + 1 - ranks.tie_sum / (total * (total - 1))));
  const double u = 0.5 * n * m - 0.5 + normal_quantile(half_alpha) * sigma;
  return std::max(-1.0, std::floor(u));
}

}  // namespace

Effect hodges_lehmann_of(std::span<const double> x, std::span<const double> y, double confidence) {
  std::vector<double> a(x.begin(), x.end()), b(y.begin(), y.end());
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  const double pairs = static_cast<double>(a.size()) * static_cast<double>(b.size());
  const double lower = difference(a, b, std::floor(0.5 * (pairs + 1)));
  const double upper = difference(a, b, std::floor(0.5 * pairs) + 1);
  Effect effect{"shift", lower + 0.5 * (upper - lower), core::Interval{-kInfinity, kInfinity}, confidence};
  const double u = critical_u(a, b, confidence);
  if (u >= 0) effect.interval = core::Interval{difference(a, b, u + 1), difference(a, b, pairs - u)};
  return effect;
}

Effect hodges_lehmann(const HodgesLehmann& question, core::Run&) {
  check_confidence("hodges_lehmann", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "hodges_lehmann", .at_least = 2, .at_most = 2, .size = 1});
  return hodges_lehmann_of(samples.values[0], samples.values[1], question.confidence);
}

}  // namespace ansatz::hypothesis
