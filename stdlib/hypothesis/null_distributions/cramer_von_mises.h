// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::hypothesis {

/// P(W² ≥ x) of the limit of Cramér and von Mises' statistic, by the series in modified Bessel functions. Absolute
/// error below 1e-14.
///
///   V(x) = 1/(π^{3/2} √x) Σ Γ(k + ½)/k! √(4k + 1) e^{−y} K_{1/4}(y),   y = (4k + 1)²/(16 x)
///
/// Source   Anderson & Darling, Ann. Math. Stat. 23 (1952) 193, eq. 4.35.
double cramer_von_mises_limit_survival(double x);

/// The same for n observations, with the term of order 1/n: some 1e-4 at n = 8, exact ends.
/// Source   Csörgő & Faraway, J. R. Stat. Soc. B 58 (1996) 221, eq. 1.8.
double cramer_von_mises_survival(double x, double n);

}  // namespace ansatz::hypothesis
