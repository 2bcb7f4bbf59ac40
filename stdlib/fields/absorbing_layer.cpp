// SPDX-License-Identifier: MIT
#include "stdlib/fields/absorbing_layer.h"

#include <algorithm>
#include <cmath>

#include "stdlib/fields/transfer_matrix.h"

namespace ansatz::fields {

std::vector<double> AbsorbingLayer::rates(std::span<const double> x, double low, double high) const {
  std::vector<double> out;
  for (double place : x) {
    const double depth = std::max({low + width - place, place - (high - width), 0.0}) / width;
    out.push_back(rate(depth));
  }
  return out;
}

double AbsorbingLayer::returned(double wavenumber, double mass) const {
  constexpr std::size_t kCells = 200;  // of one layer
  const double h = width / static_cast<double>(kCells), gauss = std::sqrt(3.0) / 6;
  Cells cells;
  for (std::size_t j = 0; j < 2 * kCells; ++j) {
    const auto at = [&](double offset) {
      const double s = (static_cast<double>(j) + 0.5 + offset) / static_cast<double>(kCells);
      return std::complex<double>(0, -rate(s < 1 ? s : 2 - s));
    };
    cells.cells.push_back({h, at(-gauss), at(gauss), 0});
  }
  const Scattered found = scatter(cells, wavenumber * wavenumber / (2 * mass), mass);
  return found.reflection + found.transmission;
}

AbsorbingLayer tuned_layer(double width, double slowest, double fastest, double mass) {
  const auto worst = [&](double logarithm) {
    const AbsorbingLayer layer{width, std::exp(logarithm)};
    double most = 0;
    for (int i = 0; i <= 4; ++i) {
      most = std::max(most, layer.returned(slowest * std::pow(fastest / slowest, i / 4.0), mass));
    }
    return most;
  };
  // Leakage falls and reflection rises with W, so the worst of both has one minimum. A layer of strength W lets
  // exp(-m W d/k) through, which sets where to look.
  const double centre = std::log(fastest / (mass * width));
  double low = centre - 2, high = centre + 7;
  constexpr double kGolden = 0.6180339887498949;
  double a = high - kGolden * (high - low), b = low + kGolden * (high - low), at_a = worst(a), at_b = worst(b);
  for (int i = 0; i < 18; ++i) {
    if (at_a < at_b) {
      high = b, b = a, at_b = at_a;
      a = high - kGolden * (high - low), at_a = worst(a);
    } else {
      low = a, a = b, at_a = at_b;
      b = low + kGolden * (high - low), at_b = worst(b);
    }
  }
  return {width, std::exp((low + high) / 2)};
}

}  // namespace ansatz::fields
