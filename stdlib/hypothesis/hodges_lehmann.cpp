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

// How the differences stand to t; both samples sorted. Rounded subtraction is monotone, so one finger on y follows x.
struct Count {
  double up_to = 0;                            ///< pairs with x − y ≤ t
  double last = -kInfinity, next = kInfinity;  ///< the largest difference up to t, the smallest beyond it
};
Count count_up_to(const std::vector<double>& x, const std::vector<double>& y, double t) {
  Count count;
  std::size_t i = 0, skip = 0;  // y[skip …] give differences ≤ t
  std::size_t up_to = 0;
  // No branch on the data: which finger moves is a coin toss to the processor.
  while (i < x.size() && skip < y.size()) {
    const double difference = x[i] - y[skip];
    const bool beyond = difference > t;
    count.next = std::min(count.next, beyond ? difference : kInfinity);
    count.last = std::max(count.last, beyond ? -kInfinity : difference);
    up_to += beyond ? 0 : y.size() - skip;
    skip += beyond;
    i += !beyond;
  }
  if (i < x.size()) count.next = std::min(count.next, x[i] - y.back());
  count.up_to = static_cast<double>(up_to);
  return count;
}

// All differences in [low, high].
std::vector<double> differences_within(const std::vector<double>& x, const std::vector<double>& y, double low,
                                       double high) {
  std::vector<double> out;
  std::size_t skip = 0;
  for (const double v : x) {
    while (skip < y.size() && v - y[skip] > high) ++skip;
    for (std::size_t j = skip; j < y.size() && v - y[j] >= low; ++j) out.push_back(v - y[j]);
  }
  return out;
}

// The differences that may be the k-th smallest, k from 1: fewer than k lie below `low`, at least k up to `high`.
struct Bracket {
  double low, high, below, up_to;
  void narrow(const Count& count, double k) {
    if (count.up_to >= k) {
      if (count.last > high) return;
      high = count.last;
      up_to = count.up_to;
    } else {
      if (count.next < low) return;
      low = count.next;
      below = count.up_to;
    }
  }
};

double difference(const std::vector<double>& x, const std::vector<double>& y, double k);

// Narrows by what a thirty-second of each sample says, taken evenly by rank: its ranks are off by no more than one step
// in each sample, and `narrow` holds whatever it says.
void narrow_by_part(Bracket& bracket, const std::vector<double>& x, const std::vector<double>& y, double k) {
  constexpr std::size_t kStride = 32;
  const auto part = [](const std::vector<double>& of) {
    std::vector<double> out;
    for (std::size_t i = kStride / 2; i < of.size(); i += kStride) out.push_back(of[i]);
    return out;
  };
  const auto xs = part(x), ys = part(y);
  if (xs.empty() || ys.empty()) return;
  const double pairs = static_cast<double>(xs.size()) * static_cast<double>(ys.size());
  const double centre = k / (kStride * kStride), aside = static_cast<double>(xs.size() + ys.size());
  for (const double place : {centre - aside, centre + aside}) {
    const double aim = difference(xs, ys, std::clamp(std::round(place), 1.0, pairs));
    bracket.narrow(count_up_to(x, y, aim), k);
  }
}

// The k-th smallest difference, k from 1. The bracket shrinks by aiming, in turn, a little below and a little above
// where the counts put it, with a bisection of the doubles themselves every third time, so that no data can hold it up;
// what is left in the end is listed.
double difference(const std::vector<double>& x, const std::vector<double>& y, double k) {
  constexpr double kAside[] = {-0.02, 0.02};
  Bracket bracket{x.front() - y.back(), x.back() - y.front(), 0,
                  static_cast<double>(x.size()) * static_cast<double>(y.size())};
  const double few = 2 * static_cast<double>(x.size() + y.size());
  if (few > 20000) narrow_by_part(bracket, x, y, k);
  for (int turn = 0; bracket.low < bracket.high; ++turn) {
    if (bracket.up_to - bracket.below <= few) {
      auto left = differences_within(x, y, bracket.low, bracket.high);
      const auto at = left.begin() + static_cast<std::ptrdiff_t>(k - bracket.below - 1);
      std::nth_element(left.begin(), at, left.end());
      return *at;
    }
    const double before_last = from_order(order_of(bracket.high) - 1);
    double aim = from_order(std::midpoint(order_of(bracket.low), order_of(before_last)));
    if (turn % 3 < 2) {
      const double share = (k - 0.5 - bracket.below) / (bracket.up_to - bracket.below) + kAside[turn % 3];
      aim = std::clamp(bracket.low + share * (bracket.high - bracket.low), bracket.low, before_last);
    }
    bracket.narrow(count_up_to(x, y, aim), k);
  }
  return bracket.low;
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
  for (auto* sample : {&a, &b})
    if (!std::is_sorted(sample->begin(), sample->end())) std::sort(sample->begin(), sample->end());
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
