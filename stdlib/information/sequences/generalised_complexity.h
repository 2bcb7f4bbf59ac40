// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "stdlib/information/sequences/complexity_plane.h"

namespace ansatz::information {

// Entropy and complexity of an order q over M cells, of which q = 1 gives those of complexity_point:
//
//   H = S_q[p] / S_q[u],    C = D_q(p, u)/D* · H,    D_q(p, u) = ½ K_q(p | r) + ½ K_q(u | r),    r = (p + u)/2,
//
// u uniform and D* the divergence of a sure cell, the greatest there is.
//
//   Tsallis   S = (1 − Σ p^q)/(q − 1),    K = (Σ p^q r^(1−q) − 1)/(q − 1)
//   Rényi     S = ln Σ p^q /(1 − q),      K = ln Σ p^q r^(1−q) /(q − 1)
//
// Sums go over cells that have mass, so that q = 0 counts them: S is their number less one, or its logarithm.
enum class EntropyFamily { tsallis, renyi };

/// "tsallis", "renyi". Errors   BadParameter (parameter `name`).
EntropyFamily entropy_family(const std::string& kernel, const std::string& name, const std::string& written);

/// Of masses that need not be normed, over `cells` ≥ 2 of which those not given are empty. Without any mass: NaN.
/// order ≥ 0; of Rényi's also infinity, which looks at the largest mass alone. Sums are taken as exponentials of
/// shifted logarithms, or by expm1 near 1, so that no order overflows.
/// Source   Ribeiro et al. (2017); Jauregui et al. (2018).
ComplexityPoint generalised_complexity(std::span<const double> masses, double cells, EntropyFamily family,
                                       double order);

}  // namespace ansatz::information
