// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/pair_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

void check_tabled(const std::string& kernel, std::size_t points, const std::string& way_out) {
  if (points > kMostTabled)
    throw core::BadParameter(kernel, "samples", fmt::format("{} values", points),
                             fmt::format("at most {} values in all{}", kMostTabled, way_out));
}

PairTable distances(const std::vector<double>& points, std::size_t width, core::Run& run) {
  PairTable out;
  out.size = points.size() / width;
  out.values.resize(out.size * out.size);
  for (std::size_t i = 0; i < out.size; ++i) {
    run.tick();
    for (std::size_t j = 0; j < i; ++j) {
      double squares = 0;
      for (std::size_t c = 0; c < width; ++c) {
        const double d = points[i * width + c] - points[j * width + c];
        squares += d * d;
      }
      out.values[i * out.size + j] = out.values[j * out.size + i] = std::sqrt(squares);
    }
  }
  return out;
}

double median_distance(const PairTable& distances) {
  std::vector<double> all;
  all.reserve(distances.size * (distances.size - 1) / 2);
  for (std::size_t i = 0; i < distances.size; ++i) all.insert(all.end(), distances.row(i), distances.row(i) + i);
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  if (*middle > 0) return *middle;
  // More than half of the pairs are tied: the mean of all tells a width.
  double sum = 0;
  for (const double d : all) sum += d;
  return sum / static_cast<double>(all.size());
}

void make_gaussian(PairTable& distances, double width) {
  const double sigma = width > 0 ? width : median_distance(distances);
  for (std::size_t i = 0; i < distances.size; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double d = distances.at(i, j) / sigma;
      distances.values[i * distances.size + j] = distances.values[j * distances.size + i] = std::exp(-0.5 * d * d);
    }
    distances.values[i * distances.size + i] = 1;
  }
}

void check_width(const std::string& kernel, const char* name, double width) {
  if (!(width >= 0) || std::isinf(width))
    throw core::BadParameter(kernel, name, fmt::format("{:g}", width), "finite and at least 0");
}

std::vector<double> pooled_points(const std::string& kernel, const Samples& samples) {
  if (samples.width(0) != samples.width(1))
    throw core::BadParameter(kernel, "samples",
                             fmt::format("points of {} components in \"{}\" and of {} in \"{}\"", samples.width(0),
                                         samples.names[0], samples.width(1), samples.names[1]),
                             "points of one space");
  std::vector<double> pool = samples.values[0];
  pool.insert(pool.end(), samples.values[1].begin(), samples.values[1].end());
  return pool;
}

}  // namespace ansatz::hypothesis
