// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/diffusion_bandwidth.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "stdlib/core/fft.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kCells = std::size_t{1} << 14U;
constexpr int kStages = 7;

/// Squares of half the cosine coefficients of the histogram, from the first on.
std::vector<double> power(const std::vector<double>& sorted, double low, double range) {
  core::AlignedBuffer shares(kCells), coefficients(kCells);
  const double each = 1 / static_cast<double>(sorted.size());
  for (const double v : sorted) {
    const double place = (v - low) / range * static_cast<double>(kCells);
    shares[std::min(kCells - 1, static_cast<std::size_t>(place))] += each;
  }
  core::FftPlan(core::Transform::cosine_forward, kCells).execute(shares.data(), coefficients.data());
  std::vector<double> out(kCells - 1);
  for (std::size_t j = 1; j < kCells; ++j) out[j - 1] = 0.25 * coefficients[j] * coefficients[j];
  return out;
}

/// ‖f⁽ˢ⁾‖² of the density smoothed with variance 2t, in units of the range: 2π^(2s) Σ I^s b exp(−I π² t), I = j².
double roughness(const std::vector<double>& power, int s, double t) {
  constexpr double kSquare = std::numbers::pi * std::numbers::pi;
  double sum = 0;
  for (std::size_t j = 1; j <= power.size(); ++j) {
    const double i = static_cast<double>(j) * static_cast<double>(j);
    const double exponent = i * kSquare * t;
    if (exponent > 700) break;
    sum += std::pow(i, s) * power[j - 1] * std::exp(-exponent);
  }
  return 2 * std::pow(std::numbers::pi, 2 * s) * sum;
}

/// t less what the stages make of it.
double imbalance(const std::vector<double>& power, double n, double t) {
  double f = roughness(power, kStages, t);
  for (int s = kStages - 1; s >= 2; --s) {
    double odd = 1;
    for (int factor = 1; factor < 2 * s; factor += 2) odd *= factor;
    const double at_zero = odd / std::sqrt(2 * std::numbers::pi);
    const double share = (1 + std::pow(0.5, s + 0.5)) / 3;
    f = roughness(power, s, std::pow(2 * share * at_zero / (n * f), 2.0 / (3 + 2 * s)));
  }
  return t - std::pow(2 * n * std::sqrt(std::numbers::pi) * f, -0.4);
}

}  // namespace

std::optional<double> diffusion_bandwidth(const std::vector<double>& sorted) {
  const double span = sorted.back() - sorted.front();
  const double low = sorted.front() - span / 10, range = 1.2 * span;
  double distinct = 1;
  for (std::size_t i = 1; i < sorted.size(); ++i) distinct += sorted[i] != sorted[i - 1];
  const std::vector<double> squares = power(sorted, low, range);
  const auto balance = [&](double t) { return imbalance(squares, distinct, t); };
  const double least = 1e-12, most = 0.1, at_least = balance(least), at_most = balance(most);
  if (!(at_least < 0 && at_most > 0) || !std::isfinite(at_least) || !std::isfinite(at_most)) return std::nullopt;
  std::uintmax_t rounds = 100;
  const auto [below, above] = boost::math::tools::toms748_solve(
      balance, least, most, at_least, at_most, [](double a, double b) { return b - a <= 1e-12 * b; }, rounds);
  return std::sqrt(0.5 * (below + above)) * range;
}

}  // namespace ansatz::information
