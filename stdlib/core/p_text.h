// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::core {

/// A p-value for people: "0.0312", "4.1e-06"; "< 1e-300" where p is too small for a number, which no p is 0 for;
/// "undefined" for none. Below 1e-4 two digits at most.
std::string p_text(double p, int digits = 3);

/// "p = 0.0312", "p < 1e-300", "p is undefined".
std::string p_equation(double p, int digits = 3);

/// Digits of p in the sentence that a test says of itself.
inline constexpr int kDigitsInReading = 2;

}  // namespace ansatz::core
