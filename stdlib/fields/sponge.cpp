// SPDX-License-Identifier: MIT
#include "stdlib/fields/sponge.h"

#include <algorithm>
#include <cmath>

namespace ansatz::fields {

Sponge::Sponge(std::span<const double> x, double low, double high, double width, double strength)
    : spacing_((high - low) / static_cast<double>(x.size())) {
  for (std::size_t j = 0; j < x.size() && width > 0; ++j) {
    const double depth = std::max(low + width - x[j], x[j] - (high - width)) / width;
    if (depth <= 0) continue;
    places_.push_back(j);
    rates_.push_back(strength * depth * depth * depth * depth);
  }
  factors_.resize(places_.size(), 1.0);
}

void Sponge::damp(double* velocity, double h) {
  if (h != factors_for_) {
    for (std::size_t i = 0; i < rates_.size(); ++i) factors_[i] = std::exp(-rates_[i] * h);
    factors_for_ = h;
  }
  double lost = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    double& v = velocity[places_[i]];
    lost += v * v * (1 - factors_[i] * factors_[i]);
    v *= factors_[i];
  }
  removed_ += 0.5 * spacing_ * lost;
}

}  // namespace ansatz::fields
