// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace ansatz::information {

/// Entropies in nats of masses that sum to one. With cell widths w they are those of the density p/w, relative to
/// length: every formula below in p/w under Σ p; without them w = 1. Cells without mass count for nothing.
///
///   Shannon   −Σ p ln(p/w)
///   Rényi     ln Σ p (p/w)^(a−1) / (1 − a);  a = 0: ln Σ w over the support;  a = ∞: −ln max p/w
///   Tsallis   (1 − Σ p (p/w)^(q−1)) / (q − 1)
double shannon_entropy(std::span<const double> p, std::span<const double> widths = {});
/// order ≥ 0. Within 1e-6 of 1 by its series about Shannon's; elsewhere summed as exponentials of shifted logarithms.
double renyi_entropy(std::span<const double> p, double order, std::span<const double> widths = {});
/// order ≥ 0; summed with expm1, so that order → 1 loses no digits.
double tsallis_entropy(std::span<const double> p, double order, std::span<const double> widths = {});

}  // namespace ansatz::information
