// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "stdlib/fields/absorbing_layer.h"

namespace ansatz::fields {
namespace {

constexpr double kGoodEnough = 1e-8;

/// The largest share returned of the wavenumbers between, at even ratios.
double worst(const AbsorbingLayer& layer, double slowest, double fastest, double mass, int looks) {
  double most = 0;
  for (int i = 0; i < looks; ++i)
    most = std::max(most, layer.returned(slowest * std::pow(fastest / slowest, i / (looks - 1.0)), mass));
  return most;
}

/// Logarithms of W, p, D and q, and what a layer of them returns.
struct Corner {
  std::array<double, 4> at{};
  double value = 0;
};

}  // namespace

AbsorbingLayer tuned_layer(double width, double slowest, double fastest, double mass) {
  const auto returned = [&](double logarithm) {
    return worst({width, std::exp(logarithm)}, slowest, fastest, mass, 5);
  };
  // Leakage falls and reflection rises with W, so the worst of both has one minimum. A layer of strength W lets
  // exp(-m W d/k) through, which sets where to look.
  const double centre = std::log(fastest / (mass * width));
  double low = centre - 2, high = centre + 7;
  constexpr double kGolden = 0.6180339887498949;
  double a = high - kGolden * (high - low), b = low + kGolden * (high - low), at_a = returned(a), at_b = returned(b);
  for (int i = 0; i < 18; ++i) {
    if (at_a < at_b) {
      high = b, b = a, at_b = at_a;
      a = high - kGolden * (high - low), at_a = returned(a);
    } else {
      low = a, a = b, at_a = at_b;
      b = low + kGolden * (high - low), at_b = returned(b);
    }
  }
  return {width, std::exp((low + high) / 2)};
}

// A simplex that is reflected, stretched and shrunk (Nelder and Mead, Comput. J. 7 (1965) 308–313), from what such
// searches ended at for layers of one to four of the slowest wavelengths: depth and strength some times its energy,
// powers that grow with the width.
AbsorbingLayer tuned_accelerating_layer(double width, double slowest, double fastest, double mass, double highest) {
  const double energy = slowest * slowest / (2 * mass), waves = std::clamp(slowest * width, 1.0, 24.0);
  const double deepest = (highest * highest - fastest * fastest) / (2 * mass);
  if (deepest < energy) return tuned_layer(width, slowest, fastest, mass);
  const auto layer_at = [&](const std::array<double, 4>& at) {
    return AbsorbingLayer{width, std::exp(at[0]), std::exp(at[1]), std::min(std::exp(at[2]), deepest), std::exp(at[3])};
  };
  const auto looked_at = [&](const std::array<double, 4>& at) {
    return Corner{at, worst(layer_at(at), slowest, fastest, mass, 7)};
  };
  const std::array<double, 4> start = {std::log(35 * energy), std::log(3 + 0.35 * waves), std::log(12 * energy),
                                       std::log(1.5 + 0.2 * waves)};
  std::array<Corner, 5> corners;
  for (std::size_t i = 0; i < 5; ++i) {
    auto at = start;
    if (i > 0) at[i - 1] += 0.4;
    corners[i] = looked_at(at);
  }
  const auto by_value = [](const Corner& a, const Corner& b) { return a.value < b.value; };
  for (int step = 0; step < 120; ++step) {
    std::stable_sort(corners.begin(), corners.end(), by_value);
    if (corners[0].value < kGoodEnough) break;
    std::array<double, 4> middle{};
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 4; ++j) middle[j] += corners[i].at[j] / 4;
    const auto beyond = [&](double way) {
      auto at = middle;
      for (std::size_t j = 0; j < 4; ++j) at[j] += way * (middle[j] - corners[4].at[j]);
      return looked_at(at);
    };
    const Corner mirrored = beyond(1);
    if (mirrored.value < corners[0].value) {
      const Corner further = beyond(2);
      corners[4] = further.value < mirrored.value ? further : mirrored;
    } else if (mirrored.value < corners[3].value) {
      corners[4] = mirrored;
    } else {
      const Corner nearer = beyond(mirrored.value < corners[4].value ? 0.5 : -0.5);
      if (nearer.value < std::min(mirrored.value, corners[4].value)) {
        corners[4] = nearer;
        continue;
      }
      for (std::size_t i = 1; i < 5; ++i) {
        auto at = corners[i].at;
        for (std::size_t j = 0; j < 4; ++j) at[j] = (at[j] + corners[0].at[j]) / 2;
        corners[i] = looked_at(at);
      }
    }
  }
  return layer_at(std::min_element(corners.begin(), corners.end(), by_value)->at);
}

}  // namespace ansatz::fields
