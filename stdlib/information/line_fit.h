// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <limits>
#include <span>

namespace ansatz::information {

/// A straight line through points by least squares.
struct LineFit {
  double slope = 0, intercept = 0;
  double slope_error = 0;    ///< standard error of the slope, if the points scatter independently
  double determination = 1;  ///< R², 1 where all y are equal
};

/// Of at least two points with different x; NaN otherwise.
inline LineFit fit_line(std::span<const double> x, std::span<const double> y) {
  const auto n = static_cast<double>(x.size());
  double x_mean = 0, y_mean = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    x_mean += x[i] / n;
    y_mean += y[i] / n;
  }
  double xx = 0, xy = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - x_mean) * (x[i] - x_mean);
    xy += (x[i] - x_mean) * (y[i] - y_mean);
    yy += (y[i] - y_mean) * (y[i] - y_mean);
  }
  LineFit out;
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (!(xx > 0)) return {kNone, kNone, kNone, kNone};
  out.slope = xy / xx;
  out.intercept = y_mean - out.slope * x_mean;
  double left = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double gap = y[i] - y_mean - out.slope * (x[i] - x_mean);
    left += gap * gap;
  }
  out.slope_error = n > 2 ? std::sqrt(left / (n - 2) / xx) : kNone;
  out.determination = yy > 0 ? 1 - left / yy : 1;
  return out;
}

}  // namespace ansatz::information
