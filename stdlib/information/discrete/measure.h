// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>

#include "stdlib/information/discrete/shannon.h"

namespace ansatz::information {

/// An entropy of masses, with cell widths for a density and none otherwise.
using Functional = std::function<double(std::span<const double> p, std::span<const double> widths)>;

/// Reads the distributions of a question, takes the functional of each, and divides by `scale`.
core::Array measure(const std::string& kernel, const Distribution& question, const Functional& functional, double scale,
                    std::string label, core::Run& run);

}  // namespace ansatz::information
