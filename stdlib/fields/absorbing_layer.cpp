// SPDX-License-Identifier: MIT
#include "stdlib/fields/absorbing_layer.h"

#include <algorithm>
#include <cmath>

#include "stdlib/fields/transfer_matrix.h"

namespace ansatz::fields {
namespace {

template <class Profile>
std::vector<double> at_depths(std::span<const double> x, double low, double high, double width, Profile profile) {
  std::vector<double> out;
  for (double place : x) out.push_back(profile(std::max({low + width - place, place - (high - width), 0.0}) / width));
  return out;
}

double to_the(double share, double power) { return power == 3 ? share * share * share : std::pow(share, power); }

}  // namespace

double AbsorbingLayer::rate(double share) const { return strength * to_the(share, power); }
double AbsorbingLayer::pull(double share) const { return depth == 0 ? 0 : depth * to_the(share, depth_power); }

std::vector<double> AbsorbingLayer::rates(std::span<const double> x, double low, double high) const {
  return at_depths(x, low, high, width, [&](double share) { return rate(share); });
}

std::vector<double> AbsorbingLayer::pulls(std::span<const double> x, double low, double high) const {
  return at_depths(x, low, high, width, [&](double share) { return pull(share); });
}

double AbsorbingLayer::returned(double wavenumber, double mass) const {
  // Of one layer: no cell longer than a quarter of a radian, whatever the wave is drawn in to.
  const double fastest = std::sqrt(wavenumber * wavenumber + 2 * mass * depth);
  const auto count = static_cast<std::size_t>(std::clamp(4 * fastest * width, 64.0, 2000.0));
  const double h = width / static_cast<double>(count), gauss = std::sqrt(3.0) / 6;
  Cells cells;
  cells.cells.reserve(2 * count);
  for (std::size_t j = 0; j < count; ++j) {
    const auto at = [&](double offset) {
      const double s = (static_cast<double>(j) + 0.5 + offset) / static_cast<double>(count);
      return std::complex<double>(-pull(s), -rate(s));
    };
    cells.cells.push_back({h, at(-gauss), at(gauss), 0});
  }
  for (std::size_t j = count; j-- > 0;) {
    const Cells::Cell& there = cells.cells[j];
    cells.cells.push_back({h, there.second, there.first, 0});
  }
  const Scattered found = scatter(cells, wavenumber * wavenumber / (2 * mass), mass);
  return found.reflection + found.transmission;
}

}  // namespace ansatz::fields
