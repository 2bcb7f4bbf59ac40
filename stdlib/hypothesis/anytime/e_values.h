// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

// An e-value is a number whose mean is at most 1 under the null hypothesis: what a bet against it has made of a stake
// of one. 1/e is a p-value. Unlike p-values they may be multiplied when one study follows another, and averaged always.

/// p-values, and how to turn them into e-values.
struct CalibratedE {
  core::Array p;     ///< [test], in [0, 1]
  double kappa = 0;  ///< in (0, 1): κ p^(κ − 1); 0: its mean over all κ
};

/// e-values from p-values: κ p^(κ − 1), or (1 − p + p ln p)/(p ln² p), which is ½ at p = 1 and ∞ at p = 0.
///
/// Errors   BadParameter: a p outside [0, 1] or NaN; κ outside [0, 1).
/// Source   Vovk & Wang, Ann. Stat. 49 (2021) 1736.
core::Array calibrated_e(const CalibratedE& question, core::Run& run);

/// e-values of one hypothesis.
struct CombinedE {
  core::Array e;                ///< at least one, each at least 0; infinite ones allowed
  std::string method = "mean";  ///< or "product", for independent or successive studies
};

/// One e-value of several: their mean, whatever their dependence, or their product.
///
/// Errors   BadParameter: none, one below 0, NaN; a product of 0 and ∞.
/// Source   Vovk & Wang, Ann. Stat. 49 (2021) 1736.
double combined_e(const CombinedE& question, core::Run& run);

/// e-values of one family of hypotheses.
struct FamilyOfE {
  core::Array e;  ///< [test], each at least 0
};

/// Benjamini & Hochberg's procedure for e-values: with m of them, e₍₁₎ ≥ e₍₂₎ ≥ …, the k largest are rejected at level
/// α where e₍ₖ₎ ≥ m/(α k) for the largest such k. Given is the least α at which each is rejected, at most 1: compare it
/// with the share of false rejections that is allowed. Holds whatever the dependence.
///
/// Errors   BadParameter: an e below 0 or NaN.
/// Source   Wang & Ramdas, J. R. Stat. Soc. B 84 (2022) 822.
core::Array e_benjamini_hochberg(const FamilyOfE& question, core::Run& run);

}  // namespace ansatz::hypothesis
