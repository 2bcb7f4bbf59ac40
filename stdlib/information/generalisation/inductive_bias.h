// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct InductiveBias {
  core::Array losses;                            ///< [hypothesis], on new patterns, of hypotheses drawn from a prior
  core::Array targets;                           ///< ε: a number, or [target]
  std::string method = "automatic";              ///< or "empirical", "tail"
  std::string tail = "gamma";                    ///< of loss_tail.h: or "noncentral_chi_squared"
  int fewest = 10;                               ///< losses that reach a target, for "automatic" to count them
  std::optional<core::Array> training_losses{};  ///< [hypothesis], on the patterns learnt from
  std::optional<double> training_target{};       ///< δ: only hypotheses whose training loss reaches it count
  double confidence = 0.95;                      ///< of the intervals
  int resamples = 200;                           ///< of the bootstrap, 20 or more
  Base base = std::string("bit");                ///< the literature's unit
};

struct InductiveBiasEstimate {
  core::Array information;   ///< −log P(ℓ ≤ ε), [target], or a number where one target is given
  core::Array low, high;     ///< ends of its interval, likewise
  core::Array error;         ///< standard error, likewise
  core::Array reached;       ///< losses that reach the target, likewise
  core::Array extrapolated;  ///< whether the tail's law was asked, likewise
  int hypotheses = 0;        ///< that count: all of them, or those whose training loss reaches its target
  double degrees = 0, noncentrality = 0, scale = 0;  ///< of the tail's law; NaN where none was asked
  double fit_p = 0;   ///< p of the law, by Kolmogorov's distance with its parameters fitted anew; NaN likewise
  double misfit = 0;  ///< information by the law less that by counting, where `fewest` losses reach; NaN likewise
};

/// How much has to be said to single out, among the hypotheses of a prior, those that do well: −log P(ℓ ≤ ε).
///
///   empirical   the share of drawn losses that reach ε, with Clopper & Pearson's interval
///   tail        ln P of a law fitted to all losses by their moments, which goes on below the least of them; its
///               interval and error are those of a bootstrap
///   automatic   the first where `fewest` losses reach ε or more, otherwise the second
///
/// A loss that is a mean of squares is a squared distance, and about normal in each direction it is a χ² with a scale.
///
/// Errors   BadParameter: fewer than 10 losses, not finite; of the tail below 0, or all equal; targets not above 0 of
///          the tail; one of training_losses and training_target without the other, sizes that differ, fewer than 10
///          hypotheses that reach it.
/// Edges    counted and reached by none, the information is infinite. Extrapolated values are warned of, and more so
///          where the law is refuted (p < 0.01) or differs by more than three standard errors from the count where
///          `fewest` losses reach. A noncentral law that no λ ≥ 0 fits is gamma's, with a warning.
/// Random   run.stream("bootstrap"), run.stream("fit") by resample. Cost: O(losses · resamples).
/// Source   Boopathy, Yue, Hwang, Iyer & Fiete (2024); Clopper & Pearson (1934).
InductiveBiasEstimate inductive_bias(const InductiveBias& question, core::Run& run);

}  // namespace ansatz::information
