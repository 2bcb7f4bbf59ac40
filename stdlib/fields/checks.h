// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <string>

namespace ansatz::fields {

/// Throws BadParameter unless the value is finite and `holds`: the kernels' own guard, for callers that come without a
/// script.
void require(const char* kernel, const char* parameter, double value, bool holds, const std::string& allowed);

/// 1/√(1 - u²) of a velocity in (-1, 1); refuses any other.
double lorentz_factor(const char* kernel, double velocity);

}  // namespace ansatz::fields
