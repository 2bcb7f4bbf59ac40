// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "stdlib/core/random.h"

namespace ansatz::information {

/// A law of losses that are squared distances in a space of functions: scale · χ² with degrees k, not a whole number in
/// general, and non-centrality λ. With λ = 0 it is the gamma law of shape k/2.
struct LossTail {
  double degrees = 0, noncentrality = 0, scale = 0;

  /// ln P(ℓ ≤ loss): −∞ where the loss is not above 0; sums of logarithms, so that nothing underflows.
  double log_cdf(double loss) const;
  double cdf(double loss) const;
  /// Draw i of a stream.
  double draw(const core::Stream& stream, std::uint64_t i) const;
};

/// First three moments: the mean, and those about it.
struct LossMoments {
  double mean = 0, second = 0, third = 0;
};

LossMoments moments_of(std::span<const double> losses);

/// The law with these moments. Of "gamma" two of them settle it; "noncentral_chi_squared" takes the third as well, and
/// where that is too large for any λ ≥ 0 the law is the gamma's, and `is_central` is set.
LossTail fitted_tail(const std::string& law, const LossMoments& moments, bool& is_central);

}  // namespace ansatz::information
