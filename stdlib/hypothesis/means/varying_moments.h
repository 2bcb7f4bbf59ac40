// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Moments of samples that all vary. Errors   BadParameter: a constant sample, which its weight n/s² would let decide
/// all.
std::vector<Moments> varying_moments(const std::string& kernel, const Samples& samples);

}  // namespace ansatz::hypothesis
