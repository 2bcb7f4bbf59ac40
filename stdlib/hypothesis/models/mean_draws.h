// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// Mean length of the stretches to draw: `block`, or √n rounded where it is −1.
/// Errors   BadParameter: outside [1, n], and not −1.
double mean_length(const char* kernel, int block, std::size_t steps);

/// Means of several series over draws of the stationary bootstrap, the same steps for all, less their means as they
/// are: [draw][series]. Draw b has the stream run.stream("stationary").at(b).
std::vector<std::vector<double>> mean_draws(const std::vector<std::vector<double>>& series, double length, int draws,
                                            core::Run& run);

}  // namespace ansatz::hypothesis
