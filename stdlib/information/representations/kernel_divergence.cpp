// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/kernel_divergence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kKernelRows = 16;

double sum_of_kernel(const std::vector<double>& values) {
  CompensatedSum sum;
  for (const double v : values) sum.add(v);
  return sum.value();
}

// Mean of G over all pairs of a row of one and a row of the other.
double mean_kernel(const Points& x, const Points& y, double width, const core::Run& run) {
  std::vector<double> sums(y.count);
  core::each_stretch(y.count, kKernelRows, true, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> column(x.count);
    for (std::size_t j = first; j < last; ++j) {
      gaussian_column(x, y, j, width, column);
      for (const double v : column) sums[j] += v;
    }
  });
  return sum_of_kernel(sums) / static_cast<double>(x.count) / static_cast<double>(y.count);
}

// Of one sample with itself: below the diagonal twice, and the diagonal.
double mean_kernel(const Points& x, double width, const core::Run& run) {
  std::vector<double> sums(x.count);
  core::each_stretch(x.count, kKernelRows, true, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> column(x.count);
    for (std::size_t j = first; j < last; ++j) {
      const std::span<double> below(column.data(), x.count - j - 1);
      gaussian_column(x, j, width, below, j + 1);
      for (const double v : below) sums[j] += v;
    }
  });
  const auto n = static_cast<double>(x.count);
  return (2 * sum_of_kernel(sums) + n) / n / n;
}

Points one_below_the_other(const Points& x, const Points& y) {
  Points out{x.count + y.count, x.dimension, {}};
  for (std::size_t a = 0; a < x.dimension; ++a) {
    out.values.insert(out.values.end(), x.column(a).begin(), x.column(a).end());
    out.values.insert(out.values.end(), y.column(a).begin(), y.column(a).end());
  }
  return out;
}

}  // namespace

double kernel_cauchy_schwarz(const KernelCauchySchwarz& question, core::Run& run) {
  constexpr const char* kKernel = "kernel_cauchy_schwarz";
  const double base = log_of_base(kKernel, question.base);
  const Points x = paired_points(kKernel, {{"x", &question.x}}, "never", 1, run)[0];
  const Points y = paired_points(kKernel, {{"y", &question.y}}, "never", 1, run)[0];
  if (y.dimension != x.dimension)
    throw core::BadParameter(kKernel, "y", fmt::format("of {} components", y.dimension),
                             fmt::format("of {}, as x", x.dimension));
  const double width = kernel_width(kKernel, "width", question.width, one_below_the_other(x, y), run);
  const double across = mean_kernel(x, y, width, run);
  if (!(across > 0)) {
    run.warn(fmt::format("{}: infinite, since no row of x is within some 38 widths of {:.3g} of a row of y", kKernel,
                         width));
    return std::numeric_limits<double>::infinity();
  }
  const double within = std::log(mean_kernel(x, width, run)) + std::log(mean_kernel(y, width, run));
  return std::max(0.0, within - 2 * std::log(across)) / base;
}

double cauchy_schwarz_information(const CauchySchwarzInformation& question, core::Run& run) {
  constexpr const char* kKernel = "cauchy_schwarz_information";
  const double base = log_of_base(kKernel, question.base);
  const auto samples = paired_points(kKernel, {{"x", &question.x}, {"y", &question.y}}, "never", 1, run);
  const Points &x = samples[0], &y = samples[1];
  const double x_width = kernel_width(kKernel, "x_width", question.x_width, x, run);
  const double y_width = kernel_width(kKernel, "y_width", question.y_width, y, run);
  const std::size_t n = x.count;
  std::vector<double> of_x(n), of_y(n), of_both(n), across(n);
  core::each_stretch(n, kKernelRows, true, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> k(n), l(n);
    for (std::size_t j = first; j < last; ++j) {
      gaussian_column(x, j, x_width, k);
      gaussian_column(y, j, y_width, l);
      for (std::size_t i = 0; i < n; ++i) {
        of_x[j] += k[i];
        of_y[j] += l[i];
        of_both[j] += k[i] * l[i];
      }
      across[j] = of_x[j] * of_y[j];
    }
  });
  // In means, n² and n⁴ and n³ being powers of one n.
  const auto count = static_cast<double>(n);
  const double joint = sum_of_kernel(of_both) / count / count, cross = sum_of_kernel(across) / count / count / count;
  const double alone = sum_of_kernel(of_x) / count / count, other = sum_of_kernel(of_y) / count / count;
  return std::max(0.0, std::log(joint) + std::log(alone) + std::log(other) - 2 * std::log(cross)) / base;
}

}  // namespace ansatz::information
