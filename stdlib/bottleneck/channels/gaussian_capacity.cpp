// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/gaussian_capacity.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/channels/components.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kGaussianCapacity = "gaussian_capacity";

// ν with Σ (ν − N)⁺ = P, of noises in rising order: the quietest channels are filled first.
double water_level(const std::vector<double>& rising, double power) {
  double filled = power;
  for (std::size_t i = 0; i < rising.size(); ++i) {
    filled += rising[i];
    const double level = filled / static_cast<double>(i + 1);
    if (i + 1 == rising.size() || level <= rising[i + 1]) return level;
  }
  return 0;
}

}  // namespace

GaussianCapacityResult gaussian_capacity(const GaussianCapacity& question, core::Run&) {
  const double scale = information::log_of_base(kGaussianCapacity, question.base);
  const std::vector<double> noise = component_variances(kGaussianCapacity, "noise", question.noise);
  const std::vector<double> budgets = budget(kGaussianCapacity, "power", question.power, false);
  std::vector<double> rising = noise;
  std::sort(rising.begin(), rising.end());
  if (rising.front() == 0)
    throw core::BadParameter(kGaussianCapacity, "noise", "0 in some direction",
                             "above 0: without noise the capacity is infinite");

  std::vector<double> capacities, levels, powers;
  for (const double power : budgets) {
    const double level = water_level(rising, power);
    double capacity = 0;
    for (const double n : noise) {
      powers.push_back(std::max(0.0, level - n));
      capacity += 0.5 * std::log1p(powers.back() / n);
    }
    capacities.push_back(capacity / scale);
    levels.push_back(level);
  }
  GaussianCapacityResult out;
  out.capacity = core::Array(question.power.dimensions(), std::move(capacities));
  out.level = core::Array(question.power.dimensions(), std::move(levels));
  out.powers = over_components(question.power, question.noise, std::move(powers), "power");
  out.capacity.label = "C (" + information::base_name(question.base) + ")";
  out.level.label = "ν";
  return out;
}

}  // namespace ansatz::bottleneck
