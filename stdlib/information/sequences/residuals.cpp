// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/residuals.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sequences.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kFewest = 4;  // scales
constexpr std::size_t kUsual = 20;
constexpr double kShortestSeries = 16;

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

Trend::Trend(std::size_t length, std::size_t order) : length_(length), left_(length) {
  // Gram–Schmidt, twice over, of t times the last polynomial, t from −1 to 1.
  std::vector<double> next(length, 1.0);
  for (std::size_t k = 0; k <= order; ++k) {
    for (int pass = 0; pass < 2; ++pass) {
      for (const auto& known : polynomials_) {
        const double share = dot(next, known);
        for (std::size_t i = 0; i < length; ++i) next[i] -= share * known[i];
      }
    }
    const double size = std::sqrt(dot(next, next));
    for (double& v : next) v /= size;
    polynomials_.push_back(next);
    for (std::size_t i = 0; i < length; ++i)
      next[i] *= 2 * static_cast<double>(i) / static_cast<double>(length - 1) - 1;
  }
}

double Trend::residual(std::span<const double> stretch) const {
  for (std::size_t i = 0; i < length_; ++i) left_[i] = stretch[i] - stretch[0];
  for (const auto& polynomial : polynomials_) {
    const double share = dot(left_, polynomial);
    for (std::size_t i = 0; i < length_; ++i) left_[i] -= share * polynomial[i];
  }
  return dot(left_, left_) / static_cast<double>(length_);
}

std::vector<double> residuals_of(std::span<const double> profile, std::size_t length, std::size_t order,
                                 bool from_both_ends) {
  const Trend trend(length, order);
  const std::size_t stretches = profile.size() / length;
  std::vector<double> out;
  for (const bool is_from_end : {false, true}) {
    if (is_from_end && !from_both_ends) break;
    const std::size_t first = is_from_end ? profile.size() - stretches * length : 0;
    for (std::size_t k = 0; k < stretches; ++k)
      out.push_back(trend.residual(profile.subspan(first + k * length, length)));
  }
  return out;
}

std::vector<double> profile_of(std::span<const double> x) {
  const double mean = moments(x).mean;
  std::vector<double> out;
  double sum = 0;
  for (const double v : x) out.push_back(sum += v - mean);
  return out;
}

std::vector<std::size_t> checked_scales(const std::string& kernel, const std::vector<double>& given, std::size_t least,
                                        std::size_t count) {
  std::vector<double> scales = given;
  if (scales.empty() && static_cast<double>(count) / 4 > kShortestSeries) {
    const auto usual = core::log_spaced(kShortestSeries, std::floor(static_cast<double>(count) / 4), kUsual).as_real();
    scales.assign(usual.real().begin(), usual.real().end());
  }
  std::vector<std::size_t> out;
  for (const double scale : scales) {
    if (!(scale >= static_cast<double>(least)) || scale > static_cast<double>(count) || scale != std::floor(scale))
      throw core::BadParameter(kernel, "scales", fmt::format("{:g} among others", scale),
                               fmt::format("whole numbers in [{}, {}], the length of x", least, count));
    out.push_back(static_cast<std::size_t>(scale));
  }
  if (out.size() < kFewest) {
    if (given.empty())
      throw core::BadParameter(kernel, "x", fmt::format("{} value{}", count, count == 1 ? "" : "s"),
                               "long enough for four scales from 16 to a quarter of it: at least 76 values");
    throw core::BadParameter(kernel, "scales", fmt::format("{} number{}", out.size(), out.size() == 1 ? "" : "s"),
                             "at least 4, for a slope");
  }
  return out;
}

}  // namespace ansatz::information
