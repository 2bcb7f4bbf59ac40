// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two measures or more of the same subjects.
struct RepeatedMeasuresAnova : Comparison {
  std::string correction = "greenhouse_geisser";  ///< of the degrees of freedom; or "huynh_feldt", "none"
  double confidence = 0.95;                       ///< of the interval
};

/// Analysis of variance of repeated measures: do matched samples have one mean?
///
///   F = [n Σ (x̄_j − x̄)²/(k − 1)] / [Σ (x_ij − x̄_i − x̄_j + x̄)²/((n − 1)(k − 1))],   ε (k − 1) and ε (n − 1)(k − 1)
///
/// ε makes up for differences whose variances are not the same (no sphericity). With the covariance C of the measures,
/// rows and columns centred:
///
///   greenhouse_geisser   ε̂ = (tr C)²/((k − 1) Σ C²), from 1/(k − 1) to 1
///   huynh_feldt          (n (k − 1) ε̂ − 2)/((k − 1)(n − 1 − (k − 1) ε̂)), at most 1
///
/// n counts subjects. Effect: partial η² = SS/(SS + SS of errors), with the interval λ/(λ + df₁ + df₂ + 1) of the
/// noncentral F. Two measures are the paired t test.
///
/// Errors   BadParameter: fewer than two samples, lengths that differ, fewer than 2 subjects, NaN, infinities.
/// Edges    no error beside the means: F = ∞ and p = 0 with a warning, or both undefined.
/// Source   Greenhouse & Geisser, Psychometrika 24 (1959) 95; Huynh & Feldt, J. Educ. Stat. 1 (1976) 69; Smithson,
/// Educ.
///          Psychol. Meas. 61 (2001) 605, for the interval.
TestResult repeated_measures_anova(const RepeatedMeasuresAnova& question, core::Run& run);

struct Mauchly : Comparison {};

/// Mauchly's test of sphericity: have all differences of matched samples one variance? Of the covariance M of k − 1
/// orthonormal contrasts, q = k − 1:
///
///   W = det M/(tr M/q)^q,   −(n − 1) ρ ln W ~ χ² with q (q + 1)/2 − 1,   ρ = 1 − (2q² + q + 2)/(6 q (n − 1))
///
/// p takes the next term of Box's series as well. It finds little in small samples and much in large ones: better
/// correct always than ask first.
///
/// Errors   BadParameter: fewer than three samples, lengths that differ, no more subjects than samples less one, NaN,
///          infinities; differences that depend on each other by a line.
/// Source   Mauchly, Ann. Math. Stat. 11 (1940) 204.
TestResult mauchly(const Mauchly& question, core::Run& run);

}  // namespace ansatz::hypothesis
