// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct SurprisalSpectrum {
  core::Array x;  ///< [token]: −log p of each token of a text, in any base
  std::string part =
      "magnitude";         ///< of the transform, or "real" as published, or "power", the square of the magnitude
  bool centred = true;     ///< take the mean out first
  bool normalised = true;  ///< divide by √N, a power by N, so that texts of any length compare
};

/// The spectrum of what a text makes a model wonder at, token by token (FACE): Σ x_t e^(−2πi kt/N) at the frequencies
/// k/N from 0 to ½, cycles a token. [frequency]
///
/// Errors   BadParameter: fewer than 2 tokens, NaN, infinities, `part` another word.
/// Edges    a constant series gives 0 throughout. "real" depends on where the text begins, a magnitude does not but for
///          its edges. As published are part = "real" and normalised = false; whether the mean is taken out shows at
///          frequency 0 alone.
/// Accuracy of noise, a magnitude scatters by half of itself however long the text: average over texts.
/// Source   Yang et al. (2023).
core::Array surprisal_spectrum(const SurprisalSpectrum& question, core::Run& run);

struct SpectralSimilarity {
  core::Array x;      ///< [frequency], rising coordinates
  core::Array y;      ///< [frequency], at frequencies of its own
  int points = 1000;  ///< of the even grid that both are interpolated on, at least 3
};

struct SpectralSimilarityEstimate {
  double overlap = 0;   ///< SO: area below both magnitudes over area below either; 0 … 1
  double cosine = 0;    ///< of the angle between them
  double angle = 0;     ///< SAM: that angle over π; 0 … 1
  double pearson = 0;   ///< CORR
  double spearman = 0;  ///< SPEAR: of ranks
};

/// How alike two spectra are where both have frequencies, on an even grid from the larger of the first frequencies to
/// the smaller of the last, linear between those given.
///
/// Errors   BadParameter: fewer than two frequencies, coordinates that do not rise, no common range, fewer than 3
///          points; NaN, infinities.
/// Edges    a spectrum of zeros has no angle, a constant one no correlation: NaN with a warning.
/// Source   Yang et al. (2023); Kruse et al. (1993) for the angle.
SpectralSimilarityEstimate spectral_similarity(const SpectralSimilarity& question, core::Run& run);

}  // namespace ansatz::information
