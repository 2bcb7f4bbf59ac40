// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/value.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two measures or more of the same subjects, who belong to groups.
struct MixedAnova : Comparison {
  core::Value group;                              ///< a text or number for each subject
  std::string squares = "II";                     ///< type of the sum of squares of measures: "II" or "III"
  std::string correction = "greenhouse_geisser";  ///< of the degrees of freedom; or "huynh_feldt", "none"
  double confidence = 0.95;                       ///< of the intervals
};

/// What groups do, what measures do, and both together.
struct MixedAnovaResult {
  TestResult between, within, interaction;
  double epsilon = 1;  ///< Greenhouse and Geisser's ε̂, 1 where differences of measures have one variance
  std::string reading;
};

/// Analysis of variance of repeated measures of groups of subjects (a split plot): do groups differ, do measures, and
/// do measures differ otherwise in one group than in another? With z the k − 1 orthonormal contrasts of a subject's
/// measures and m their mean, n_g subjects in group g of G and N in all:
///
///   between       k Σ n_g (m̄_g − m̄)²/(G − 1)      over   k Σ (m − m̄_g)²/(N − G)
///   within        N |z̄|²/(k − 1)                  over   Σ |z − z̄_g|²/((k − 1)(N − G))
///   interaction   Σ n_g |z̄_g − z̄|²/((k − 1)(G − 1))   over the same
///
/// "III" puts the mean of the groups' z̄_g in the place of z̄ for measures, whatever their sizes; they agree where all
/// groups are of one size. The degrees of freedom of the last two are multiplied by ε, from the covariance of z inside
/// groups. Effects: partial η² with the interval of the noncentral F.
///
/// Errors   BadParameter: fewer than two measures or groups, lengths that differ, no more subjects than groups, NaN,
///          infinities.
/// Edges    nothing left inside groups: F = ∞ and p = 0 with a warning, or both undefined. Covariances that differ
///          between groups (Box's M, p below 0.001) are warned of.
/// Source   Winer (1971), Statistical Principles in Experimental Design, ch. 7; Huynh & Feldt, J. Educ. Stat. 1 (1976)
///          69; Lecoutre, J. Educ. Stat. 16 (1991) 371, for ε̃ of groups.
MixedAnovaResult mixed_anova(const MixedAnova& question, core::Run& run);

}  // namespace ansatz::hypothesis
