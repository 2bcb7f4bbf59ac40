// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/stationary_places.h"

#include <cmath>

namespace ansatz::hypothesis {

void StationaryPlaces::operator()(const core::Stream& stream, std::span<std::uint32_t> places) {
  uniform_.resize(places.size());
  stream.fill_uniform(uniform_);
  const auto n = static_cast<double>(places.size());
  const auto end = static_cast<std::uint32_t>(places.size());
  std::uint32_t here = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    // A number below `fresh_` tells by its place there where the next stretch begins.
    const double share = i == 0 ? uniform_[0] : uniform_[i] / fresh_;
    here = share < 1 ? static_cast<std::uint32_t>(share * n) : here + 1 == end ? 0 : here + 1;
    places[i] = here;
  }
}

double stationary_variance(const std::vector<double>& centred, double mean_length) {
  const auto n = static_cast<double>(centred.size());
  const double stay = 1 - 1 / mean_length;
  double sum = 0;
  for (std::size_t lag = 0; lag < centred.size(); ++lag) {
    const auto l = static_cast<double>(lag);
    const double kernel = (1 - l / n) * std::pow(stay, l) + l / n * std::pow(stay, n - l);
    if (lag > 0 && !(kernel > 1e-18)) continue;
    double products = 0;
    for (std::size_t i = lag; i < centred.size(); ++i) products += centred[i] * centred[i - lag];
    sum += (lag == 0 ? 1 : 2) * kernel * products / n;
  }
  return sum;
}

}  // namespace ansatz::hypothesis
