// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "stdlib/core/random.h"

namespace ansatz::networks {

/// What chance does to every unit of a hidden layer before the next layer reads it:
///
///   t = a m/(1 − p) + σ z
///
/// with the unit's activation a, m = 0 with probability p and otherwise 1, and a normal z.
/// Source   Srivastava et al. (2014) for dropout, there with the factor at the other end of training; Goldfeld et al.
///          (2019) for noise.
struct Disturbance {
  double dropout = 0;  ///< p in [0, 1)
  double noise = 0;    ///< σ ≥ 0

  bool is_none() const { return dropout == 0 && noise == 0; }
};

/// Errors   BadParameter (parameters "dropout", "noise").
void check(const std::string& kernel, const Disturbance& disturbance);

/// t of units a whose draws are those of `stream` from `first` on. `out` may be `a`.
void disturb(const Disturbance& disturbance, const core::Stream& stream, std::size_t first, std::span<const double> a,
             std::span<double> out);

/// Slopes by t to slopes by a, with the draws of the same call of disturb.
void carry_disturbed(const Disturbance& disturbance, const core::Stream& stream, std::size_t first,
                     std::span<double> slopes);

}  // namespace ansatz::networks
