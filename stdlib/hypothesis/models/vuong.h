// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// What two fitted models say of each value.
struct Vuong : Comparison {
  // The samples are ln f(x) of each value x by either model, in nats.
  std::string correction = "none";        ///< for numbers of parameters: or "aic", "bic"
  std::vector<double> parameters{};       ///< of either model; needed by "aic" and "bic"
  std::string alternative = "two-sided";  ///< "greater": the first model is closer to what the values come from
  double confidence = 0.95;               ///< of the interval
};

/// Vuong's test: which of two models that do not hold one another is closer to the distribution that values come from,
/// in Kullback and Leibler's sense? With the differences m of their log-likelihoods value by value:
///
///   z = (Σ m − c)/(√n ω),   ω² = Σ (m − m̄)²/n,   c = 0, p₁ − p₂ ("aic") or (p₁ − p₂) ln(n)/2 ("bic")
///
/// Estimate: (Σ m − c)/n, nats a value, by which the first model is closer; n counts values.
///
/// The normal limit holds where the models differ: of two that hold one another, or that come to the same densities, ω
/// vanishes, z says nothing, and the likelihood-ratio test is for them. `warnings` tell where m hardly varies.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 values, NaN, infinities (a model by
///          which a value cannot be); "aic" or "bic" without the numbers of parameters of both.
/// Edges    all m equal: z = ±∞ and p = 0 with a warning, or both undefined.
/// Source   Vuong, Econometrica 57 (1989) 307.
TestResult vuong(const Vuong& question, core::Run& run);

}  // namespace ansatz::hypothesis
