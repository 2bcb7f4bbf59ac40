// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::information {

/// A rule by name, or the bandwidth itself in the unit of the data.
///   "scott"          s N^(−1/5)
///   "silverman"      s (3N/4)^(−1/5)
///   "rule_of_thumb"  0.9 min(s, IQR/1.34) N^(−1/5)
///   "sheather_jones" by diffusion_bandwidth.h, which takes no shape for granted; the rule of thumb with a warning
///                    where that has no solution
/// with s the standard deviation (n − 1) and IQR by linear quantiles (s alone where the IQR is 0).
/// Source   Scott (1992); Silverman (1986), eqs. 3.28 and 3.31; Botev, Grotowski & Kroese (2010).
using Bandwidth = std::variant<std::string, double>;

/// Of a sorted sample of at least 2.
/// Errors   BadParameter (parameter "bandwidth"): unknown rule, a number that is not positive; (parameter "x") a
///          constant sample, for which no rule gives one.
double choose_bandwidth(const std::string& kernel, const Bandwidth& bandwidth, const std::vector<double>& sample,
                        core::Run& run);

}  // namespace ansatz::information
