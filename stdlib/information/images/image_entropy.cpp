// SPDX-License-Identifier: MIT
#include "stdlib/information/images/image_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "stdlib/core/count.h"
#include "stdlib/core/each_stretch.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/images/image.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr int kMostLevels = 4096;
constexpr std::size_t kRows = 8;  // of a thread's turn

// Cells that are sorted, each with how often it stands there.
template <class Cell, class Visit>
void each_run(std::vector<Cell>& cells, Visit visit) {
  std::sort(cells.begin(), cells.end());
  for (std::size_t first = 0; first < cells.size();) {
    std::size_t last = first;
    while (last < cells.size() && cells[last] == cells[first]) ++last;
    visit(static_cast<double>(last - first));
    first = last;
  }
}

struct Sum {
  double entropy = 0;  // nats
  double alone = 0;    // cells that were seen once
};

template <class Cell>
Sum entropy_of(std::vector<Cell> cells) {
  const auto n = static_cast<double>(cells.size());
  Sum out;
  CompensatedSum sum;
  each_run(cells, [&](double count) {
    sum.add(-count / n * std::log(count / n));
    out.alone += count == 1 ? 1 : 0;
  });
  out.entropy = std::max(0.0, sum.value());
  return out;
}

}  // namespace

ImageEntropyEstimate image_entropy(const ImageEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "image_entropy";
  const double base = log_of_base(kKernel, question.base);
  const std::size_t levels = checked_count(kKernel, "levels", question.levels, 2, kMostLevels);
  const Image image(kKernel, "x", question.x, 2, 3);
  const auto grey = grey_levels(image, levels);
  const std::size_t rows = image.rows(), columns = image.columns();
  const auto at = [&](std::size_t y, std::size_t x) { return grey[y * columns + x]; };
  using Context = std::array<std::uint32_t, 4>;
  using Pixel = std::array<std::uint32_t, 5>;
  std::vector<Context> squares, contexts;
  std::vector<Pixel> pixels;
  for (std::size_t y = 1; y < rows; ++y) {
    run.tick();
    for (std::size_t x = 1; x < columns; ++x) {
      squares.push_back({at(y - 1, x - 1), at(y - 1, x), at(y, x - 1), at(y, x)});
      if (x + 1 == columns) continue;
      contexts.push_back({at(y, x - 1), at(y - 1, x), at(y - 1, x - 1), at(y - 1, x + 1)});
      const Context& known = contexts.back();
      pixels.push_back({known[0], known[1], known[2], known[3], at(y, x)});
    }
  }
  const Sum known = entropy_of(contexts), all = entropy_of(pixels);
  const auto counted = static_cast<double>(pixels.size());
  if (known.alone > counted / 2)
    run.warn(
        fmt::format("{}: {:.0f} % of the pixels have neighbours that were seen nowhere else, so spatial is too low; "
                    "fewer levels help",
                    kKernel, 100 * known.alone / counted));
  return {entropy_of(grey).entropy / base, entropy_of(squares).entropy / 4 / base,
          std::max(0.0, all.entropy - known.entropy) / base};
}

core::Array local_entropy(const LocalEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "local_entropy";
  const double base = log_of_base(kKernel, question.base);
  const std::size_t levels = checked_count(kKernel, "levels", question.levels, 2, kMostLevels);
  const std::size_t radius = core::count_of_at_least(1, kKernel, "radius", question.radius);
  const Image image(kKernel, "x", question.x, 1, 1);
  const auto grey = grey_levels(image, levels);
  const std::size_t rows = image.rows(), columns = image.columns();
  std::vector<double> out(rows * columns);
  // n ln n, of as many pixels as a window can have.
  const std::size_t side = 2 * std::min(radius, std::max(rows, columns)) + 1;
  std::vector<double> terms(std::min(side, rows) * std::min(side, columns) + 1);
  for (std::size_t n = 2; n < terms.size(); ++n) terms[n] = static_cast<double>(n) * std::log(static_cast<double>(n));
  core::each_stretch(rows, kRows, true, run, [&](std::size_t first, std::size_t last) {
    std::vector<std::size_t> counts(levels);
    for (std::size_t y = first; y < last; ++y) {
      const std::size_t top = y - std::min(y, radius), bottom = std::min(rows, y + radius + 1);
      std::fill(counts.begin(), counts.end(), std::size_t{0});
      // Σ n ln n over levels, which a pixel that comes or goes changes in one term.
      double sum = 0, pixels = 0;
      const auto change = [&](std::size_t x, bool comes) {
        for (std::size_t row = top; row < bottom; ++row) {
          std::size_t& n = counts[grey[row * columns + x]];
          sum -= terms[n];
          n = comes ? n + 1 : n - 1;
          sum += terms[n];
        }
        pixels += static_cast<double>(bottom - top) * (comes ? 1 : -1);
      };
      for (std::size_t x = 0; x < std::min(radius, columns); ++x) change(x, true);
      for (std::size_t x = 0; x < columns; ++x) {
        if (x + radius < columns) change(x + radius, true);
        if (x > radius) change(x - radius - 1, false);
        out[y * columns + x] = std::max(0.0, std::log(pixels) - sum / pixels) / base;
      }
    }
  });
  core::Array map(question.x.dimensions(), std::move(out));
  map.label = "local entropy (" + base_name(question.base) + ")";
  return map;
}

}  // namespace ansatz::information
