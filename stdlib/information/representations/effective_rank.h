// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

// How many dimensions a representation makes use of, from the spectrum of its rows: one row a sample, one column a
// component. All refuse NaN and infinities.

struct EffectiveRank {
  core::Array x;  ///< [sample, component]
};

/// exp(−Σ p ln p), p = σ/Σσ of the singular values of x as it is: between 1 and its rank.
///
/// Edges    rows of zeros throughout have no rank: NaN with a warning.
/// Source   Roy & Vetterli (2007).
double effective_rank(const EffectiveRank& question, core::Run& run);

struct RankMe : EffectiveRank {};

/// As effective_rank, with p = σ/Σσ + 10⁻⁷ that is not normed again.
///
/// Source   Garrido et al. (2023).
double rank_me(const RankMe& question, core::Run& run);

struct ParticipationRatio : EffectiveRank {};

/// (Σλ)²/Σλ² of the eigenvalues of the covariance: d where d components have one variance, 1 where one has all.
double participation_ratio(const ParticipationRatio& question, core::Run& run);

struct StableRank : EffectiveRank {};

/// Σσ²/max σ² of the singular values of x as it is: not above its rank, and steady against small singular values.
double stable_rank(const StableRank& question, core::Run& run);

struct AlphaReq {
  core::Array x;  ///< [sample, component]
  int first = 0;  ///< of the eigenvalues fitted, counted from 1; 0: 11 where the rank is at least 60, else 2
  int last = 0;   ///< 0: 50, or half the rank
};

struct SpectrumDecay {
  double exponent = 0;       ///< α
  double determination = 0;  ///< R² of the straight line
};

/// How the eigenvalues of the covariance fall off, λ_i ~ i^{−α}: minus the slope of ln λ_i on ln i by least squares.
///
/// Errors   BadParameter: fewer than 5 eigenvalues above 10⁻¹² of the first between `first` and `last`.
/// Source   Agrawal et al. (2022).
SpectrumDecay alpha_req(const AlphaReq& question, core::Run& run);

/// The fit of alpha_req to eigenvalues that fall.
SpectrumDecay spectrum_decay(const std::vector<double>& eigenvalues, int first, int last);

}  // namespace ansatz::information
