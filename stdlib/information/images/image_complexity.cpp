// SPDX-License-Identifier: MIT
#include "stdlib/information/images/image_complexity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/information/images/image.h"
#include "stdlib/information/sequences/complexity_plane.h"
#include "stdlib/information/sequences/ordinal_counts.h"
#include "stdlib/information/sequences/ordinal_series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

bool has_ties(std::span<const double> window) {
  for (std::size_t i = 0; i < window.size(); ++i)
    for (std::size_t j = i + 1; j < window.size(); ++j)
      if (window[i] == window[j]) return true;
  return false;
}

// How often the patterns stand there that do, and in how many windows; with the warnings of a series.
struct PatternsSeen {
  std::size_t order = 0;
  std::vector<double> counts;
  double windows = 0;
};

PatternsSeen count_image_patterns(const char* kernel, const ImageComplexity& question, core::Run& run) {
  const std::size_t down = core::count_of_at_least(1, kernel, "rows", question.rows);
  const std::size_t across = core::count_of_at_least(1, kernel, "columns", question.columns);
  const std::size_t row_lag = core::count_of_at_least(1, kernel, "row_lag", question.row_lag);
  const std::size_t column_lag = core::count_of_at_least(1, kernel, "column_lag", question.column_lag);
  const std::size_t order = down * across;
  if (order < 2 || order > kLongestPattern)
    throw BadParameter(kernel, "rows", fmt::format("{} and columns {}", down, across),
                       fmt::format("such that a window has 2 … {} values", kLongestPattern));
  if (question.ties != "time" && question.ties != "drop")
    throw BadParameter(kernel, "ties", "\"" + question.ties + "\"", "\"time\" or \"drop\"");
  const std::size_t height = (down - 1) * row_lag + 1, width = (across - 1) * column_lag + 1;
  const Image image(kernel, "x", question.x, height, width);
  std::vector<std::uint32_t> numbers;
  std::array<double, kLongestPattern> buffer;
  const std::span<double> window(buffer.data(), order);
  for (std::size_t y = 0; y + height <= image.rows(); ++y) {
    run.tick();
    for (std::size_t x = 0; x + width <= image.columns(); ++x) {
      for (std::size_t i = 0; i < down; ++i)
        for (std::size_t j = 0; j < across; ++j) window[i * across + j] = image.at(y + i * row_lag, x + j * column_lag);
      if (question.ties == "drop" && has_ties(window)) continue;
      std::int64_t number = 0;
      number_patterns({.values = window, .order = order}, 0, 1, &number);
      numbers.push_back(static_cast<std::uint32_t>(number));
    }
  }
  std::sort(numbers.begin(), numbers.end());
  PatternsSeen out{order, {}, static_cast<double>(numbers.size())};
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (k == 0 || numbers[k] != numbers[k - 1]) out.counts.push_back(0);
    ++out.counts.back();
  }
  warn_of_few_windows(kernel, order, numbers.size(), run);
  return out;
}

}  // namespace

ImageComplexityEstimate image_complexity(const ImageComplexity& question, core::Run& run) {
  const PatternsSeen seen = count_image_patterns("image_complexity", question, run);
  const auto patterns = static_cast<double>(patterns_of(seen.order));
  const ComplexityPoint point = complexity_point(seen.counts, patterns);
  return {point.entropy, point.complexity, 1 - static_cast<double>(seen.counts.size()) / patterns, seen.windows};
}

ComplexityCurveEstimate image_complexity_curve(const ImageComplexityCurve& question, core::Run& run) {
  constexpr const char* kKernel = "image_complexity_curve";
  const PatternsSeen seen = count_image_patterns(kKernel, question, run);
  return complexity_curve_of(kKernel, seen.counts, seen.order, question.family, question.orders, run);
}

}  // namespace ansatz::information
