// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::fields {

struct WavePortrait {
  core::Array psi;       ///< complex, of any shape: its elements are one cloud of points; at least three
  double threshold = 0;  ///< points with |ψ| up to this share of the largest are left out, in [0, 1)

  WavePortrait();
};

/// Statistics of the points (Re ψ, Im ψ); spreads and moments are those of the points themselves (n, not n - 1).
struct WavePortraitMeasures {
  std::int64_t points = 0;
  double mean_real = 0, mean_imag = 0;  ///< the centroid
  double pearson = 0, spearman = 0;     ///< of Re and Im; 0 where one of them does not vary
  double mutual_information = 0;        ///< of Re and Im as published for solitons, over ln(bins)
  double shared_information = 0;        ///< the same as published for tunnelling, over the smaller entropy
  double joint_entropy = 0;             ///< of 60 × 60 bins over the range, bits
  double phase_entropy = 0;             ///< of 36 × 36 bins of (cos, sin) of the phase over [-1, 1]², bits
  double phase_mean = 0;                ///< arg of the mean of ψ/|ψ|
  double phase_length = 0;              ///< R, its modulus; the circular variance is 1 - R
  double phase_std = 0;                 ///< √(-2 ln R)
  double coherence_index = 0;           ///< |⟨ψ⟩| / ⟨|ψ|⟩
  double mean_modulus = 0, std_modulus = 0, median_modulus = 0, largest_modulus = 0;
  double rms_radius = 0;                    ///< √⟨|ψ|²⟩
  double eccentricity = 0, anisotropy = 0;  ///< √(1 - λ₂/λ₁), (λ₁ - λ₂)/(λ₁ + λ₂) of the covariance
  double skewness_real = 0, skewness_imag = 0;  ///< 0 where nothing varies
  double kurtosis_modulus = 0;                  ///< in excess of 3
  double hull_area = 0;                         ///< of the convex hull of the 95 % of points with the smallest |ψ|
};

/// The published measures of phase portraits, of one instant or pooled.
///
/// None of them is a measure of quantum coherence: ψ e^{iα} is the same state, any packet of k₀ ≠ 0 averages to nothing
/// over x, and a sum over grid points counts where the grid is. noisy_tunnelling has the purity.
///
/// Mutual information   of solitons: 10, 20, 30 or 50 bins below 100, 1000, 10⁴ and from 10⁴ points, between the first
/// and
///                      the last percentile of either; shares of those within; 1e-10 added to every share of cells and
///                      margins. Of tunnelling: 60 bins over the range, H(Re) + H(Im) - H(Re, Im).
/// Errors               BadParameter: not complex, fewer than three points left, not finite, all 0.
WavePortraitMeasures wave_portrait(const WavePortrait& question, core::Run& run);

}  // namespace ansatz::fields
