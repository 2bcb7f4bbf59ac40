// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/gaussian_kernel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/small_points.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kNeighbours = 10;
constexpr std::size_t kRowsOfMedian = 2000;

double median_distance(const Points& rows, core::Run& run) {
  const std::size_t step = (rows.count + kRowsOfMedian - 1) / kRowsOfMedian;
  std::vector<double> squares;
  for (std::size_t i = 0; i < rows.count; i += step) {
    run.tick();
    for (std::size_t j = i + step; j < rows.count; j += step) {
      double square = 0;
      for (std::size_t a = 0; a < rows.dimension; ++a) {
        const double gap = rows.at(i, a) - rows.at(j, a);
        square += gap * gap;
      }
      squares.push_back(square);
    }
  }
  if (squares.empty()) return 0;
  const auto middle = squares.begin() + static_cast<std::ptrdiff_t>(squares.size() / 2);
  std::nth_element(squares.begin(), middle, squares.end());
  if (squares.size() % 2 == 1) return std::sqrt(*middle);
  return 0.5 * (std::sqrt(*middle) + std::sqrt(*std::max_element(squares.begin(), middle)));
}

double mean_neighbour_distance(const Points& rows, core::Run& run) {
  const std::size_t k = std::min(kNeighbours, rows.count - 1);
  if (k == 0) return 0;
  double sum = 0;
  const auto distances = Nearest(rows, Norm::euclidean, run).distances(k, 0, run);
  for (const double distance : distances) sum += distance;
  return sum / static_cast<double>(distances.size());
}

double silverman_width(const Points& rows) {
  double variance = 0;
  for (std::size_t a = 0; a < rows.dimension; ++a) {
    const double deviation = moments(rows.column(a)).deviation;
    variance += deviation * deviation / static_cast<double>(rows.dimension);
  }
  return std::pow(static_cast<double>(rows.count), -1 / (4 + static_cast<double>(rows.dimension))) *
         std::sqrt(variance);
}

// exp(−v/2) by the tape, which takes eight at a time where it can.
const core::Function& bell() {
  static const core::Function function = core::Function::traced(exp(-0.5 * core::Expression::argument(0)), 1);
  return function;
}

}  // namespace

double kernel_width(const std::string& kernel, const std::string& name, const KernelWidth& width, const Points& rows,
                    core::Run& run) {
  const auto checked = [&](double sigma) {
    if (!std::isinf(1 / sigma)) return sigma;
    throw core::BadParameter(kernel, name, fmt::format("{:.3g}", sigma), "1e-307 at least: take another unit");
  };
  if (const double* number = std::get_if<double>(&width)) {
    if (!(*number > 0) || std::isinf(*number))
      throw core::BadParameter(kernel, name, fmt::format("{:g}", *number), "above 0 and finite, or a rule");
    return checked(*number);
  }
  const std::string& rule = std::get<std::string>(width);
  if (rule != "neighbours" && rule != "silverman" && rule != "median")
    throw core::BadParameter(kernel, name, "\"" + rule + "\"",
                             "\"neighbours\", \"silverman\", \"median\" or a number above 0");
  // Rules compare squares, so that small numbers are taken in a unit in which these are none too small.
  Points scaled = rows;
  const int exponent = scale_up(scaled);
  const double found = rule == "neighbours"  ? mean_neighbour_distance(scaled, run)
                       : rule == "silverman" ? silverman_width(scaled)
                                             : median_distance(scaled, run);
  return checked(found > 0 ? std::scalbn(found, exponent) : 1);
}

void gaussian_column(const Points& rows, const Points& others, std::size_t j, double width, std::span<double> out,
                     std::size_t first) {
  std::fill(out.begin(), out.end(), 0.0);
  const double scale = 1 / width;
  for (std::size_t a = 0; a < rows.dimension; ++a) {
    const double* const column = rows.column(a).data() + first;
    const double there = others.at(j, a);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double gap = (column[i] - there) * scale;
      out[i] += gap * gap;
    }
  }
  const double* const in = out.data();
  bell().evaluate({&in, 1}, out.data(), out.size());
}

}  // namespace ansatz::information
