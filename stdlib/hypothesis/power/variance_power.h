// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/power/power_question.h"

namespace ansatz::hypothesis {

/// A one-way analysis of variance before its data.
struct AnovaPower : PowerQuestion {
  int groups = 2;  ///< k, at least 2
};

/// Power of a one-way analysis of variance of k groups of equal size. The effect is Cohen's f, the standard deviation
/// of the groups' means in those within groups, f² = η²/(1 − η²); n counts all values.
///
///   F is noncentral F with k − 1 and n − k degrees of freedom and λ = f² n
///
/// Errors   BadParameter: see PowerQuestion; fewer than 2 groups.
/// Source   Cohen, Statistical Power Analysis (1988), ch. 8.
PowerResult anova_power(const AnovaPower& question, core::Run& run);

/// A χ² test before its data.
struct ChiSquaredPower : PowerQuestion {
  double degrees_of_freedom = 1;  ///< (rows − 1)(columns − 1), or cells less one; at least 1
};

/// Power of a χ² test of a table or of a fit. The effect is Cohen's w = √Σ (p − p₀)²/p₀; n counts all observations.
///
///   χ² is noncentral χ² with λ = w² n
///
/// Errors   BadParameter: see PowerQuestion; fewer than 1 degree of freedom.
/// Source   Cohen, Statistical Power Analysis (1988), ch. 7.
PowerResult chi_squared_power(const ChiSquaredPower& question, core::Run& run);

}  // namespace ansatz::hypothesis
