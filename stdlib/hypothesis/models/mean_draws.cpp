// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/mean_draws.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/resampling/stationary_places.h"

namespace ansatz::hypothesis {

double mean_length(const char* kernel, int block, std::size_t steps) {
  if (block == -1) return std::round(std::sqrt(static_cast<double>(steps)));
  if (block < 1 || static_cast<std::size_t>(block) > steps)
    throw core::BadParameter(kernel, "block", std::to_string(block), fmt::format("in [1, {}], or -1", steps));
  return block;
}

std::vector<std::vector<double>> mean_draws(const std::vector<std::vector<double>>& series, double length, int draws,
                                            core::Run& run) {
  const std::size_t n = series.front().size();
  std::vector<std::vector<double>> centred = series;
  for (auto& values : centred) {
    const double mean = moments(values).mean;
    for (double& v : values) v -= mean;
  }
  StationaryPlaces draw(length);
  std::vector<std::uint32_t> places(n);
  std::vector<double> times(n);
  std::vector<std::vector<double>> out;
  const core::Stream stream = run.stream("stationary");
  for (int b = 0; b < draws; ++b) {
    run.tick();
    draw(stream.at(static_cast<std::uint64_t>(b)), places);
    // How often each step was drawn is all that a mean needs, and serves every series.
    std::fill(times.begin(), times.end(), 0.0);
    for (const std::uint32_t place : places) times[place] += 1;
    std::vector<double> means;
    for (const auto& values : centred) {
      double sum = 0;
      for (std::size_t i = 0; i < n; ++i) sum += times[i] * values[i];
      means.push_back(sum / static_cast<double>(n));
    }
    out.push_back(std::move(means));
  }
  return out;
}

}  // namespace ansatz::hypothesis
