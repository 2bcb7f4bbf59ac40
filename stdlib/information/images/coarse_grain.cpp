// SPDX-License-Identifier: MIT
#include "stdlib/information/images/coarse_grain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"
#include "stdlib/information/images/image.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr const char* kCoarseGrain = "coarse_grain";
constexpr int kMostCoarseLevels = 4096;

// Sums of all pixels above and to the left: [row, column] of one row and column more than the picture. Whole numbers
// stay exact.
std::vector<double> summed_table(const Image& image, core::Run& run) {
  const std::size_t width = image.columns() + 1;
  std::vector<double> sums((image.rows() + 1) * width);
  for (std::size_t y = 0; y < image.rows(); ++y) {
    run.tick();
    double row = 0;
    for (std::size_t x = 0; x < image.columns(); ++x) {
      row += image.at(y, x);
      sums[(y + 1) * width + x + 1] = sums[y * width + x + 1] + row;
    }
  }
  return sums;
}

// A row's cells beside its most frequent level get it.
void settle(std::int64_t* row, std::size_t columns, std::vector<std::size_t>& counts) {
  std::fill(counts.begin(), counts.end(), std::size_t{0});
  for (std::size_t x = 0; x < columns; ++x) ++counts[static_cast<std::size_t>(row[x])];
  const auto most = static_cast<std::int64_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  for (std::size_t x = 0; x < columns; ++x)
    if (std::abs(row[x] - most) <= 1) row[x] = most;
}

}  // namespace

core::Array coarse_grain(const CoarseGrain& question, core::Run& run) {
  if (question.grain < 1 || question.grain % 2 == 0)
    throw core::BadParameter(kCoarseGrain, "grain", std::to_string(question.grain),
                             "odd and at least 1, so that a window has a middle");
  const std::size_t levels = checked_count(kCoarseGrain, "levels", question.levels, 2, kMostCoarseLevels);
  const Image image(kCoarseGrain, "x", question.x, 1, 1);
  const core::Interval range = core::in_unit(question.within, image.unit());
  if (!std::isfinite(range.low) || !std::isfinite(range.high) || !(range.low < range.high))
    throw core::BadParameter(kCoarseGrain, "within", fmt::format("{:g}..{:g}", range.low, range.high),
                             "finite at both ends, the lower one first");
  const std::size_t rows = image.rows(), columns = image.columns(), width = columns + 1;
  const auto sums = summed_table(image, run);
  const auto reach = static_cast<std::size_t>(question.grain / 2);
  const auto count = static_cast<double>(levels);
  std::vector<std::int64_t> out(rows * columns);
  std::vector<std::size_t> counts(levels);
  for (std::size_t y = 0; y < rows; ++y) {
    run.tick();
    const std::size_t top = y - std::min(y, reach), bottom = std::min(rows, y + reach + 1);
    for (std::size_t x = 0; x < columns; ++x) {
      const std::size_t left = x - std::min(x, reach), right = std::min(columns, x + reach + 1);
      const double sum = sums[bottom * width + right] - sums[top * width + right] - sums[bottom * width + left] +
                         sums[top * width + left];
      const double mean = sum / static_cast<double>((bottom - top) * (right - left));
      const double level = std::floor((mean - range.low) / (range.high - range.low) * count);
      out[y * columns + x] = static_cast<std::int64_t>(std::clamp(level, 0.0, count - 1));
    }
    if (question.adjusted) settle(&out[y * columns], columns, counts);
  }
  core::Array made(question.x.dimensions(), std::move(out));
  made.label = "level";
  return made;
}

}  // namespace ansatz::information
