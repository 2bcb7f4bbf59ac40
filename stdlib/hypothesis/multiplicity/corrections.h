// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/hypothesis/multiplicity/adjusted_p.h"

namespace ansatz::hypothesis {

// Adjusted p-values of one family, m of them, in the order given; p₍₁₎ ≤ p₍₂₎ ≤ … Each is at most 1. A NaN stays and is
// not counted. Errors   BadParameter: a value outside [0, 1].

/// m p: no false rejection, whatever the dependence. Holm's rejects whatever this does.
core::Array bonferroni(const AdjustedP& question, core::Run& run);
/// 1 − (1 − p)^m: no false rejection, for independent or positively dependent tests. Šidák (1967).
core::Array sidak(const AdjustedP& question, core::Run& run);
/// Šidák's step down: max over smaller p of 1 − (1 − p₍ᵢ₎)^{m − i + 1}.
core::Array holm_sidak(const AdjustedP& question, core::Run& run);
/// Step up: min over larger p of (m − i + 1) p₍ᵢ₎. No false rejection for independent tests. Hochberg (1988).
core::Array hochberg(const AdjustedP& question, core::Run& run);
/// By Simes' test of every subset of hypotheses; rejects whatever Hochberg's does. Hommel (1988); hommel.cpp says how
/// it takes O(m log m).
core::Array hommel(const AdjustedP& question, core::Run& run);
/// Benjamini & Hochberg's times Σ 1/i: the share of false rejections whatever the dependence. Benjamini & Yekutieli
/// (2001).
core::Array benjamini_yekutieli(const AdjustedP& question, core::Run& run);

/// The p-values of one family, and the level that the first stage looks at.
struct TwoStage : AdjustedP {
  double level = 0.05;  ///< q, in (0, 1)
};
/// Benjamini, Krieger & Yekutieli's two stages: Benjamini–Hochberg at q/(1 + q) tells how many hypotheses hold, m₀; the
/// adjusted p of all are then multiplied by (1 + q) m₀/m. They are to be compared with the level alone.
/// Source   Benjamini, Krieger & Yekutieli, Biometrika 93 (2006) 491, definition 6.
core::Array benjamini_krieger_yekutieli(const TwoStage& question, core::Run& run);

/// The p-values of one family, and where those begin that come from true hypotheses.
struct StoreyQ : AdjustedP {
  double lambda = 0.5;                ///< in [0, 1)
  std::string null_share = "lambda";  ///< π̂₀ at one λ, or by a "spline"
};
/// Storey's q-values: Benjamini & Hochberg's times the share π̂₀ of true hypotheses, at most 1:
///
///   lambda   #{p > λ}/(m (1 − λ))
///   spline   the same at λ = 0.05, 0.1, …, 0.95, smoothed by a cubic spline of three degrees of freedom, at 0.95; of
///            many p (some hundreds) it does without a choice of λ
///
/// Edges    a spline that ends at 0 or below: the share at λ instead, with a warning. No p above λ: one is counted
///          there, with a warning, as no share of 0 can be known from so many p (Storey, Taylor & Siegmund, J. R. Stat.
///          Soc. B 66 (2004) 187, count one more throughout).
/// Source   Storey, J. R. Stat. Soc. B 64 (2002) 479; Storey & Tibshirani, Proc. Natl. Acad. Sci. USA 100 (2003) 9440,
///          for the spline.
core::Array storey_q(const StoreyQ& question, core::Run& run);

/// The corrections by name that need nothing but p, "none" too: what a family of tests or of pairs may ask for.
const std::vector<std::string>& correction_names();
/// Errors   UnknownName: none of them.
core::Array corrected(const std::string& method, const core::Array& p, core::Run& run);

}  // namespace ansatz::hypothesis
