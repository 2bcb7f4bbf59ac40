// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/cliff_delta.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/special.h"

namespace ansatz::hypothesis {

namespace {

struct Dominance {
  std::vector<double> mean;  ///< a value of one sample: share of the other below it less share above it
  double untied = 0;         ///< pairs that differ
};

Dominance dominance(const std::vector<double>& of, const std::vector<double>& over) {
  Dominance out;
  out.mean.reserve(of.size());
  std::size_t below = 0, up_to = 0;
  for (const double v : of) {
    while (below < over.size() && over[below] < v) ++below;
    up_to = std::max(up_to, below);
    while (up_to < over.size() && over[up_to] <= v) ++up_to;
    const auto less = static_cast<double>(below), more = static_cast<double>(over.size() - up_to);
    out.mean.push_back((less - more) / static_cast<double>(over.size()));
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
  for (auto* sample : {&a, &b})
    if (!std::is_sorted(sample->begin(), sample->end())) std::sort(sample->begin(), sample->end());
  const Dominance rows = dominance(a, b), columns = dominance(b, a);
  const auto n = static_cast<double>(a.size()), m = static_cast<double>(b.size());
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
