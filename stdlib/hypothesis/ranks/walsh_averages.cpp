// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/walsh_averages.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/stop_point.h"

namespace ansatz::hypothesis {

namespace {

double average(double a, double b) { return 0.5 * a + 0.5 * b; }

/// Pairs i ≤ j whose average is at most `bound`, and the largest of those averages.
struct Below {
  double count = 0, largest = -INFINITY;
};

Below up_to(const std::vector<double>& x, double bound) {
  core::stop_point();
  Below below;
  std::size_t end = x.size();  // x[i] goes with the values before it
  for (std::size_t i = 0; i < x.size(); ++i) {
    while (end > i && average(x[i], x[end - 1]) > bound) --end;
    if (end <= i) break;
    below.count += static_cast<double>(end - i);
    below.largest = std::max(below.largest, average(x[i], x[end - 1]));
  }
  return below;
}

}  // namespace

double walsh_average(const std::vector<double>& sorted, double k) {
  double low = sorted.front(), high = sorted.back();
  Below at_high = up_to(sorted, high);
  if (up_to(sorted, low).count >= k) return low;
  // count(low) < k ≤ count(high); ends where no double lies between, or no average does.
  for (;;) {
    const double middle = average(low, high);
    if (!(middle > low && middle < high)) return at_high.largest;
    const Below here = up_to(sorted, middle);
    if (here.count >= k) {
      at_high = here;
      high = here.largest;
      if (high <= low) return high;
    } else {
      low = middle;
    }
  }
}

double pseudomedian(const std::vector<double>& sorted) {
  const auto n = static_cast<double>(sorted.size()), all = 0.5 * n * (n + 1);
  const double lower = walsh_average(sorted, std::floor(0.5 * (all + 1)));
  const double upper = walsh_average(sorted, std::floor(0.5 * all) + 1);
  return average(lower, upper);
}

}  // namespace ansatz::hypothesis
