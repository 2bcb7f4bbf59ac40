// SPDX-License-Identifier: MIT
#include "stdlib/fields/output_schedule.h"

#include <algorithm>
#include <cmath>

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

}  // namespace ansatz::fields
