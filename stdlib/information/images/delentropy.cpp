// SPDX-License-Identifier: MIT
#include "stdlib/information/images/delentropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/images/image.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr const char* kDelentropy = "delentropy";
constexpr int kMostGreys = 4096;
constexpr std::uint64_t kMostTableCells = std::uint64_t{1} << 22;

// Both slopes of every pixel that has them, as the number of a cell of a square table: row of f_y, column of f_x. Rows
// are asked for one after the other; the levels of three are kept.
class Gradients {
 public:
  Gradients(const Image& image, const GreyScale& scale, std::size_t levels, bool is_central)
      : side(is_central ? 2 * levels - 1 : 4 * levels - 3),
        rows(image.rows() - (is_central ? 2 : 1)),
        columns(image.columns() - (is_central ? 2 : 1)),
        scale_(scale),
        width_(image.columns()),
        is_central_(is_central),
        kept_(3 * width_) {}

  std::uint64_t side;
  std::size_t rows, columns;  ///< of pixels with slopes

  // take(cell) along a row of them.
  template <class Take>
  void along(std::size_t row, Take take) {
    const auto middle = static_cast<std::int32_t>(side / 2), wide = static_cast<std::int32_t>(side);
    while (read_ < row + (is_central_ ? 3 : 2)) {
      scale_.row(read_, kept(read_));
      ++read_;
    }
    const std::uint32_t *above = kept(row), *at = kept(row + 1);
    if (is_central_) {
      const std::uint32_t* below = kept(row + 2);
      for (std::size_t x = 0; x < columns; ++x)
        take((signed_of(below[x + 1]) - signed_of(above[x + 1]) + middle) * wide + signed_of(at[x + 2]) -
             signed_of(at[x]) + middle);
      return;
    }
    for (std::size_t x = 0; x < columns; ++x) {
      const std::int32_t falling = signed_of(at[x + 1]) - signed_of(above[x]);
      const std::int32_t rising = signed_of(above[x + 1]) - signed_of(at[x]);
      take((falling - rising + middle) * wide + falling + rising + middle);
    }
  }

 private:
  static std::int32_t signed_of(std::uint32_t level) { return static_cast<std::int32_t>(level); }
  std::uint32_t* kept(std::size_t row) { return &kept_[row % 3 * width_]; }

  const GreyScale& scale_;
  std::size_t width_;
  bool is_central_;
  std::size_t read_ = 0;
  std::vector<std::uint32_t> kept_;
};

// Counts by cell, those that are not 0, in the order of cells.
template <class Visit>
void each_cell(Gradients& gradients, core::Run& run, Visit visit) {
  if (gradients.side * gradients.side <= kMostTableCells) {
    // Neighbours often have the same slopes; two tables in turn would spare the wait and cost the cache.
    std::vector<std::uint32_t> table(gradients.side * gradients.side);
    for (std::size_t row = 0; row < gradients.rows; ++row) {
      run.tick();
      gradients.along(row, [&](std::int32_t cell) { ++table[static_cast<std::uint32_t>(cell)]; });
    }
    for (std::size_t cell = 0; cell < table.size(); ++cell)
      if (table[cell] > 0) visit(cell, static_cast<double>(table[cell]));
    return;
  }
  std::vector<std::uint32_t> cells;
  cells.reserve(gradients.rows * gradients.columns);
  for (std::size_t row = 0; row < gradients.rows; ++row) {
    run.tick();
    gradients.along(row, [&](std::int32_t cell) { cells.push_back(static_cast<std::uint32_t>(cell)); });
  }
  std::sort(cells.begin(), cells.end());
  for (std::size_t first = 0; first < cells.size();) {
    std::size_t last = first;
    while (last < cells.size() && cells[last] == cells[first]) ++last;
    visit(cells[first], static_cast<double>(last - first));
    first = last;
  }
}

double entropy_of_counts_of(const std::vector<double>& counts, double n) {
  CompensatedSum sum;
  for (const double count : counts)
    if (count > 0) sum.add(-count / n * std::log(count / n));
  return std::max(0.0, sum.value());
}

}  // namespace

DelentropyEstimate delentropy(const Delentropy& question, core::Run& run) {
  const double base = log_of_base(kDelentropy, question.base);
  const std::size_t levels = checked_count(kDelentropy, "levels", question.levels, 2, kMostGreys);
  const bool is_central = question.differences == "central";
  if (!is_central && question.differences != "square")
    throw core::BadParameter(kDelentropy, "differences", "\"" + question.differences + "\"",
                             "\"central\" or \"square\"");
  const std::size_t least = is_central ? 3 : 2;
  const Image image(kDelentropy, "x", question.x, least, least);
  const GreyScale scale(kDelentropy, image, levels, question.within);
  Gradients gradients(image, scale, levels, is_central);
  const auto n = static_cast<double>(gradients.rows) * static_cast<double>(gradients.columns);
  std::vector<double> down(gradients.side), across(gradients.side);
  CompensatedSum joint;
  double alone = 0;
  each_cell(gradients, run, [&](std::size_t cell, double count) {
    joint.add(-count / n * std::log(count / n));
    down[cell / gradients.side] += count;
    across[cell % gradients.side] += count;
    alone += count == 1 ? 1 : 0;
  });
  if (alone > n / 2)
    run.warn(
        fmt::format("{}: {:.0f} % of the pixels have slopes that no other one has, so the entropy is too low; fewer "
                    "levels help",
                    kDelentropy, 100 * alone / n));
  return {std::max(0.0, joint.value()) / 2 / base, entropy_of_counts_of(across, n) / base,
          entropy_of_counts_of(down, n) / base, n};
}

}  // namespace ansatz::information
