// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

/// One sample as sorted finite numbers.
///
/// Errors   BadParameter (parameter "x"): fewer than `at_least` values, NaN (naming the count) unless missing is
/// "drop",
///          infinities, more than one dimension.
std::vector<double> sorted_sample(const std::string& kernel, const core::Array& x, const std::string& missing,
                                  std::size_t at_least, core::Run& run);

/// Standard deviation with n − 1, in two passes.
double standard_deviation(const std::vector<double>& sample);

/// Linear between order statistics at 1 + (n − 1) q, of a sorted sample (Hyndman & Fan's type 7).
double sorted_quantile(const std::vector<double>& sample, double q);

}  // namespace ansatz::information
