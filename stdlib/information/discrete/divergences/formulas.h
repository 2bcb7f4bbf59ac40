// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace ansatz::information {

// Divergences in nats of masses p and q on the same cells, each summing to one. All are 0 for p = q.

/// p ln(p/q) − p + q for q > 0: never negative, exact for p near q, and q for p = 0. What it has beyond p ln(p/q) sums
/// to zero over the cells.
double excess(double p, double q);

/// Σ p ln(p/q), summed in terms p ln(p/q) − p + q that are never negative; infinite where p has mass and q none.
double kullback_leibler_of(std::span<const double> p, std::span<const double> q);

/// ln Σ p^a q^{1−a}/(a − 1), a ≥ 0; within 1e-6 of 1 by its series about Kullback–Leibler's; a = 0: −ln q(p > 0);
/// a = ∞: ln max p/q.
double renyi_divergence_of(std::span<const double> p, std::span<const double> q, double order);

/// (Σ p^a q^{1−a} − 1)/(a − 1), a > 0, summed with expm1.
double tsallis_divergence_of(std::span<const double> p, std::span<const double> q, double order);

/// 1 − Σ √(pq) = ½ Σ (√p − √q)².
double squared_hellinger_of(std::span<const double> p, std::span<const double> q);

}  // namespace ansatz::information
