// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// P(X ≥ k) and P(X ≤ k) for X binomial in n with probability p, by the incomplete beta function.
double binomial_survival(double k, double n, double p);
double binomial_cdf(double k, double n, double p);
double log_binomial_pmf(double k, double n, double p);

/// Clopper & Pearson's interval of a proportion.
core::Interval clopper_pearson(double successes, double n, double confidence);

/// Wilson's, which inverts the score test.
core::Interval wilson(double successes, double n, double confidence);

/// The largest k with P(X ≤ k) ≤ level for p = ½; −1 where even 0 is likelier.
double half_binomial_quantile(double n, double level);

}  // namespace ansatz::hypothesis
