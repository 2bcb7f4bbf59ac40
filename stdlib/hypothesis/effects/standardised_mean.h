// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Cohen's d of one sample, (x̄ − μ)/s, with the interval of the noncentral t; of differences it is d_z.
/// Edges   no spread: ±∞, or 0 where the mean is μ, without interval.
/// Source  Cohen (1988); Cumming & Finch (2001).
Effect standardised_mean(const std::string& name, const Moments& sample, double mean, double confidence);

}  // namespace ansatz::hypothesis
