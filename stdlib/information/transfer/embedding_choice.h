// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

/// A series whose past is to be cut to what matters.
struct EmbeddingChoice {
  core::Array x;                                 ///< [time] or [time, component], in even steps
  std::string criterion = "prediction";          ///< or "information"
  std::vector<double> histories{1, 2, 3, 4, 5};  ///< lengths that may be chosen
  std::vector<double> delays{1};                 ///< between steps, likewise
  int neighbours = 4;
  int window = 0;              ///< times this near are no neighbours
  std::string scale = "none";  ///< what is done to the series first: "none", "standard" or "copula"
};

struct Embedding {
  double history = 1, delay = 1;  ///< the choice
  double score = 0;               ///< its prediction error or information
  core::Array scores;             ///< [history, delay]
};

/// How many steps of its own past a series needs, and how far apart, for transfer entropy or a delay embedding.
///
///   prediction    the next step is foretold by the mean of what followed the k nearest pasts; the score is the root
///                 mean square error over the series' standard deviation
///   information   the score is the active information by neighbours, in nats
///
/// All choices are compared over the same times. Taken is the shortest history, then the shortest delay, that is not
/// worse than the best by more than three standard errors of the difference, step by step.
///
/// Errors   BadParameter: no history or delay, one that is not whole or below 1, a series too short for the longest,
///          NaN, infinities, a constant series, k outside [1, rows).
/// Cost     a search for neighbours a choice.
/// Source   Ragwitz & Kantz (2002) for prediction.
Embedding embedding_choice(const EmbeddingChoice& question, core::Run& run);

}  // namespace ansatz::information
