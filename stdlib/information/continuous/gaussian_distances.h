// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/information/continuous/gaussian_measures.h"

namespace ansatz::information {

// Closed forms of distances between two normal distributions; Δ is the difference of their means.
//
// Errors   as gaussian_divergence.

struct GaussianRenyiDivergence : GaussianDivergence {
  double order = 2;  ///< a > 0; 1 is gaussian_divergence, ½ twice gaussian_bhattacharyya
};

/// Rényi divergence ½ a Δᵀ S⁻¹ Δ − ln(|S| |Σ_p|^{a−1} |Σ_q|^{−a})/(2(a − 1)) with S = a Σ_q + (1 − a) Σ_p.
///
/// Errors   as above; BadParameter: an order that is not above 0 and finite.
/// Edges    infinite, with a warning, where S is not positive definite; a = 1 takes Kullback–Leibler's.
/// Source   van Erven & Harremoës, IEEE Trans. Inf. Theory 60 (2014) 3797.
double gaussian_renyi_divergence(const GaussianRenyiDivergence& question, core::Run& run);

/// Bhattacharyya distance ⅛ Δᵀ S⁻¹ Δ + ½ ln(|S|/√(|Σ_p| |Σ_q|)) with S = (Σ_p + Σ_q)/2.
/// Source   Bhattacharyya, Bull. Calcutta Math. Soc. 35 (1943) 99.
double gaussian_bhattacharyya(const GaussianDivergence& question, core::Run& run);

struct GaussianPair {
  std::vector<double> p_mean;
  core::Array p_covariance;
  std::vector<double> q_mean;
  core::Array q_covariance;
};

/// Hellinger distance √(1 − e^{−B}), B the Bhattacharyya distance in nats; in [0, 1].
double gaussian_hellinger(const GaussianPair& question, core::Run& run);

/// Wasserstein distance of second order, √(|Δ|² + tr(Σ_p + Σ_q − 2(Σ_p^{½} Σ_q Σ_p^{½})^{½})), in the components' unit.
/// Source   Olkin & Pukelsheim, Linear Algebra Appl. 48 (1982) 257.
double gaussian_wasserstein(const GaussianPair& question, core::Run& run);

}  // namespace ansatz::information
