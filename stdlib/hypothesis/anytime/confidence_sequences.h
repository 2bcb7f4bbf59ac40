// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// An interval after each observation, all of which hold the mean at once with the given confidence: one may look when
/// one likes, and stop.
struct ConfidenceSequence {
  core::Array low, high;    ///< [observation]
  core::Array mean;         ///< [observation], the estimate each interval is about
  core::Interval interval;  ///< after the last
  double confidence = 0.95;
  std::string reading;
};

/// Observations of known spread.
struct NormalConfidenceSequence {
  core::Array observations;  ///< at least one
  double sd = 1;             ///< σ of one observation, above 0; or a bound on how far its tails reach (sub-Gaussian)
  double tuned_to = 1;       ///< ρ: about how many observations the interval is narrowest for, above 0
  double confidence = 0.95;
};

/// Robbins' normal mixture: x̄ ± σ √( (n + ρ)/n² · ln((n + ρ)/(ρ α²)) ), about √(ln n) wider than the interval that may
/// be looked at once.
///
/// Errors   BadParameter: no observation or one that is not finite; sd or tuned_to not above 0; a confidence outside
///          (0, 1).
/// Source   Robbins, Ann. Math. Stat. 41 (1970) 1397; Howard, Ramdas, McAuliffe & Sekhon, Ann. Stat. 49 (2021) 1055.
ConfidenceSequence normal_confidence_sequence(const NormalConfidenceSequence& question, core::Run& run);

/// Observations of unknown spread.
struct TConfidenceSequence {
  core::Array observations;  ///< at least two
  double tuned_to = 1;       ///< ρ: about how many observations the interval is narrowest for, above 0
  double confidence = 0.95;
};

/// t mixture: of normal observations whatever their spread, x̄ ± s √( (1 − η)(n + ρ)/(η (n + ρ) − ρ) ) with
/// η = (α² ρ/(n + ρ))^{1/n} and s² of divisor n. It holds all means μ by which the mixture over μ/σ ~ N(0, 1/ρ), and
/// over all σ alike, is less than 1/α times as likely as μ itself:
///
///   e(μ) = √(ρ/(n + ρ)) (1 − S²/((n + ρ) V))^{−n/2},   S = Σ (x − μ), V = Σ (x − μ)²
///
/// Infinitely wide at first, while η (n + ρ) ≤ ρ.
///
/// Errors   BadParameter: fewer than two observations or one that is not finite; tuned_to not above 0; a confidence
///          outside (0, 1).
/// Source   Lai, Ann. Stat. 4 (1976) 265; Wang & Ramdas (2023), arXiv:2310.03722, for this mixture.
ConfidenceSequence t_confidence_sequence(const TConfidenceSequence& question, core::Run& run);

/// Observations of any distribution that has a variance.
struct AsymptoticConfidenceSequence {
  core::Array observations;  ///< at least `first_look`
  double tuned_to = 1;       ///< ρ: about how many observations the interval is narrowest for, above 0
  int first_look = 20;       ///< the interval is infinitely wide before as many, at least 2
  double confidence = 0.95;
};

/// Asymptotic confidence sequence: what the central limit theorem is for one look, for looks whenever one likes.
/// Robbins' mixture with the standard deviation so far, of divisor n, in the place of a known one:
///
///   x̄ ± s √( (n + ρ)/n² · ln((n + ρ)/(ρ α²)) )
///
/// Right the nearer the later looks begin: choose first_look as one would choose n for a z test.
///
/// Errors   BadParameter: fewer observations than first_look, one that is not finite; tuned_to not above 0, first_look
///          below 2; a confidence outside (0, 1).
/// Source   Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, Ann. Stat. 52 (2024) 2613, theorem 2.2.
ConfidenceSequence asymptotic_confidence_sequence(const AsymptoticConfidenceSequence& question, core::Run& run);

/// Observations within known bounds.
struct BoundedConfidenceSequence {
  core::Array observations;  ///< at least one
  double low = 0, high = 1;  ///< what they lie between, low < high
  double confidence = 0.95;
};

/// Predictable empirical Bernstein bound of a mean, for observations in [0, 1] of any distribution:
///
///   Σ λᵢ xᵢ / Σ λᵢ ± ( ln(2/α) + 4 Σ (xᵢ − μ̂ᵢ₋₁)² ψ(λᵢ) ) / Σ λᵢ,   ψ(λ) = (−ln(1 − λ) − λ)/4
///   λᵢ = min( ½, √(2 ln(2/α)/(σ̂²ᵢ₋₁ i ln(1 + i))) )
///   μ̂ᵢ = (½ + Σ x)/(i + 1),   σ̂²ᵢ = (¼ + Σ (xⱼ − μ̂ⱼ)²)/(i + 1)
///
/// Each interval is what is left of all before it: the truth, which lies in all, lies there too.
///
/// Errors   BadParameter: no observation, one outside [low, high] or NaN; bounds that are not finite and in order; a
///          confidence outside (0, 1).
/// Edges    where the intervals have nothing in common (a chance of α, or a mean that moves) the reading says so, and
///          `low` stands above `high` from there on.
/// Source   Waudby-Smith & Ramdas, J. R. Stat. Soc. B 86 (2024) 1, theorem 2.
ConfidenceSequence bounded_confidence_sequence(const BoundedConfidenceSequence& question, core::Run& run);

}  // namespace ansatz::hypothesis
