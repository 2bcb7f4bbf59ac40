// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

/// A series and when two stretches of it are alike.
struct Alike {
  core::Array x;                   ///< [time], in even steps
  int m = 2;                       ///< values of a stretch, at least 1
  double r = 0.2;                  ///< how far apart values may be, at least 0
  std::string r_in = "deviation";  ///< unit of r: the standard "deviation" of x (with N), or "x" itself
  Base base = std::string("nat");
};

/// The same, read and checked.
struct AlikeSeries {
  /// Errors   BadParameter: fewer than (m + 2) · scales values, NaN, infinities, m below 1, r negative or not finite.
  AlikeSeries(const char* kernel, const Alike& question, std::size_t scales = 1);

  /// Warns where there are fewer than 10^m values.
  void warn_of_few(const char* kernel, core::Run& run) const;

  double base;         ///< of the logarithm, its own natural one
  std::size_t length;  ///< m
  Series series;
  double tolerance = 0;  ///< r in the unit of x
};

}  // namespace ansatz::information
