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
