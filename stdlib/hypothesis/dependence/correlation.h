// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// r of two sequences of one length; NaN where one is constant.
double correlation(std::span<const double> x, std::span<const double> y);

/// ±1 in the place of what rounding makes of a perfect line.
double rounded_correlation(double r);

/// p of a correlation by t = r √((n − 2)/(1 − r²)); 1 for two pairs.
double correlation_p(double r, double n, Alternative alternative);

/// tanh(atanh r ± z se), or nothing where |r| = 1 or se is not positive.
std::optional<core::Interval> fisher_interval(double r, double error, double confidence);

}  // namespace ansatz::hypothesis
