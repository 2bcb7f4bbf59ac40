// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Samples, what to compute of them, and how to draw them anew.
struct Bootstrap : Comparison {
  /// "mean", "median" or "standard_deviation" of one sample, "mean_difference" or "median_difference" of two,
  /// "correlation" of matched ones, or a function that takes the samples as arrays and returns a number.
  std::variant<std::string, std::shared_ptr<core::Callable>> statistic = std::string("mean");
  std::string method = "bca";     ///< the interval: "bca", "percentile", "basic", "studentised" or "bayesian"
  bool paired = false;            ///< samples are matched, and drawn value by value together
  int block = 1;                  ///< values drawn at a stretch: above 1 the bootstrap of series
  std::string blocks = "moving";  ///< of that length; or "stationary": of random lengths with that mean
  int draws = 9999;               ///< B, at least 1
  double confidence = 0.95;       ///< of the interval
};

/// A statistic with what its bootstrap says.
struct BootstrapResult {
  double estimate = 0;                     ///< of the samples as they are
  std::optional<core::Interval> interval;  ///< nothing where the draws do not tell it
  double error = 0;                        ///< standard deviation over the draws
  double bias = 0;                         ///< their mean less the estimate
  core::Array draws;                       ///< [draw], in the order they were made
  std::string method;
  double confidence = 0.95;
  std::vector<double> n;
  std::vector<std::string> warnings;
  std::string reading;  ///< "mean = 13.9 [13, 14.9], standard error 0.49, BCa of 9999 draws"
};

/// Bootstrap of any statistic: samples are drawn anew from themselves, with replacement, B times.
///
///   percentile  quantiles α/2 and 1 − α/2 of the draws θ*
///   basic       2θ̂ less those
///   bca         quantiles at Φ(z₀ + (z₀ + z_α)/(1 − a(z₀ + z_α))), z₀ = Φ⁻¹((#{θ* < θ̂} + ½ #{θ* = θ̂})/B), a the
///               acceleration from leaving out each value (or pair, or block) in turn
///
///   studentised θ̂ less se times the quantiles 1 − α/2 and α/2 of t* = (θ* − θ̂)/se*, the error of each draw from
///   itself:
///               of means by their formula, of anything else from 50 draws anew of the draw
///
///   bayesian    not values are drawn but their weights, uniform on all that sum to 1: quantiles of the statistic of
///               values so weighed, which are probable to that degree given the values alone (bayesian_bootstrap.h)
///
/// Stretches of a series are "moving" ones, `block` values from any place where they fit, or "stationary" ones, of
/// geometric lengths with the mean `block`, that go on from the end to the beginning; what is drawn is then as
/// stationary as the series.
///
/// Quantiles interpolate between draws. A draw counts as equal to θ̂ within 100 ε.
///
/// Errors   BadParameter: no sample, fewer than 2 values in one, lengths that differ where samples are matched, NaN,
///          infinities, a statistic for another number of samples, one that gives no number, or NaN for a draw.
/// Edges    all draws equal, or all on one side of θ̂ ("bca"): no interval, with a warning; so where a draw in so many
///          has no spread that t* is infinite at the quantiles.
/// Random   run.stream("bootstrap"): draw b has a stream of its own.
/// Cost     O(draws · N); "studentised": 50 times that, but of means.
/// Source   Efron, J. Am. Stat. Assoc. 82 (1987) 171; Hall, Ann. Stat. 16 (1988) 927, for "studentised"; Künsch, Ann.
/// Stat. 17 (1989) 1217, for blocks; Politis & Romano, J. Am. Stat. Assoc. 89 (1994) 1303, for stationary ones; Rubin,
/// Ann. Stat. 9 (1981) 130, for "bayesian".
BootstrapResult bootstrap(const Bootstrap& question, core::Run& run);

}  // namespace ansatz::hypothesis
