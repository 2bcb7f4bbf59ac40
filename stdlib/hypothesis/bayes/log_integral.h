// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <vector>

namespace ansatz::hypothesis {

/// ln ∫ exp(log_f(x)) dx from the first to the last of the breaks, piece by piece, without overflow: the largest value
/// at a break is taken out, so breaks must lie close enough that no piece rises above its ends by a factor of e⁷⁰⁰.
template <class LogDensity>
double log_integral(const LogDensity& log_f, const std::vector<double>& breaks) {
  using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
  constexpr unsigned kHalvings = 12;
  constexpr double kNothing = 80;  // e⁻⁸⁰ of the largest value, over a few hundred pieces
  std::vector<double> at;
  for (const double x : breaks) at.push_back(log_f(x));
  const double top = *std::max_element(at.begin(), at.end());
  double sum = 0;
  for (std::size_t i = 0; i + 1 < breaks.size(); ++i) {
    if (std::max(at[i], at[i + 1]) < top - kNothing) continue;
    sum +=
        Rule::integrate([&](double x) { return std::exp(log_f(x) - top); }, breaks[i], breaks[i + 1], kHalvings, 1e-13);
  }
  return top + std::log(sum);
}

}  // namespace ansatz::hypothesis
