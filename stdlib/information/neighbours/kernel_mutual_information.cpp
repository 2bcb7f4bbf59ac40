// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/kernel_mutual_information.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

MutualInformationEstimate kernel_mutual_information(const KernelMutualInformation& question, core::Run& run) {
  constexpr const char* kKernel = "kernel_mutual_information";
  const double scale = log_of_base(kKernel, question.base);
  if (!(question.radius > 0) || std::isinf(question.radius))
    throw core::BadParameter(kKernel, "radius", fmt::format("{:g}", question.radius), "above 0 and finite");
  auto samples = paired_points(kKernel, {{"x", &question.x}, {"y", &question.y}}, question.missing, 2, run);
  for (Points& sample : samples) rescale(kKernel, question.scale, sample);
  const std::size_t n = samples[0].count, window = checked_window(kKernel, question.window, n);
  const std::vector<double> reach(n, question.radius);
  const auto of = [&](const Points& points) { return count_neighbours(points, reach, false, window, run); };
  const auto joint = of(side_by_side(samples)), of_x = of(samples[0]), of_y = of(samples[1]);
  const double others = static_cast<double>(n - 1 - 2 * window);
  std::vector<double> local(n, std::numeric_limits<double>::quiet_NaN());
  CompensatedSum sum;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (joint[i] == 0) continue;
    local[i] = std::log(others * joint[i] / (static_cast<double>(of_x[i]) * of_y[i])) / scale;
    sum.add(local[i]);
    ++kept;
  }
  if (kept == 0)
    throw core::BadParameter(kKernel, "radius", fmt::format("{:g}", question.radius),
                             "large enough for some row to have a neighbour");
  if (kept < n) run.warn(fmt::format("{}: {} of {} rows have no neighbour and were left out", kKernel, n - kept, n));
  MutualInformationEstimate out = gathered(std::move(local), 1, question.base);
  out.information = sum.value() / static_cast<double>(kept);
  return out;
}

}  // namespace ansatz::information
