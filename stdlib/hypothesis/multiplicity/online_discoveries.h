// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// p-values in the order in which the tests are made.
struct OnlineDiscoveries {
  core::Array p;                ///< [test], each in [0, 1]
  std::string method = "lord";  ///< "lord", "saffron" or "addis"
  double alpha = 0.05;          ///< the share of false rejections, in (0, 1)
  double candidates = 0;        ///< λ: p up to it are candidates; 0: ½ for "saffron", ¼ for "addis"
  double discarded = 0.5;       ///< τ of "addis": p above it are left out, λ < τ ≤ 1
};

struct OnlineDiscoveriesResult {
  core::Array levels;    ///< [test], αₜ: what p was held against; known before p is
  core::Array rejected;  ///< [test], truth values
  double discoveries = 0;
  double next = 0;  ///< the level of the test to come
  std::string reading;
};

/// Rejections of hypotheses that come one after the other, with no end in sight: whatever comes later, the expected
/// share of false ones among the rejections so far is at most alpha, for independent p. Every rejection at τⱼ earns
/// levels for the tests after it, spread as γ, which sums to no more than 1:
///
///   lord     αₜ = w₀ γₜ + (α − w₀) γ_{t−τ₁} + α Σ_{j ≥ 2} γ_{t−τⱼ},   w₀ = α/10,   γₜ ∝ ln(t ∨ 2)/(t e^√(ln t))
///   saffron  αₜ = min(λ, w₀ γ_{t−C₀} + ((1 − λ) α − w₀) γ_{t−τ₁−C₁} + (1 − λ) α Σ γ_{t−τⱼ−Cⱼ}),   γₜ ∝ t^−1.6
///            Cⱼ being the candidates, p ≤ λ, after τⱼ: they cost nothing; w₀ = (1 − λ) α/2
///   addis    the same with τ − λ for 1 − λ, and time that stands still at p above τ
///
/// "saffron" finds more where many hypotheses are false, "addis" where those that hold give large p (conservative
/// tests). A NaN is no test and gets no level.
///
/// Errors   BadParameter: a p outside [0, 1], alpha outside (0, 1), λ or τ out of range or order.
/// Cost     O(tests · rejections).
/// Source   Javanmard & Montanari, Ann. Stat. 46 (2018) 526; Ramdas, Yang, Wainwright & Jordan, NIPS 30 (2017) 5650
///          (lord); Ramdas, Zrnic, Wainwright & Jordan, ICML 80 (2018) 4286 (saffron); Tian & Ramdas, NeurIPS 32 (2019)
///          9388 (addis).
OnlineDiscoveriesResult online_discoveries(const OnlineDiscoveries& question, core::Run& run);

}  // namespace ansatz::hypothesis
