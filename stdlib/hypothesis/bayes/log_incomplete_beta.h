// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::hypothesis {

/// ln B(a, b), to 1e-16 of the larger one of ln Γ(a + b) and 1, or better where b is ½.
double log_beta(double a, double b);

/// ln I_x(a, b), also where I is too small for a number: there by the continued fraction of Olver et al., NIST Handbook
/// (2010) 8.17.22. a, b > 0 and x in [0, 1].
double log_incomplete_beta(double a, double b, double x);

}  // namespace ansatz::hypothesis
