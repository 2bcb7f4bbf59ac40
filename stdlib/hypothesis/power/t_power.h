// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/power/power_question.h"

namespace ansatz::hypothesis {

/// A t test before its data: what is known of it, and which test.
struct TPower : PowerQuestion {
  std::string design = "two-sample";      ///< or "one-sample", or "paired"
  double ratio = 1;                       ///< of the second sample's size to the first's, above 0; two-sample only
  std::string alternative = "two-sided";  ///< "greater": looks for effects above 0
};

/// Power of a t test. The effect is Cohen's d: a difference of means in standard deviations (of differences, where
/// paired); n counts values in the first sample, or pairs.
///
///   T is noncentral t with δ = d √n and n − 1 degrees of freedom,
///   or δ = d √(n m/(n + m)) and n + m − 2, m = ratio · n;   power = P(T beyond the quantile of alpha)
///
/// Both tails count where both are looked at. The effect that is found is the positive one, or for "less" the negative.
/// Power worked out from the effect that the data themselves showed says nothing that p does not.
///
/// Errors   BadParameter: see PowerQuestion; a design or ratio that is none.
/// Accuracy 1e-9; beyond δ = 37 the normal part is integrated by three points, 1e-6.
/// Source   Cohen, Statistical Power Analysis (1988), ch. 2.
PowerResult t_power(const TPower& question, core::Run& run);

}  // namespace ansatz::hypothesis
