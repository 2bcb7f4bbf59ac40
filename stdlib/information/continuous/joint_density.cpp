// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/joint_density.h"

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/sample.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Matrix = Eigen::MatrixXd;

/// One bandwidth a column, given or Scott's.
std::vector<double> choose_bandwidths(const std::string& kernel, const std::vector<double>& given,
                                      const std::vector<const Points*>& samples) {
  std::size_t columns = 0;
  for (const Points* sample : samples) columns += sample->dimension;
  if (!given.empty()) {
    if (given.size() != columns)
      throw BadParameter(kernel, "bandwidths", fmt::format("{} numbers", given.size()),
                         fmt::format("{}, one a column", columns));
    for (const double h : given)
      if (!(h > 0) || std::isinf(h))
        throw BadParameter(kernel, "bandwidths", fmt::format("{:g}", h), "above 0 and finite");
    return given;
  }
  std::vector<double> out;
  for (const Points* sample : samples) {
    for (std::size_t a = 0; a < sample->dimension; ++a) {
      const auto column = sample->column(a);
      const double spread = standard_deviation(std::vector<double>(column.begin(), column.end()));
      if (!(spread > 0))
        throw BadParameter(kernel, sample == samples[0] ? "x" : "y", "constant",
                           "of different values, or bandwidths given");
      out.push_back(spread * std::pow(static_cast<double>(sample->count), -1 / (static_cast<double>(columns) + 4)));
    }
  }
  return out;
}

std::vector<double> even_grid(const std::string& name, const std::optional<core::Interval>& domain,
                              std::span<const double> values, double bandwidth, std::size_t points) {
  const auto [least, largest] = std::minmax_element(values.begin(), values.end());
  const core::Interval ends = domain.value_or(core::Interval{*least - 4 * bandwidth, *largest + 4 * bandwidth});
  if (!(ends.low < ends.high) || std::isinf(ends.low) || std::isinf(ends.high))
    throw BadParameter("joint_density", name, fmt::format("{:g}..{:g}", ends.low, ends.high),
                       "a finite interval from low to high");
  std::vector<double> grid(points);
  for (std::size_t i = 0; i < points; ++i)
    grid[i] = ends.low + (ends.high - ends.low) * static_cast<double>(i) / static_cast<double>(points - 1);
  return grid;
}

/// φ((g − v)/h)/h, a row a grid point, a column a value.
Matrix bells(const std::vector<double>& grid, std::span<const double> values, double bandwidth) {
  Matrix out(static_cast<Eigen::Index>(grid.size()), static_cast<Eigen::Index>(values.size()));
  const double unit = 1 / (bandwidth * std::sqrt(2 * std::numbers::pi));
  for (Eigen::Index i = 0; i < out.cols(); ++i) {
    for (Eigen::Index g = 0; g < out.rows(); ++g) {
      const double z = (grid[static_cast<std::size_t>(g)] - values[static_cast<std::size_t>(i)]) / bandwidth;
      out(g, i) = unit * std::exp(-0.5 * z * z);
    }
  }
  return out;
}

core::Array axis(const char* name, std::vector<double> grid, const core::Array& of) {
  core::Array out = core::Array::along(name, std::move(grid));
  out.unit = of.unit;
  out.label = of.label;
  return out;
}

/// Each column over its bandwidth.
Points in_bandwidths(Points points, std::span<const double> bandwidths) {
  for (std::size_t a = 0; a < points.dimension; ++a)
    for (double& v : points.column(a)) v /= bandwidths[a];
  return points;
}

double half_square(const Points& points, std::size_t i, std::size_t j) {
  double sum = 0;
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const double step = points.at(i, a) - points.at(j, a);
    sum += step * step;
  }
  return 0.5 * sum;
}

}  // namespace

JointDensityEstimate joint_density(const JointDensity& question, core::Run& run) {
  constexpr const char* kKernel = "joint_density";
  constexpr std::size_t kAtOnce = 2048;  // values whose bells are kept
  if (question.points < 2) throw BadParameter(kKernel, "points", std::to_string(question.points), "at least 2");
  const auto samples = paired_points(kKernel, {{"x", &question.x}, {"y", &question.y}}, question.missing, 2, run);
  for (std::size_t s = 0; s < 2; ++s)
    if (samples[s].dimension != 1)
      throw BadParameter(kKernel, s == 0 ? "x" : "y", fmt::format("rows of {} components", samples[s].dimension),
                         "one value a row");
  const auto widths = choose_bandwidths(kKernel, question.bandwidths, {&samples[0], &samples[1]});
  const auto points = static_cast<std::size_t>(question.points);
  const auto x = samples[0].column(0), y = samples[1].column(0);
  auto of_x = even_grid("x_domain", question.x_domain, x, widths[0], points);
  auto of_y = even_grid("y_domain", question.y_domain, y, widths[1], points);
  Matrix sum = Matrix::Zero(static_cast<Eigen::Index>(points), static_cast<Eigen::Index>(points));
  for (std::size_t first = 0; first < x.size(); first += kAtOnce) {
    run.tick();
    const std::size_t count = std::min(kAtOnce, x.size() - first);
    sum.noalias() +=
        bells(of_y, y.subspan(first, count), widths[1]) * bells(of_x, x.subspan(first, count), widths[0]).transpose();
  }
  sum /= static_cast<double>(x.size());
  JointDensityEstimate out;
  out.x_bandwidth = widths[0];
  out.y_bandwidth = widths[1];
  out.x = axis("x", std::move(of_x), question.x);
  out.y = axis("y", std::move(of_y), question.y);
  // A column of the matrix is a place on x: y runs fastest.
  out.density = core::Array({core::Dimension("x", out.x), core::Dimension("y", out.y)},
                            std::vector<double>(sum.data(), sum.data() + sum.size()));
  out.density.unit = core::Unit{} / question.x.unit / question.y.unit;
  out.density.label = "density";
  out.density.density_over = {"x", "y"};
  return out;
}

MutualInformationEstimate density_mutual_information(const DensityMutualInformation& question, core::Run& run) {
  constexpr const char* kKernel = "density_mutual_information";
  const double scale = log_of_base(kKernel, question.base);
  const auto samples = paired_points(kKernel, {{"x", &question.x}, {"y", &question.y}}, question.missing, 3, run);
  const auto widths = choose_bandwidths(kKernel, question.bandwidths, {&samples[0], &samples[1]});
  const std::span<const double> all(widths);
  const Points x = in_bandwidths(samples[0], all.first(samples[0].dimension)),
               y = in_bandwidths(samples[1], all.subspan(samples[0].dimension));
  const std::size_t n = x.count;
  std::vector<double> local(n);
  core::each_stretch(n, 64, n >= 512, run, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      double of_x = 0, of_y = 0, of_both = 0;
      for (std::size_t j = 0; j < n; ++j) {
        if (j == i) continue;
        const double bell_x = std::exp(-half_square(x, i, j)), bell_y = std::exp(-half_square(y, i, j));
        of_x += bell_x;
        of_y += bell_y;
        of_both += bell_x * bell_y;
      }
      local[i] = of_both > 0 ? std::log(of_both * static_cast<double>(n - 1) / (of_x * of_y)) / scale
                             : std::numeric_limits<double>::quiet_NaN();
    }
  });
  CompensatedSum sum;
  std::size_t kept = 0;
  for (const double value : local) {
    if (std::isnan(value)) continue;
    sum.add(value);
    ++kept;
  }
  if (kept == 0)
    throw BadParameter(kKernel, "bandwidths", "too narrow", "wide enough for some row to have a neighbour");
  if (kept < n) run.warn(fmt::format("{}: {} of {} rows have no neighbour and were left out", kKernel, n - kept, n));
  MutualInformationEstimate out = gathered(std::move(local), 1, question.base);
  out.information = sum.value() / static_cast<double>(kept);
  return out;
}

}  // namespace ansatz::information
