// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

/// A quantity, and an outcome for each of its rows.
struct ScorecardBins {
  core::Array x;                    ///< [row]: numbers
  core::Array outcome;              ///< [row]: truth values, or 0 and 1; true is bad
  int bins = 5;                     ///< at most
  std::string method = "quantile";  ///< "quantile", "width", "chimerge" or "stumps"
  bool monotone = false;            ///< merges neighbours until the weight of evidence rises or falls throughout
};

struct ScorecardBinsResult {
  std::vector<double> edges;  ///< between bins, rising; x below or at an edge is left of it
  core::Array goods;          ///< [bin]
  core::Array bads;           ///< [bin]
  core::Array bin;            ///< [row]: which bin, from 1
};

/// Bins of a quantity for a scorecard, with the counts of both outcomes.
///
///   quantile   bins of equal counts, equal values kept together
///   width      bins of equal width
///   chimerge   from quantile bins (at most 100), neighbours whose outcomes differ least by χ² are merged
///   stumps     thresholds of boosted trees of depth one: again and again the split that most reduces the
///   log-likelihood's
///              second-order expansion, learning rate 0.3
///
/// Under `monotone` neighbours that break the direction of the rank correlation are pooled (pool adjacent violators).
///
/// Errors   BadParameter: NaN or infinities, another number of outcomes, other outcomes than two, only one kind of
///          outcome, fewer than two bins asked for, x that is constant.
/// Edges    fewer bins come out where values repeat.
/// Source   Kerber (1992) for chimerge; Friedman, Ann. Stat. 29 (2001) 1189 for stumps.
ScorecardBinsResult scorecard_bins(const ScorecardBins& question, core::Run& run);

}  // namespace ansatz::information
