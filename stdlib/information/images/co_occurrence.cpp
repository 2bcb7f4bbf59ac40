// SPDX-License-Identifier: MIT
#include "stdlib/information/images/co_occurrence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/images/image.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr const char* kCoOccurrence = "grey_level_co_occurrence";
constexpr int kMostPairedLevels = 1024;

// Counts of pairs, [level, other]. Neighbouring pairs often fall into one cell; two tables in turn spare the wait.
std::vector<std::uint64_t> count_pairs(const Image& image, const GreyScale& scale, std::size_t levels,
                                       std::ptrdiff_t down, std::ptrdiff_t right, core::Run& run) {
  const auto rows = static_cast<std::ptrdiff_t>(image.rows()), columns = static_cast<std::ptrdiff_t>(image.columns());
  const std::ptrdiff_t first_row = std::max<std::ptrdiff_t>(0, -down), last_row = std::min(rows, rows - down);
  const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, -right), last = std::min(columns, columns - right);
  std::vector<std::uint64_t> counts(levels * levels);
  std::vector<std::uint32_t> tables(2 * levels * levels);
  const std::size_t half = levels * levels;
  // Levels of as many rows as a pair spans.
  const std::ptrdiff_t span = std::abs(down) + 1;
  std::vector<std::uint32_t> rows_kept(static_cast<std::size_t>(span * columns));
  const auto kept = [&](std::ptrdiff_t row) { return rows_kept.data() + row % span * columns; };
  std::ptrdiff_t read = 0;
  for (std::ptrdiff_t y = first_row; y < last_row; ++y) {
    run.tick();
    for (; read <= std::max(y, y + down); ++read) scale.row(static_cast<std::size_t>(read), kept(read));
    const std::uint32_t *here = kept(y), *there = kept(y + down) + right;
    for (std::ptrdiff_t x = first; x < last; ++x)
      ++tables[(static_cast<std::size_t>(x) & 1U) * half + here[x] * levels + there[x]];
    // A counter of 32 bits holds some rows of any picture that fits into memory.
    if ((y - first_row) % 1024 == 1023 || y + 1 == last_row) {
      for (std::size_t i = 0; i < half; ++i) counts[i] += std::uint64_t{tables[i]} + tables[half + i];
      std::fill(tables.begin(), tables.end(), 0U);
    }
  }
  return counts;
}

}  // namespace

CoOccurrenceTexture grey_level_co_occurrence(const GreyLevelCoOccurrence& question, core::Run& run) {
  const double base = log_of_base(kCoOccurrence, question.base);
  const std::size_t levels = checked_count(kCoOccurrence, "levels", question.levels, 2, kMostPairedLevels);
  if (question.rows == 0 && question.columns == 0)
    throw core::BadParameter(kCoOccurrence, "rows", "0 and columns 0", "such that pairs are of two pixels");
  const std::ptrdiff_t down = question.rows, right = question.columns;
  const Image image(kCoOccurrence, "x", question.x, static_cast<std::size_t>(std::abs(down)) + 1,
                    static_cast<std::size_t>(std::abs(right)) + 1);
  const GreyScale scale(kCoOccurrence, image, levels, question.within);
  const auto counts = count_pairs(image, scale, levels, down, right, run);
  std::uint64_t pairs = 0;
  for (const std::uint64_t count : counts) pairs += count;
  const double total = static_cast<double>(pairs) * (question.symmetric ? 2 : 1);
  std::vector<double> shares(counts.size());
  CoOccurrenceTexture out;
  CompensatedSum entropy, contrast, homogeneity, energy;
  CompensatedSum first, other;
  for (std::size_t i = 0; i < levels; ++i)
    for (std::size_t j = 0; j < levels; ++j) {
      const std::uint64_t both = counts[i * levels + j] + (question.symmetric ? counts[j * levels + i] : 0);
      if (both == 0) continue;
      const double p = static_cast<double>(both) / total;
      const double apart = static_cast<double>(i) - static_cast<double>(j);
      shares[i * levels + j] = p;
      entropy.add(-p * std::log(p));
      contrast.add(p * apart * apart);
      homogeneity.add(p / (1 + apart * apart));
      energy.add(p * p);
      first.add(p * static_cast<double>(i));
      other.add(p * static_cast<double>(j));
    }
  double product = 0, first_square = 0, other_square = 0;
  for (std::size_t i = 0; i < levels; ++i)
    for (std::size_t j = 0; j < levels; ++j) {
      const double p = shares[i * levels + j];
      const double a = static_cast<double>(i) - first.value(), b = static_cast<double>(j) - other.value();
      product += p * a * b;
      first_square += p * a * a;
      other_square += p * b * b;
    }
  // Levels are whole numbers: a variance below one pair's worth is rounding of none.
  if (first_square * total < 0.25 || other_square * total < 0.25) {
    run.warn(fmt::format("{}: one side of the pairs has one level only, which has no correlation", kCoOccurrence));
    out.correlation = std::numeric_limits<double>::quiet_NaN();
  } else {
    out.correlation = product / std::sqrt(first_square * other_square);
  }
  out.entropy = std::max(0.0, entropy.value()) / base;
  out.contrast = contrast.value();
  out.homogeneity = homogeneity.value();
  out.energy = energy.value();
  out.pairs = static_cast<double>(pairs);
  out.shares = core::Array({{"level", levels}, {"other", levels}}, std::move(shares));
  out.shares.label = "share of pairs";
  out.shares.is_mass = true;
  return out;
}

}  // namespace ansatz::information
