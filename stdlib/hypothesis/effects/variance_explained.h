// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more, and the level of the interval.
struct VarianceExplained : Comparison {
  double confidence = 0.95;
};

/// The share of the variance that lies between the samples, from the sums of squares of one-way ANOVA:
///
///   η² = SSB/(SSB + SSW),   ε² = (SSB − (k − 1) MSW)/(SSB + SSW),   ω² = (SSB − (k − 1) MSW)/(SSB + SSW + MSW).
///
/// η² is that of the sample, the others estimate the population's and may be below 0. The interval is the population's
/// λ/(λ + N), from the noncentral F of the observed ratio.
///
/// Errors   BadParameter: fewer than two samples, no value more than samples, an empty one, NaN, infinities; no spread.
/// Source   Hays (1963); Kelley (1935); Steiger, Psychol. Methods 9 (2004) 164.
Effect eta_squared(const VarianceExplained& question, core::Run& run);
Effect epsilon_squared(const VarianceExplained& question, core::Run& run);
Effect omega_squared(const VarianceExplained& question, core::Run& run);

/// Sums of squares between and within samples.
struct SumsOfSquares {
  double between = 0, within = 0, df_between = 0, df_within = 0;
  double f() const { return between / df_between / (within / df_within); }
};
SumsOfSquares sums_of_squares(const Samples& samples);

/// ω² with its interval, for sums of squares with `within` > 0.
Effect omega_squared_of(const SumsOfSquares& squares, double confidence);

/// ω² of any F that compares the means of n values, [df1 (F − 1)]/[df1 (F − 1) + n], with the interval λ/(λ + n) of the
/// noncentral F.
Effect omega_squared_from_f(double f, double df1, double df2, double n, double confidence);

/// Partial η² of an F, df1 F/(df1 F + df2), with the interval λ/(λ + df1 + df2 + 1) of the noncentral F.
/// Source   Smithson, Educ. Psychol. Meas. 61 (2001) 605.
Effect partial_eta_squared(double f, double df1, double df2, double confidence);

/// More values than samples. Errors   BadParameter.
void check_enough(const std::string& kernel, const Samples& samples);

}  // namespace ansatz::hypothesis
