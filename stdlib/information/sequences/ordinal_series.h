// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/sequences/ordinal_counts.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

/// A series and the windows whose order is looked at.
struct Ordinal {
  core::Array x;              ///< [time], in even steps
  int order = 3;              ///< m, values a window, 2 … 12
  int lag = 1;                ///< τ, steps between them
  std::string ties = "time";  ///< equal values: in the order of "time", or "drop" the windows that have some
};

/// A series with its windows, checked.
struct OrdinalSeries {
  /// Errors   BadParameter: fewer than (m − 1)τ + 1 values, NaN, infinities, m outside 2 … `longest`, τ below 1, `ties`
  ///          another word.
  OrdinalSeries(const char* kernel, const Ordinal& question, std::size_t longest);

  /// Warns where patterns are too many for so short a series, or nothing was counted.
  void warn_of(const char* kernel, std::uint64_t counted, core::Run& run) const;

  std::size_t order;
  Series series;
  OrdinalWindows windows;
};

/// Warns where so many windows are few for m! patterns, or none was counted.
void warn_of_few_windows(const char* kernel, std::size_t order, std::uint64_t counted, core::Run& run);

}  // namespace ansatz::information
