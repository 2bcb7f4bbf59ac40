// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/hodges_lehmann.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/rank_sum_distribution.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

using Sample = std::vector<double>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

constexpr double kWorthParting = 20000;  // values
constexpr double kWorthListing = 1;      // differences a value
constexpr double kDeviations = 8;

// Doubles as whole numbers in the same order, so that bisection ends on the very double.
std::int64_t order_of(double x) {
  const auto bits = std::bit_cast<std::int64_t>(x + 0.0);
  return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
}
double from_order(std::int64_t order) {
  return std::bit_cast<double>(order < 0 ? std::numeric_limits<std::int64_t>::min() - order : order);
}

// How the differences stand to t.
struct Count {
  std::size_t up_to = 0;                       ///< pairs with x − y ≤ t
  double last = -kInfinity, next = kInfinity;  ///< the largest difference up to t, the smallest beyond it
};

// Two fingers on sorted samples: the one on y goes on while the difference is beyond t, else the one on x, which then
// has all of y from the other finger on. Rounded subtraction is monotone, so neither ever goes back.
struct Fingers {
  const Sample &x, &y;
  double t;

  /// Steps until one finger has reached its end.
  std::size_t steps() const {
    const auto beyond = [&](double v) { return x.back() - v > t; };
    const auto at = static_cast<std::size_t>(std::partition_point(y.begin(), y.end(), beyond) - y.begin());
    if (at < y.size()) return x.size() + at;
    const auto up_to = [&](double v) { return v - y.back() <= t; };
    return y.size() + static_cast<std::size_t>(std::partition_point(x.begin(), x.end(), up_to) - x.begin());
  }

  /// Where the finger on x stands after so many steps, less than all.
  std::size_t place_after(std::size_t step) const {
    std::size_t low = step > y.size() ? step - y.size() : 0, high = std::min(step, x.size());
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (x[middle] - y[step - 1 - middle] > t)
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

  /// Every place where the fingers stop: visit(k, i, j, x[i] − y[j], whether that is beyond t), the whole way shared by
  /// kPairs of fingers, which go at the same time, as each step has to wait for the one before. Returns where the
  /// finger on x ends.
  template <class Visit>
  std::size_t walk(Visit visit) const {
    const std::size_t all = steps(), each = all / kPairs;
    std::array<std::size_t, kPairs> on_x{}, on_y{};
    for (std::size_t k = 0; k < kPairs; ++k) {
      on_x[k] = place_after(k * each);
      on_y[k] = k * each - on_x[k];
    }
    for (std::size_t first = 0; first < each; first += core::kStretch) {
      core::stop_point();
      const std::size_t end = std::min(each, first + core::kStretch);
      for (std::size_t step = first; step < end; ++step)
        for (std::size_t k = 0; k < kPairs; ++k) go(k, on_x[k], on_y[k], visit);
    }
    for (std::size_t step = kPairs * each; step < all; ++step)
      go(kPairs - 1, on_x[kPairs - 1], on_y[kPairs - 1], visit);
    return on_x[kPairs - 1];
  }

  static constexpr std::size_t kPairs = 4;

 private:
  // No branch on the data: which finger moves is a coin toss to the processor.
  template <class Visit>
  void go(std::size_t k, std::size_t& i, std::size_t& j, Visit visit) const {
    const double difference = x[i] - y[j];
    const bool beyond = difference > t;
    visit(k, i, j, difference, beyond);
    j += beyond;
    i += !beyond;
  }
};

Count count_up_to(const Sample& x, const Sample& y, double t) {
  // Compilers make branches of choices, so what must not count is moved out of the way instead.
  constexpr double kUnlessBeyond[] = {kInfinity, 0}, kIfBeyond[] = {0, -kInfinity};
  std::array<Count, Fingers::kPairs> counts;
  const std::size_t end =
      Fingers{x, y, t}.walk([&](std::size_t k, std::size_t, std::size_t j, double difference, bool beyond) {
        Count& count = counts[k];
        count.next = std::min(count.next, difference + kUnlessBeyond[beyond]);
        count.last = std::max(count.last, difference + kIfBeyond[beyond]);
        count.up_to += (y.size() - j) & (std::size_t{beyond} - 1);
      });
  Count all;
  for (const Count& count : counts) {
    all.up_to += count.up_to;
    all.next = std::min(all.next, count.next);
    all.last = std::max(all.last, count.last);
  }
  if (end < x.size()) all.next = std::min(all.next, x[end] - y.back());
  return all;
}

// All differences in [low, high].
Sample differences_within(const Sample& x, const Sample& y, double low, double high) {
  // First where they begin, again without a branch: at most once for each x.
  std::vector<std::pair<std::size_t, std::size_t>> begins(x.size() + 1);
  std::size_t found = 0;
  Fingers{x, y, high}.walk([&](std::size_t, std::size_t i, std::size_t j, double difference, bool beyond) {
    begins[found] = {i, j};
    found += !beyond & (difference >= low);
  });
  Sample out;
  for (std::size_t at = 0; at < found; ++at) {
    auto [i, j] = begins[at];
    for (; j < y.size() && x[i] - y[j] >= low; ++j) out.push_back(x[i] - y[j]);
  }
  return out;
}

// The differences that may be the k-th smallest, k from 1: fewer than k lie below `low`, at least k up to `high`.
struct Bracket {
  double low, high, below, up_to;
  double within() const { return up_to - below; }
  void narrow(const Count& count, double k) {
    const auto counted = static_cast<double>(count.up_to);
    if (counted >= k) {
      if (count.last > high) return;
      high = count.last;
      up_to = counted;
    } else {
      if (count.next < low) return;
      low = count.next;
      below = counted;
    }
  }
};

double difference(const Sample& x, const Sample& y, double k);

// Narrows by what a thirty-second of each sample says, taken evenly by rank: its ranks are off by no more than one step
// in each sample, and `narrow` holds whatever it says.
void narrow_by_part(Bracket& bracket, const Sample& x, const Sample& y, double k) {
  constexpr std::size_t kStride = 32;
  const auto part = [](const Sample& of) {
    Sample out;
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
// what is left in the end is listed. The more differences a bracket holds, the more evenly they lie: "a little" is some
// standard deviations of as many chance events.
double difference(const Sample& x, const Sample& y, double k) {
  Bracket bracket{x.front() - y.back(), x.back() - y.front(), 0,
                  static_cast<double>(x.size()) * static_cast<double>(y.size())};
  const auto size = static_cast<double>(x.size() + y.size());
  if (size > kWorthParting) narrow_by_part(bracket, x, y, k);
  for (int turn = 0; bracket.low < bracket.high; ++turn) {
    if (bracket.within() <= kWorthListing * size) {
      Sample left = differences_within(x, y, bracket.low, bracket.high);
      const auto place = static_cast<std::size_t>(k - bracket.below - 1);
      core::arrange_around(left, place);
      return left[place];
    }
    const double before_last = from_order(order_of(bracket.high) - 1);
    double aim = from_order(std::midpoint(order_of(bracket.low), order_of(before_last)));
    if (turn % 3 < 2) {
      const double aside = std::min(0.02, kDeviations / std::sqrt(bracket.within()));
      const double share = (k - 0.5 - bracket.below) / bracket.within() + (turn % 3 == 0 ? -aside : aside);
      aim = std::clamp(bracket.low + share * (bracket.high - bracket.low), bracket.low, before_last);
    }
    bracket.narrow(count_up_to(x, y, aim), k);
  }
  return bracket.low;
}

// The k-th smallest difference and the one after it.
std::pair<double, double> two_differences(const Sample& x, const Sample& y, double k) {
  const double first = difference(x, y, k);
  const Count count = count_up_to(x, y, first);
  return {first, static_cast<double>(count.up_to) > k ? first : count.next};
}

// The largest u with P(U ≤ u) ≤ α/2, or −1.
double critical_u(const Sample& x, const Sample& y, double confidence, const Ranks& ranks) {
  const double half_alpha = 0.5 * (1 - confidence);
  const auto n = static_cast<double>(x.size()), m = static_cast<double>(y.size());
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
  std::vector<Sample> samples{{x.begin(), x.end()}, {y.begin(), y.end()}};
  for (Sample& sample : samples) core::sort_numbers(sample);
  return hodges_lehmann_of_sorted(samples[0], samples[1], confidence, pooled_ranks(samples));
}

Effect hodges_lehmann_of_sorted(const Sample& x, const Sample& y, double confidence, const Ranks& ranks) {
  const double pairs = static_cast<double>(x.size()) * static_cast<double>(y.size());
  const double half = std::floor(0.5 * (pairs + 1));
  auto [lower, upper] = two_differences(x, y, half);
  if (half == std::floor(0.5 * pairs) + 1) upper = lower;
  Effect effect{"shift", lower + 0.5 * (upper - lower), core::Interval{-kInfinity, kInfinity}, confidence};
  const double u = critical_u(x, y, confidence, ranks);
  if (u >= 0) effect.interval = core::Interval{difference(x, y, u + 1), difference(x, y, pairs - u)};
  return effect;
}

Effect hodges_lehmann(const HodgesLehmann& question, core::Run&) {
  check_confidence("hodges_lehmann", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "hodges_lehmann", .at_least = 2, .at_most = 2, .size = 1});
  return hodges_lehmann_of(samples.values[0], samples.values[1], question.confidence);
}

}  // namespace ansatz::hypothesis
