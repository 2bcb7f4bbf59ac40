// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <string>

namespace ansatz::core {

/// The shortest decimal text that reads back as the same number: "9", "0.1", "1.5e-7", "inf", "nan".
/// Fixed notation from 1e-4 up to (not including) 1e16, scientific outside.
std::string number_text(double number);

/// The same of the number rounded to so many significant digits, 1 … 17: 0.32499999999999996 to twelve is "0.325".
std::string rounded_text(double number, int digits);

/// "1+2i", "-0.5i", "3" (a vanishing imaginary part is left out).
std::string number_text(std::complex<double> number);

}  // namespace ansatz::core
