// SPDX-License-Identifier: MIT
//
// A turn of the bottleneck against the exponentials alone that it takes, over sizes and shapes; then whole curves.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "stdlib/bottleneck/discrete/code.h"
#include "stdlib/bottleneck/discrete/information_bottleneck.h"
#include "stdlib/bottleneck/discrete/starts.h"
#include "stdlib/core/expression/elementary.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bottleneck;

/// Rows that differ smoothly: p(y|x) a softmax of waves in x.
core::Array joint(std::size_t rows, std::size_t columns) {
  std::vector<double> cells(rows * columns);
  for (std::size_t x = 0; x < rows; ++x) {
    double sum = 0;
    for (std::size_t y = 0; y < columns; ++y) {
      const double phase = 6.0 * static_cast<double>(x) / static_cast<double>(rows) + 1.7 * static_cast<double>(y);
      sum += cells[x * columns + y] = std::exp(3 * std::sin(phase));
    }
    for (std::size_t y = 0; y < columns; ++y) cells[x * columns + y] /= sum * static_cast<double>(rows);
  }
  return core::Array({core::Dimension("x", rows), core::Dimension("y", columns)}, std::move(cells));
}

void turns(std::size_t rows, std::size_t columns, std::size_t codewords, int count) {
  core::Run run;
  const Source source = read_source("bench", joint(rows, columns), run);
  const Code start = code_of_clusters(source, random_partition(source.symbols, codewords, core::Stream(1)), codewords);
  const std::size_t cells = source.symbols * codewords;
  std::vector<double> numbers(2048, -1.0), out(2048);
  double of_turn = 1e300, of_exp = 1e300;
  for (int repeat = 0; repeat < 5; ++repeat) {
    double begin = bench::clock_seconds();
    const SolvedCode solved = solve_code(source, 3, start, {.tolerance = 1e-300, .fall = 0, .turns = count}, run);
    of_turn = std::min(of_turn, (bench::clock_seconds() - begin) / solved.turns);
    begin = bench::clock_seconds();
    for (std::size_t done = 0; done < cells; done += numbers.size())
      core::exp_of(numbers.data(), out.data(), std::min(numbers.size(), cells - done));
    of_exp = std::min(of_exp, bench::clock_seconds() - begin);
  }
  fmt::print(
      "{:>6} x {:>4}, {:>3} codewords {:10.3f} ms {:8.2f} ns a cell of the encoder {:7.2f} of its exponentials\n", rows,
      columns, codewords, 1e3 * of_turn, 1e9 * of_turn / static_cast<double>(cells), of_turn / of_exp);
}

void curve(std::size_t rows, std::size_t betas) {
  std::vector<double> cells, beta;
  for (std::size_t x = 0; x < rows; ++x) {  // a rule of one threshold, with soft labels
    const double p = 1 / (1 + std::exp(-30.5 * (static_cast<double>(x) / static_cast<double>(rows) - 0.5)));
    cells.push_back(p / static_cast<double>(rows));
    cells.push_back((1 - p) / static_cast<double>(rows));
  }
  for (std::size_t k = 0; k < betas; ++k)
    beta.push_back(1.01 * std::pow(200 / 1.01, static_cast<double>(k) / static_cast<double>(betas - 1)));
  core::Run run;
  const double begin = bench::clock_seconds();
  information_bottleneck(
      {core::Array({core::Dimension("x", rows), core::Dimension("y", 2)}, std::move(cells)), core::Array::of(beta)},
      run);
  fmt::print("curve of {:>6} x 2, {} beta {:8.2f} s\n", rows, betas, bench::clock_seconds() - begin);
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_smoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
  fmt::print("processor time of one thread, a turn the least of 5\n");
  for (const std::size_t rows : {1024, 4096, 16384, 65536})
    if (rows <= 4096 || !is_smoke) turns(rows, 2, 32, 60);
  turns(1024, 16, 32, 60);
  if (!is_smoke) turns(10'000, 1000, 32, 20);
  curve(is_smoke ? 256 : 1024, 60);
  if (!is_smoke) curve(4096, 60);
  fmt::print("peak memory {:.0f} MB\n", bench::peak_megabytes());
}
