// SPDX-License-Identifier: MIT
#include "stdlib/fields/output_schedule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"

namespace ansatz::fields {

std::vector<Stretch> output_schedule(const std::vector<double>& times, double largest_step) {
  std::vector<Stretch> stretches;
  double now = 0, last_length = 0;
  Stretch last;
  for (double time : times) {
    const double length = time - now;
    // Even frames differ in length by rounding alone; they share one step, so that propagators are made once.
    if (std::fabs(length - last_length) <= 1e-15 * time) {
      last.from = now;
    } else {
      // A step that fits a whole number of times must not be cut once more because of rounding.
      const double steps = std::ceil(length / largest_step * (1 - 1e-12));
      last = {now, length > 0 ? length / std::max(1.0, steps) : 0.0,
              length > 0 ? std::max(1L, static_cast<long>(steps)) : 0};
      last_length = length;
    }
    stretches.push_back(last);
    now = time;
  }
  return stretches;
}

std::vector<double> even_times(double until, long frames) {
  std::vector<double> times;
  for (long i = 0; i <= frames; ++i) times.push_back(until * (static_cast<double>(i) / static_cast<double>(frames)));
  return times;
}

std::vector<double> stored_times(const char* kernel, double until, std::int64_t frames,
                                 const std::optional<std::vector<double>>& times, std::int64_t points) {
  constexpr double kMostStored = 1 << 27;  // numbers in one stored field: 1 GB
  require(kernel, "until", until, until > 0, "above 0");
  require(kernel, "frames", static_cast<double>(frames), frames >= 1, "at least 1");
  const double stored = times ? static_cast<double>(times->size()) : static_cast<double>(frames) + 1;
  if (stored * static_cast<double>(points) > kMostStored) {
    throw core::BadParameter(kernel, times ? "times" : "frames", fmt::format("{} stored instants", stored),
                             fmt::format("at most {:.0f} at {} points, a gigabyte a field",
                                         std::floor(kMostStored / static_cast<double>(points)) - 1, points));
  }
  if (!times) return even_times(until, static_cast<long>(frames));
  if (times->empty()) throw core::BadParameter(kernel, "times", "empty", "at least one instant");
  double before = -1;
  for (double time : *times) {
    require(kernel, "times", time, time >= 0 && time <= until, fmt::format("in [0, until = {}]", until));
    require(kernel, "times", time, time > before, fmt::format("above the instant before it, {}", before));
    before = time;
  }
  return *times;
}

}  // namespace ansatz::fields
