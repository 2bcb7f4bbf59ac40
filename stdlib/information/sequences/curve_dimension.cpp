// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/curve_dimension.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/line_fit.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kWeight = 0.4;  // of a turn, Petrosian's

// The mean over starts of the length in steps of k.
double length_in_steps(std::span<const double> x, std::size_t k) {
  const auto n = static_cast<double>(x.size()), step = static_cast<double>(k);
  double mean = 0;
  for (std::size_t m = 0; m < k; ++m) {
    CompensatedSum sum;
    for (std::size_t i = m + k; i < x.size(); i += k) sum.add(std::abs(x[i] - x[i - k]));
    const auto terms = static_cast<double>((x.size() - 1 - m) / k);
    mean += sum.value() * (n - 1) / (terms * step * step) / step;
  }
  return mean;
}

}  // namespace

HiguchiEstimate higuchi_dimension(const HiguchiDimension& question, core::Run& run) {
  constexpr const char* kKernel = "higuchi_dimension";
  const Series series(kKernel, "x", question.x, 5);
  const std::size_t longest = checked_count(kKernel, "longest", question.longest, 2, (series.size() - 1) / 2);
  std::vector<double> steps, lengths, log_steps, log_lengths;
  for (std::size_t k = 1; k <= longest; ++k) {
    run.tick();
    steps.push_back(static_cast<double>(k));
    lengths.push_back(length_in_steps(series.values(), k));
    log_steps.push_back(-std::log(steps.back()));
    log_lengths.push_back(std::log(lengths.back()));
  }
  HiguchiEstimate out{kNone, kNone, {}};
  if (*std::min_element(lengths.begin(), lengths.end()) > 0) {
    const LineFit fit = fit_line(log_steps, log_lengths);
    out.dimension = fit.slope;
    out.dimension_error = fit.slope_error;
  } else {
    run.warn(fmt::format("{}: x has no length in steps of some size, so there is no slope", kKernel));
  }
  out.lengths = core::Array({core::Dimension("step", core::Array::along("step", std::move(steps)))}, lengths);
  out.lengths.label = "L(k)";
  return out;
}

double katz_dimension(const KatzDimension& question, core::Run& run) {
  constexpr const char* kKernel = "katz_dimension";
  if (!(question.step >= 0) || std::isinf(question.step))
    throw core::BadParameter(kKernel, "step", fmt::format("{:g}", question.step), "at least 0 and finite");
  const Series series(kKernel, "x", question.x, 3);
  CompensatedSum length;
  double reach = 0;
  for (std::size_t i = 1; i < series.size(); ++i) {
    length.add(std::hypot(question.step, series[i] - series[i - 1]));
    reach = std::max(reach, std::hypot(question.step * static_cast<double>(i), series[i] - series[0]));
  }
  if (!(reach > 0)) {
    run.warn(fmt::format("{}: x is constant, so it reaches nowhere", kKernel));
    return kNone;
  }
  const double count = std::log(static_cast<double>(series.size() - 1));
  return count / (count + std::log(reach / length.value()));
}

double petrosian_dimension(const PetrosianDimension& question, core::Run&) {
  const Series series("petrosian_dimension", "x", question.x, 3);
  double turns = 0, last = 0;
  for (std::size_t i = 1; i < series.size(); ++i) {
    const double rise = series[i] - series[i - 1];
    if (rise == 0) continue;
    turns += (rise > 0) != (last > 0) && last != 0 ? 1 : 0;
    last = rise;
  }
  const auto n = static_cast<double>(series.size());
  return std::log(n) / (std::log(n) + std::log(n / (n + kWeight * turns)));
}

}  // namespace ansatz::information
