// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ansatz::hypothesis {

/// Sizes up to which the survival functions below are exact, to rounding.
inline constexpr std::size_t kMostExactKolmogorov = 5000, kMostExactSmirnov = 100000;

/// P(D ≥ d) of the one-sample Kolmogorov statistic at n: the matrix power of Marsaglia, Tsang & Wang for n ≤ 5000,
/// twice the one-sided probability where the two sides cannot both be reached or hardly ever are (n d² > 4, d ≥ ½), and
/// otherwise the limit with Vrbik's correction, good to 7e-4 relative.
/// Source   Marsaglia, Tsang & Wang, J. Stat. Softw. 8 (2003) 18; Simard & L'Ecuyer, J. Stat. Softw. 39 (2011) 11;
///          Vrbik, Pioneer J. Theor. Appl. Stat. 15 (2018) 15.
double kolmogorov_survival(double d, std::size_t n);

/// P(D⁺ ≥ d) of the one-sided statistic at n: Smirnov's sum for n ≤ 10⁵, exp(−2 n d²) (with Dwass' half step) beyond.
double smirnov_survival(double d, std::size_t n);

/// Exact P(gap ≥ observed) for two samples of n and m under random labelling of the pooled values, by the recursion for
/// the share of lattice paths that leave the band; all terms are positive, so small p keep their digits.
///   gap     n m times the statistic, a whole number; the difference i m − j n is held against it
///   side    0: |i m − j n|; +1: i m − j n, the first sample's step function above; −1: below
///   blocks  sizes of the runs of equal pooled values; a path is looked at only between runs
/// Cost   O(n m) time at most, O(m) memory.
/// Source Schröer & Trenkler, Comput. Stat. Data Anal. 20 (1995) 185.
double two_sample_survival(std::size_t n, std::size_t m, std::int64_t gap, int side,
                           const std::vector<std::size_t>& blocks);

}  // namespace ansatz::hypothesis
