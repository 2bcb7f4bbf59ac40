// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/gaussian_rate_distortion.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/channels/components.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kGaussianRateDistortion = "gaussian_rate_distortion";

// θ with Σ min(θ, σ²) = D, of variances in rising order: components below the level are lost whole.
double distortion_level(const std::vector<double>& rising, double distortion) {
  double left = distortion;
  for (std::size_t i = 0; i < rising.size(); ++i) {
    const double level = left / static_cast<double>(rising.size() - i);
    if (level <= rising[i]) return level;
    left -= rising[i];
  }
  return rising.back();
}

}  // namespace

GaussianRateDistortionResult gaussian_rate_distortion(const GaussianRateDistortion& question, core::Run&) {
  const double scale = information::log_of_base(kGaussianRateDistortion, question.base);
  const std::vector<double> variances = component_variances(kGaussianRateDistortion, "variances", question.variances);
  const std::vector<double> distortions = budget(kGaussianRateDistortion, "distortion", question.distortion, true);
  std::vector<double> rising = variances;
  std::sort(rising.begin(), rising.end());

  std::vector<double> rates, levels, shares;
  for (const double distortion : distortions) {
    const double level = distortion_level(rising, distortion);
    double rate = 0;
    for (const double v : variances) {
      if (v > level) rate += 0.5 * std::log(v / level);
      shares.push_back(std::min(v, level));
    }
    rates.push_back(rate / scale);
    levels.push_back(level);
  }
  GaussianRateDistortionResult out;
  out.rate = core::Array(question.distortion.dimensions(), std::move(rates));
  out.level = core::Array(question.distortion.dimensions(), std::move(levels));
  out.shares = over_components(question.distortion, question.variances, std::move(shares), "squared error");
  out.rate.label = "R (" + information::base_name(question.base) + ")";
  out.level.label = "θ";
  return out;
}

}  // namespace ansatz::bottleneck
