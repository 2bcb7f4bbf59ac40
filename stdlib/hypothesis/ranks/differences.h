// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// What a test of signs or signed ranks looks at: values less the median they are held against, or differences of
/// matched values less that median.
struct Differences {
  Samples samples;             ///< as given, matched where there are two
  std::vector<double> values;  ///< d, in the order given
  bool are_paired = false;
};

/// Errors   BadParameter: other than one or two samples, lengths that differ, an empty one, NaN; an infinite median.
Differences read_differences(const Comparison& question, double median, const std::string& kernel);

}  // namespace ansatz::hypothesis
