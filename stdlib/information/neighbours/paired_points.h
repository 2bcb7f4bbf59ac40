// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// A sample by its parameter's name.
struct NamedSample {
  std::string name;
  const core::Array* sample;  ///< [sample] or [sample, component]
  /// Texts and truth values are labels, which stand for numbers too far apart for any two to be neighbours.
  bool may_be_labels = false;
};

/// Samples that belong together row by row.
///
/// Errors   BadParameter, naming the sample: more than two dimensions, no component, another number of rows than the
///          first has, fewer than `at_least` rows, a NaN (naming the count) unless `missing` is "drop", an infinity, a
///          number so large that squares are none; texts where there may be none are a Mismatch. `missing` is
///          "error", "drop", or "never" for a kernel that offers no choice.
/// Edges    under "drop" a row is left out of all samples when one has a NaN there, with a warning.
std::vector<Points> paired_points(const std::string& kernel, const std::vector<NamedSample>& samples,
                                  const std::string& missing, std::size_t at_least, core::Run& run);

/// What is done to each column before distances are taken: "none", "standard" (mean 0, standard deviation 1) or
/// "copula" (normal scores Φ⁻¹((rank − ½)/N), equal values at their mean rank). A constant column becomes zeros.
/// Errors   BadParameter (parameter "scale").
void rescale(const std::string& kernel, const std::string& scale, Points& points);

/// Φ⁻¹(p) for 0 < p < 1.
double normal_quantile(double p);

}  // namespace ansatz::information
