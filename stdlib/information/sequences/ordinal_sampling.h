// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct OrdinalSampling {
  core::Array x;    ///< [time], in even steps
  int order = 5;    ///< m, values a window, 2 … 12
  double step = 1;  ///< between values, in the unit results come in
};

struct OrdinalSamplingAdvice {
  double natural_time = 0;   ///< t_nat, twice the record over its crossings of the mean; infinite without any
  double lag = 0;            ///< in the middle of what is advised; 0 where no lag is in it
  double shortest_lag = 0;   ///< least whole lag with a window of at least 0.3 t_nat
  double longest_lag = 0;    ///< greatest with a window of at most 0.5 t_nat
  double natural_times = 0;  ///< of the record; 1.5 or more are advised
};

/// Which lag to look at a series with, so that windows of `order` values span 0.3 to 0.5 of its natural time: patterns
/// of shorter windows show smooth motion as rising and falling, those of longer ones miss turns.
///
///   t_nat = 2 T / crossings of the mean,    0.3 ≤ lag · step · (m − 1) / t_nat ≤ 0.5
///
/// Errors   BadParameter: fewer than 3 values, NaN, infinities, step not above 0, m outside 2 … 12.
/// Edges    warns of a record below 1.5 t_nat, and of steps so coarse that no lag is in that range.
/// Source   Hyman, Daniel & Schaffner (2025), PECCARY.
OrdinalSamplingAdvice ordinal_sampling(const OrdinalSampling& question, core::Run& run);

}  // namespace ansatz::information
