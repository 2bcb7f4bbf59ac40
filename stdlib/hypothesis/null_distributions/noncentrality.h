// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// Confidence intervals for a noncentrality parameter, by inverting the distribution of the observed statistic: each
/// end is where the statistic sits at the (1 ∓ confidence)/2 quantile (Steiger & Fouladi 1997; Cumming & Finch 2001).
/// Ends of χ² and F are 0 where no positive value reaches the quantile.
core::Interval noncentral_t_interval(double t, double df, double confidence);
core::Interval noncentral_chi_squared_interval(double x, double df, double confidence);
core::Interval noncentral_f_interval(double f, double df1, double df2, double confidence);

}  // namespace ansatz::hypothesis
