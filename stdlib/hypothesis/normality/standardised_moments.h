// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "stdlib/hypothesis/means/moments.h"

namespace ansatz::hypothesis {

/// √b₁ = m₃/m₂^{3/2} and b₂ = m₄/m₂² of a sample, moments about the mean with divisor n.
struct StandardisedMoments {
  double n = 0, skewness = 0, kurtosis = 0;
  bool is_constant = false;
};

StandardisedMoments standardised_moments(std::span<const double> values);

}  // namespace ansatz::hypothesis
