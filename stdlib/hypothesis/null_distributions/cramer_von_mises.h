// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

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

/// Sizes up to which p of two samples is exact.
inline constexpr std::size_t kMostExactCramerVonMises = 20;

/// Exact P(S ≥ s) of S = Σ (i m − j n)² along the path of a random labelling, no two of the n + m values equal; S is
/// n m (n + m)² T. All terms are positive, so small p keep their digits.
/// Cost     some 0.3 s and 50 MB for n = 20, m = 19; by far less where n and m have much in common.
/// Source   Anderson, Ann. Math. Stat. 33 (1962) 1148, whose tables are of such counts; Xiao, Gordon & Yakovlev,
///          J. Stat. Softw. 17 (2007) 8.
double two_sample_cramer_von_mises_survival(std::size_t n, std::size_t m, std::int64_t s);

}  // namespace ansatz::hypothesis
