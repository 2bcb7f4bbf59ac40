// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::fields {

struct ProfileEntropies {
  core::Array psi;               ///< complex, [x] or [time, x]; at least eight points along x
  double threshold = 1e-6;       ///< where |ψ| counts for the two ordinal measures, over its largest, in [0, 1)
  std::string mode = "correct";  ///< correct; compat: as published

  ProfileEntropies();
};

/// Along time, nats; p_j = |ψ_j|²/Σ|ψ|² at n points, shares up to 1e-15 left out.
struct ProfileEntropyMeasures {
  core::Array shannon, spectral;                  ///< -Σ p ln p of p_j and of |ψ̂_k|²/Σ
  core::Array hartley, collision, least;          ///< Rényi of order 0, 2 and ∞: ln(how many), -ln Σp², -ln max p
  core::Array tsallis_half, tsallis_two;          ///< (1 - Σ p^q)/(q - 1)
  core::Array permutation, sample;                ///< of |ψ_j| along x (series_measures.h)
  core::Array disequilibrium, complexity;         ///< D = Σ (p - 1/n)²; n D shannon/ln n
  core::Array differential;                       ///< of the values |ψ_j| in 50 bins
  core::Array active_modes;                       ///< waves with |ψ̂|² above a hundredth of the largest
  core::Array mean_frequency, bandwidth;          ///< of |ψ̂|², cycles a point, in [-1/2, 1/2)
  std::optional<double> trend, range, variation;  ///< of shannon over three or more instants: Spearman's ρ with time,
                                                  ///< largest less least, std/mean
  std::optional<double> change, mean_rate, top_rate;  ///< last less first; of d/dt by differences: mean, largest size
};

/// The published entropies of wave profiles.
///
/// Sums over points know how many there are: ln 2 more with twice as many. The entropy of |ψ|² as a density is shannon
/// plus the logarithm of the spacing. The two ordinal measures read a row of points, not a series in time, and see the
/// roundings of its tails: in mode correct only the stretch counts between the first and the last point where |ψ| is
/// above `threshold`. In mode compat all points do, and the differential entropy has the logarithm of a bin's width
/// added, which was in it already.
///
/// Errors   BadParameter: not complex, other than one or two dimensions, short, not finite, all 0 at an instant.
/// Cost     O(n²) an instant, of the sample entropy.
ProfileEntropyMeasures profile_entropies(const ProfileEntropies& question, core::Run& run);

}  // namespace ansatz::fields
