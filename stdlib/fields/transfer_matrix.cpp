// SPDX-License-Identifier: MIT
#include "stdlib/fields/transfer_matrix.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ansatz::fields {
namespace {

using Complex = std::complex<double>;

/// sinh(μ)/μ of μ².
Complex sinhc(Complex square) {
  if (std::abs(square) < 1e-6) return 1.0 + square / 6.0 + square * square / 120.0;
  const Complex root = std::sqrt(square);
  return std::sinh(root) / root;
}

/// ψ and ψ' at the right end of a cell, left of its spike, become those at its left end.
void step_left(const Cells::Cell& cell, double energy, double mass, Complex& value, Complex& slope) {
  const double h = cell.width;
  const Complex q1 = 2 * mass * (cell.first - energy), q2 = 2 * mass * (cell.second - energy);
  // -Ω, since the way is from right to left: Ω = h (A₁ + A₂)/2 - (√3/12) h² [A₁, A₂], A = (0 1; q 0).
  const Complex diagonal = std::numbers::sqrt3 / 12 * h * h * (q2 - q1), lower = -h * (q1 + q2) / 2.0;
  const Complex square = diagonal * diagonal - h * lower;
  const Complex even = std::cosh(std::sqrt(square)), odd = sinhc(square);
  const Complex old = value;
  value = (even + odd * diagonal) * old - odd * h * slope;
  slope = odd * lower * old + (even - odd * diagonal) * slope;
}

}  // namespace

Scattered scatter(const Cells& cells, double energy, double mass) {
  Scattered out;
  if (!(energy > cells.left_level)) {
    out.reflection = 1;
    return out;
  }
  const double k = std::sqrt(2 * mass * (energy - cells.left_level));
  const double beyond = 2 * mass * (energy - cells.right_level);
  const double q = std::sqrt(std::fabs(beyond));
  const Complex i(0, 1);
  Complex value = 1, slope = beyond > 0 ? i * q : Complex(-q);
  double dwelled = 0;
  // ∫ |ψ|² by the trapezoid rule with slopes at the ends, as exact as the cells.
  const auto density = [&] { return std::norm(value); };
  const auto rise = [&] { return 2 * (std::conj(value) * slope).real(); };
  for (auto cell = cells.cells.rbegin(); cell != cells.cells.rend(); ++cell) {
    slope -= 2 * mass * cell->spike * value;
    const double right = density(), right_rise = rise(), h = cell->width;
    step_left(*cell, energy, mass, value, slope);
    dwelled += h / 2 * (density() + right) + h * h / 12 * (rise() - right_rise);
  }
  const Complex incoming = (value + slope / (i * k)) / 2.0, returning = (value - slope / (i * k)) / 2.0;
  const double size = std::norm(incoming);
  out.reflected = returning / incoming;
  out.reflection = std::norm(out.reflected);
  out.dwell_time = dwelled / size * mass / k;
  if (beyond > 0 && std::isfinite(size)) {
    out.transmitted = 1.0 / incoming;
    out.transmission = q / k / size;
  } else if (!std::isfinite(size)) {  // so opaque that the wave left the doubles on its way
    out.reflection = 1;
    out.dwell_time = 0;
  }
  return out;
}

Cells cells_of(const Landscape& land, double energy, double mass, Ends ends) {
  Cells out;
  const double begin = ends == Ends::far ? land.far_low : land.low,
               stop = ends == Ends::far ? land.far_high : land.high;
  out.left_level = land.left_level;
  out.right_level = land.right_level;
  std::vector<double> marks{begin, stop};
  for (const Landscape::Block& block : land.blocks) {
    marks.push_back(block.low);
    if (std::isfinite(block.high)) marks.push_back(block.high);
  }
  for (const Landscape::Spike& spike : land.spikes) marks.push_back(spike.place);
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    const double low = marks[i], length = marks[i + 1] - low;
    std::size_t count = 400;  // one would do for what passes, but not for the integral of |ψ|²
    if (land.smooth) {
      const double wave = 2 * std::numbers::pi / std::sqrt(2 * mass * std::max(energy, 1e-3));
      count = std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(300 * length / std::min(wave, length))), 3000,
                                      200'000);
    }
    const double h = length / static_cast<double>(count);
    std::vector<double> places;
    for (std::size_t j = 0; j < count; ++j) {
      const double middle = low + h * (static_cast<double>(j) + 0.5);
      places.push_back(middle - h * std::numbers::sqrt3 / 6);
      places.push_back(middle + h * std::numbers::sqrt3 / 6);
    }
    std::vector<double> v = land.smooth_at(places);
    double flat = 0;
    for (const Landscape::Block& block : land.blocks) {
      if (block.low <= low && low < block.high) flat += block.height;
    }
    for (std::size_t j = 0; j < count; ++j) out.cells.push_back({h, v[2 * j] + flat, v[2 * j + 1] + flat, 0});
  }
  if (out.cells.empty()) out.cells.push_back({0, energy, energy, 0});
  for (const Landscape::Spike& spike : land.spikes) {
    if (spike.place >= stop) {
      out.cells.back().spike += spike.strength;
      continue;
    }
    double end = begin;
    for (Cells::Cell& cell : out.cells) {
      end += cell.width;
      if (std::fabs(end - spike.place) < 1e-12 * (1 + std::fabs(end))) cell.spike += spike.strength;
    }
  }
  return out;
}

}  // namespace ansatz::fields
