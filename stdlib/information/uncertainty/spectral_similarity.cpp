// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/core/ranks.h"
#include "stdlib/information/sequences/series.h"
#include "stdlib/information/uncertainty/surprisal_spectrum.h"

namespace ansatz::information {

namespace {

constexpr const char* kSpectralSimilarity = "spectral_similarity";

struct Spectrum {
  std::vector<double> at, values;

  Spectrum(const char* name, const core::Array& given) {
    const Series read(kSpectralSimilarity, name, given, 2);
    values.assign(read.values().begin(), read.values().end());
    at = given.coordinate_values(0);
    for (std::size_t i = 1; i < at.size(); ++i)
      if (!(at[i] > at[i - 1]))
        throw core::BadParameter(kSpectralSimilarity, name, fmt::format("at {:g} behind {:g}", at[i], at[i - 1]),
                                 "given at frequencies that rise");
  }

  // At places that rise.
  std::vector<double> on(const std::vector<double>& grid) const {
    std::vector<double> out;
    std::size_t i = 0;
    for (const double place : grid) {
      while (i + 2 < at.size() && at[i + 1] < place) ++i;
      const double share = std::clamp((place - at[i]) / (at[i + 1] - at[i]), 0.0, 1.0);
      out.push_back(values[i] + share * (values[i + 1] - values[i]));
    }
    return out;
  }
};

double cosine_of(const std::vector<double>& x, const std::vector<double>& y) {
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += x[i] * y[i];
    xx += x[i] * x[i];
    yy += y[i] * y[i];
  }
  return xx > 0 && yy > 0 ? std::clamp(xy / std::sqrt(xx) / std::sqrt(yy), -1.0, 1.0)
                          : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> about_mean(std::vector<double> x) {
  const Moments about = moments(x);
  // Equal values differ from their mean by rounding.
  const bool is_constant = std::all_of(x.begin(), x.end(), [&](double v) { return v == x[0]; });
  for (double& v : x) v = is_constant ? 0 : v - about.mean;
  return x;
}

// In units of its largest value, so that squares are numbers.
std::vector<double> scaled_to_one(std::vector<double> x) {
  double largest = 0;
  for (const double v : x) largest = std::max(largest, std::abs(v));
  if (largest > 0)
    for (double& v : x) v /= largest;
  return x;
}

}  // namespace

SpectralSimilarityEstimate spectral_similarity(const SpectralSimilarity& question, core::Run& run) {
  const std::size_t points = core::count_of_at_least(3, kSpectralSimilarity, "points", question.points);
  const Spectrum one("x", question.x), other("y", question.y);
  const double low = std::max(one.at.front(), other.at.front()), high = std::min(one.at.back(), other.at.back());
  if (!(low < high))
    throw core::BadParameter(kSpectralSimilarity, "y",
                             fmt::format("given from {:g} to {:g}", other.at.front(), other.at.back()),
                             fmt::format("given where x is, from {:g} to {:g}", one.at.front(), one.at.back()));
  run.tick();
  std::vector<double> grid;
  for (std::size_t i = 0; i < points; ++i)
    grid.push_back(low + (high - low) * static_cast<double>(i) / static_cast<double>(points - 1));
  const std::vector<double> x = one.on(grid), y = other.on(grid);
  // The grid is even, so its step goes out of the ratio of areas; ends count half.
  double both = 0, either = 0;
  for (std::size_t i = 0; i < points; ++i) {
    const double weight = i == 0 || i + 1 == points ? 0.5 : 1;
    both += weight * std::min(std::abs(x[i]), std::abs(y[i]));
    either += weight * std::max(std::abs(x[i]), std::abs(y[i]));
  }
  SpectralSimilarityEstimate out;
  out.overlap = either > 0 ? both / either : std::numeric_limits<double>::quiet_NaN();
  out.cosine = cosine_of(scaled_to_one(x), scaled_to_one(y));
  out.angle = std::acos(out.cosine) / std::numbers::pi;
  out.pearson = cosine_of(about_mean(scaled_to_one(x)), about_mean(scaled_to_one(y)));
  out.spearman = cosine_of(about_mean(core::midranks(x)), about_mean(core::midranks(y)));
  if (std::isnan(out.cosine))
    run.warn(fmt::format("{}: a spectrum is 0 throughout, which has no direction", kSpectralSimilarity));
  else if (std::isnan(out.pearson))
    run.warn(fmt::format("{}: a spectrum is constant, which has no correlation", kSpectralSimilarity));
  return out;
}

}  // namespace ansatz::information
