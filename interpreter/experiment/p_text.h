// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::experiment {

/// "0.0312", "4.1e-06"; "< 1e-300" where p is too small for a number, which no p is 0 for.
std::string p_text(double p);

/// "p = 0.0312", "p < 1e-300".
std::string p_equation(double p);

}  // namespace ansatz::experiment
