// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::hypothesis {

/// P(max s²/min s² ≥ ratio) of independent variances of normal values of one spread, with the degrees of freedom of
/// each; two of them or more. With x the least, g and S the density and survival function of χ²/df:
///
///   P = Σᵢ ∫ gᵢ(x) (Π_{j≠i} Sⱼ(x) − Π_{j≠i} [Sⱼ(x) − Sⱼ(ratio x)]) dx
///
/// by the trapezoidal rule over ln x. Relative error below 1e-9.
double variance_range_survival(double ratio, const std::vector<double>& df);

}  // namespace ansatz::hypothesis
