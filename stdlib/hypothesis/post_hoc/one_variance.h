// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Samples that share one variance: their moments, the mean square within them and its N − k degrees of freedom.
struct OneVariance {
  std::vector<Moments> samples;
  double variance = 0, df = 0;
};

/// Errors   BadParameter: no value more than samples, no spread inside them.
OneVariance one_variance(const std::string& kernel, const Samples& samples);

}  // namespace ansatz::hypothesis
