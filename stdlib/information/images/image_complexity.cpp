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

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kImageComplexity = "image_complexity";
constexpr double kFewWindows = 5;  // a pattern

bool has_ties(std::span<const double> window) {
  for (std::size_t i = 0; i < window.size(); ++i)
    for (std::size_t j = i + 1; j < window.size(); ++j)
      if (window[i] == window[j]) return true;
  return false;
}

}  // namespace

ImageComplexityEstimate image_complexity(const ImageComplexity& question, core::Run& run) {
  const std::size_t down = core::count_of_at_least(1, kImageComplexity, "rows", question.rows);
  const std::size_t across = core::count_of_at_least(1, kImageComplexity, "columns", question.columns);
  const std::size_t row_lag = core::count_of_at_least(1, kImageComplexity, "row_lag", question.row_lag);
  const std::size_t column_lag = core::count_of_at_least(1, kImageComplexity, "column_lag", question.column_lag);
  const std::size_t order = down * across;
  if (order < 2 || order > kLongestPattern)
    throw BadParameter(kImageComplexity, "rows", fmt::format("{} and columns {}", down, across),
                       fmt::format("such that a window has 2 … {} values", kLongestPattern));
  if (question.ties != "time" && question.ties != "drop")
    throw BadParameter(kImageComplexity, "ties", "\"" + question.ties + "\"", "\"time\" or \"drop\"");
  const std::size_t height = (down - 1) * row_lag + 1, width = (across - 1) * column_lag + 1;
  const Image image(kImageComplexity, "x", question.x, height, width);
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
  std::vector<double> counts;
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (k == 0 || numbers[k] != numbers[k - 1]) counts.push_back(0);
    ++counts.back();
  }
  const auto windows = static_cast<double>(numbers.size()), patterns = static_cast<double>(patterns_of(order));
  if (numbers.empty())
    run.warn(fmt::format("{}: every window has ties, so nothing is known of its patterns", kImageComplexity));
  else if (windows < kFewWindows * patterns)
    run.warn(fmt::format("{}: {} windows are few for {} patterns: too low, and a pattern that is missing may yet come",
                         kImageComplexity, windows, patterns));
  const ComplexityPoint point = complexity_point(counts, patterns);
  return {point.entropy, point.complexity, 1 - static_cast<double>(counts.size()) / patterns, windows};
}

}  // namespace ansatz::information
