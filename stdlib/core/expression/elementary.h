// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::core {

// Elementary functions of many numbers at once, for kernels whose inner loop they are: as Function::evaluate has them,
// with the same bits at every width and place. `out` may be `x`.

/// out[i] = e^x[i]
void exp_of(const double* x, double* out, std::size_t n);
/// out[i] = ln x[i]
void log_of(const double* x, double* out, std::size_t n);

}  // namespace ansatz::core
