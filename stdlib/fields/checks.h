// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <string>

namespace ansatz::fields {

/// A word as a message shows it.
inline std::string quoted(const std::string& text) { return '"' + text + '"'; }

/// Throws BadParameter unless the value is finite and `holds`: the kernels' own guard, for callers that come without a
/// script.
void require(const char* kernel, const char* parameter, double value, bool holds, const std::string& allowed);

/// Throws Diverged where an energy is no finite number though the field, of so large values, is.
void require_energy(const char* kernel, double time, double energy, double largest_value);

/// 1/√(1 - u²) of a velocity in (-1, 1); refuses any other.
double lorentz_factor(const char* kernel, double velocity);

}  // namespace ansatz::fields
