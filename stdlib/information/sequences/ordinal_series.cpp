// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/ordinal_series.h"

#include <fmt/format.h>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

constexpr double kFewWindows = 5;  // a pattern

}  // namespace

OrdinalSeries::OrdinalSeries(const char* kernel, const Ordinal& question, std::size_t longest)
    : order(checked_count(kernel, "order", question.order, 2, longest)),
      series(kernel, "x", question.x, 1),
      windows{series.values(), order, core::count_of_at_least(1, kernel, "lag", question.lag),
              question.ties == "drop"} {
  if (question.ties != "time" && question.ties != "drop")
    throw core::BadParameter(kernel, "ties", "\"" + question.ties + "\"", "\"time\" or \"drop\"");
  if (windows.count() == 0)
    throw core::BadParameter(kernel, "x", fmt::format("{} value{}", series.size(), series.size() == 1 ? "" : "s"),
                             fmt::format("at least {}, one window of order {} and lag {}",
                                         (order - 1) * windows.lag + 1, order, windows.lag));
}

void OrdinalSeries::warn_of(const char* kernel, std::uint64_t counted, core::Run& run) const {
  warn_of_few_windows(kernel, order, counted, run);
}

void warn_of_few_windows(const char* kernel, std::size_t order, std::uint64_t counted, core::Run& run) {
  const std::size_t patterns = patterns_of(order);
  if (counted == 0)
    run.warn(fmt::format("{}: every window has ties, so nothing is known of its patterns", kernel));
  else if (static_cast<double>(counted) < kFewWindows * static_cast<double>(patterns))
    run.warn(fmt::format("{}: {} windows are few for {} patterns: too low, and a pattern that is missing may yet come",
                         kernel, counted, patterns));
}

}  // namespace ansatz::information
