// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/cells.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::information {

std::vector<double> cell_widths(const std::string& kernel, const std::string& name, std::span<const double> points) {
  const std::size_t n = points.size();
  if (n < 2)
    throw core::BadParameter(kernel, name, fmt::format("a density on {} point{}", n, n == 1 ? "" : "s"),
                             "a density on at least 2 points, which cells are measured by");
  const bool rising = points[1] > points[0];
  std::vector<double> steps(n - 1);
  for (std::size_t i = 0; i + 1 < n; ++i) {
    steps[i] = rising ? points[i + 1] - points[i] : points[i] - points[i + 1];
    if (!(steps[i] > 0) || std::isinf(steps[i]))
      throw core::BadParameter(kernel, name,
                               fmt::format("a density on coordinates {:g}, {:g} in a row", points[i], points[i + 1]),
                               "a density on finite coordinates that keep rising or keep falling");
  }
  std::vector<double> widths(n);
  widths.front() = steps.front();
  widths.back() = steps.back();
  for (std::size_t i = 1; i + 1 < n; ++i) widths[i] = 0.5 * (steps[i - 1] + steps[i]);
  return widths;
}

}  // namespace ansatz::information
