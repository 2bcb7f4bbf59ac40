// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// The p-values of one family.
struct AdjustedP {
  core::Array p;  ///< [test], each in [0, 1]; NaN stands for a test without a p, stays NaN and is not counted
};

/// Holm's step-down adjustment: max over smaller p of (m − i + 1) p₍ᵢ₎, at most 1. Controls the chance of any false
/// rejection whatever the dependence. The order of the input is kept.
/// Errors   BadParameter: a value outside [0, 1].
/// Source   Holm, Scand. J. Stat. 6 (1979) 65.
core::Array holm(const AdjustedP& question, core::Run& run);

/// Benjamini & Hochberg's step-up adjustment: min over larger p of (m/i) p₍ᵢ₎, at most 1. Controls the expected share
/// of false rejections for independent or positively dependent tests. The order of the input is kept. Errors
/// BadParameter: a value outside [0, 1]. Source   Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289.
core::Array benjamini_hochberg(const AdjustedP& question, core::Run& run);

}  // namespace ansatz::hypothesis
