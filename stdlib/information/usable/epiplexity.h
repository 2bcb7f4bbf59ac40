// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

// What a learner of bounded means finds in data, its structure (epiplexity), apart from what it cannot but take as
// chance. Both are lengths of code: of the model that the learner has come to, and of the data told with that model.

struct PrequentialEpiplexity {
  core::Array losses;                   ///< [step], of each token before it was learnt from, in nats a token
  core::Array tokens;                   ///< [step], how many tokens had been seen, rising, at least 0
  std::string losses_are = "points";    ///< losses at those counts; or "blocks", means since the count before
  std::optional<double> floor{};        ///< L_T, of the model in the end; the last loss if none
  std::optional<core::Array> errors{};  ///< [step], standard errors of the losses
  Base base = std::string("nat");
};

struct PrequentialEpiplexityEstimate {
  double structure = 0;  ///< ∫ (L(n) − L_T) dn
  double entropy = 0;    ///< n_T L_T
  double code = 0;       ///< both: all tokens, each told by the model of its time
  double error = 0;      ///< standard error of the structure; NaN where none of losses are given
  double structure_per_token = 0, entropy_per_token = 0;
};

/// Structure and time-bounded entropy from the losses of a learner that sees every token once: the area under its
/// curve above where it ends, and the rest. Points are joined by lines, from the first count on; tokens before it are
/// taken to cost L_T. Blocks begin at 0 and sum Σ L_t Δn as it stands. Nothing is clipped: a curve that rises has a
/// structure below 0.
///
/// Errors   BadParameter: fewer than two losses, NaN, infinities; counts that do not rise; sizes that differ.
/// Edges    a curve that rises, as a running mean of a twentieth of it, by more than a tenth of its range (or three of
///          its standard errors, where there are such), is warned of: its area is not that of a learner that learns.
/// Accuracy the structure is what this learner has found by its n_T, too small where it is still finding.
/// Source   Finzi, Qiu, Jiang, Izmailov, Kolter & Wilson (2026); Dawid (1984) for the prequential code.
PrequentialEpiplexityEstimate prequential_epiplexity(const PrequentialEpiplexity& question, core::Run& run);

struct RequentialEpiplexity {
  core::Array divergences;  ///< [update], KL(teacher‖student) in nats a token, at least 0
  core::Array tokens;       ///< [update], tokens that the teacher made for it, at least 0
  Base base = std::string("nat");
};

/// Σ tokens · divergence: the code of a model by what its student has to be told of a teacher's own tokens. Of less
/// spread than the prequential one, since the teacher's chance is not in it.
///
/// Errors   BadParameter: sizes that differ, none, NaN, infinities, below 0.
/// Source   Finzi et al. (2026).
double requential_epiplexity(const RequentialEpiplexity& question, core::Run& run);

struct EpiplexityFront {
  core::Array compute;                   ///< [run], what each cost, above 0, of any unit
  core::Array structure;                 ///< [run], lengths of code of its model
  core::Array entropy;                   ///< [run], and of the data given the model, at least 0
  std::optional<core::Array> budgets{};  ///< [budget]; those of the runs on the front if none
};

struct EpiplexityFrontEstimate {
  core::Array budgets;             ///< [budget]
  core::Array structure, entropy;  ///< [budget], of the run of the shortest code that the budget affords
  core::Array best;                ///< [budget], which run that is, from 1; the cheapest of equals, then the first
  core::Array on_front;            ///< [run], whether no cheaper or equal run has as short a code
};

/// Structure and entropy by budget: of the runs that cost no more, those of the one whose model and data together have
/// the shortest code. With more compute the code only shortens, but structure may rise and fall.
///
/// Errors   BadParameter: sizes that differ, no run, NaN, infinities, compute not above 0, a budget that affords no
/// run. Source   Finzi et al. (2026).
EpiplexityFrontEstimate epiplexity_front(const EpiplexityFront& question, core::Run& run);

}  // namespace ansatz::information
