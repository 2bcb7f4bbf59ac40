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
  // κ_l γ_l summed over l is (1 − l/n)(1 − q)^l times the autocovariance of the series closed to a ring. Of each value
  // two sums over those before it, Σ a^l c and Σ l a^l c, l = 1 … n, go from place to place.
  const std::size_t size = centred.size();
  const auto n = static_cast<double>(size);
  const double a = 1 - 1 / mean_length, all_round = std::pow(a, n);
  double decayed = 0, delayed = 0, squares = 0, products = 0;
  double power = 1;
  for (std::size_t l = 1; l <= size; ++l) {
    power *= a;
    decayed += power * centred[size - l], delayed += static_cast<double>(l) * power * centred[size - l];
  }
  for (const double c : centred) {
    squares += c * c;
    products += c * (decayed - delayed / n);
    // One place on: what was n places back leaves, and c comes in.
    delayed = a * (c + decayed + delayed - (n + 1) * all_round * c);
    decayed = a * (c + decayed - all_round * c);
  }
  return (squares + 2 * products) / n;
}

}  // namespace ansatz::hypothesis
