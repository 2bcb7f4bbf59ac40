// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/effects/cliff_delta.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

struct Dominance {
  std::vector<double> mean;  ///< a value of one sample: share of the other below it less share above it
  double untied = 0;         ///< pairs that differ
};

/// How a value of one sample stands in the other; both in increasing order.
using Places = std::vector<std::uint32_t>;

/// For each x the number of y below it, for each y the number of x up to it. No branch on the data: which sample comes
/// next is a coin toss to the processor.
std::pair<Places, Places> merge(std::span<const double> x, std::span<const double> y) {
  Places below(x.size()), up_to(y.size());
  std::size_t i = 0, j = 0;
  while (i < x.size() && j < y.size()) {
    if ((i + j) % core::kStretch == 0) core::stop_point();
    const bool second = y[j] < x[i];
    below[i] = static_cast<std::uint32_t>(j);
    up_to[j] = static_cast<std::uint32_t>(i);
    i += second ? 0 : 1;
    j += second ? 1 : 0;
  }
  std::fill(below.begin() + static_cast<std::ptrdiff_t>(i), below.end(), static_cast<std::uint32_t>(j));
  std::fill(up_to.begin() + static_cast<std::ptrdiff_t>(j), up_to.end(), static_cast<std::uint32_t>(i));
  return {std::move(below), std::move(up_to)};
}

/// Numbers below as numbers up to, where the two differ: at values that both samples have.
void pass_equal(Places& below, std::span<const double> of, std::span<const double> over) {
  std::size_t passed = 0;
  for (std::size_t i = 0; i < of.size(); ++i) {
    passed = std::max<std::size_t>(passed, below[i]);
    while (passed < over.size() && over[passed] == of[i]) ++passed;
    below[i] = static_cast<std::uint32_t>(passed);
  }
}

/// And back.
void retreat_before_equal(Places& up_to, std::span<const double> of, std::span<const double> over) {
  std::size_t before = over.size();
  for (std::size_t i = of.size(); i-- > 0;) {
    before = std::min<std::size_t>(before, up_to[i]);
    while (before > 0 && over[before - 1] == of[i]) --before;
    up_to[i] = static_cast<std::uint32_t>(before);
  }
}

Dominance dominance(const Places& below, const Places& up_to, std::size_t others) {
  const auto size = static_cast<double>(others);
  Dominance out;
  out.mean.resize(below.size());
  for (std::size_t i = 0; i < below.size(); ++i) {
    const auto less = static_cast<double>(below[i]), more = size - static_cast<double>(up_to[i]);
    out.mean[i] = (less - more) / size;
    out.untied += less + more;
  }
  return out;
}

double squares_about(const std::vector<double>& values, double centre) {
  double sum = 0;
  for (const double v : values) sum += (v - centre) * (v - centre);
  return sum;
}

core::Interval interval_at_one(double delta, double smaller, double z) {
  const double bound = (smaller - z * z) / (smaller + z * z);
  return delta > 0 ? core::Interval{bound, 1} : core::Interval{-1, -bound};
}

}  // namespace

Effect cliff_delta_of(std::span<const double> x, std::span<const double> y, double confidence) {
  std::vector<double> a(x.begin(), x.end()), b(y.begin(), y.end());
  core::sort_numbers(a);
  core::sort_numbers(b);
  return cliff_delta_of_sorted(a, b, confidence);
}

Effect cliff_delta_of_sorted(std::span<const double> x, std::span<const double> y, double confidence) {
  const auto [x_below, y_up_to] = merge(x, y);
  Places x_up_to = x_below, y_below = y_up_to;
  pass_equal(x_up_to, x, y);
  retreat_before_equal(y_below, y, x);
  const Dominance rows = dominance(x_below, x_up_to, y.size()), columns = dominance(y_below, y_up_to, x.size());
  const auto n = static_cast<double>(x.size()), m = static_cast<double>(y.size());
  double delta = 0;
  for (const double mean : rows.mean) delta += mean;
  delta /= n;
  Effect effect{"Cliff's δ", delta, std::nullopt, confidence};
  const double z = normal_quantile(0.5 + 0.5 * confidence);
  if (std::abs(delta) == 1) {
    effect.interval = interval_at_one(delta, std::min(n, m), z);
  } else if (n > 1 && m > 1) {
    const double spread = rows.untied - n * m * delta * delta;  // ΣΣ (d_ij − δ)²
    const double raw =
        (m * m * squares_about(rows.mean, delta) + n * n * squares_about(columns.mean, -delta) - spread) /
        (n * m * (n - 1) * (m - 1));
    // The unbiased estimate may fall below what the bounds of δ allow; Cliff's floor.
    const double variance = std::max(raw, (1 - delta * delta) / (n * m - 1));
    const double reach = z * std::sqrt(variance), rest = 1 - delta * delta;
    const double half = reach * std::sqrt(rest * rest + reach * reach), scale = rest + reach * reach;
    const double centre = delta - delta * delta * delta;
    effect.interval = core::Interval{std::max(-1.0, (centre - half) / scale), std::min(1.0, (centre + half) / scale)};
  }
  return effect;
}

Effect cliff_delta(const CliffDelta& question, core::Run&) {
  check_confidence("cliff_delta", question.confidence);
  const Samples samples =
      read_samples(question, {.kernel = "cliff_delta", .at_least = 2, .at_most = 2, .size = 1, .finite = false});
  return cliff_delta_of(samples.values[0], samples.values[1], question.confidence);
}

}  // namespace ansatz::hypothesis
