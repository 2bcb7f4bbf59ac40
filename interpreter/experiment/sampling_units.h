// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "interpreter/experiment/store/store.h"
#include "interpreter/experiment/table.h"
#include "stdlib/core/random.h"

namespace ansatz::experiment {

/// Rows of a table that were drawn together (a unit), among units that could as well have changed places (a stratum).
/// A point of the design is a stratum, each replicate of it a unit.
struct SamplingUnits {
  using Unit = std::vector<std::size_t>;  ///< rows of the table, from 0
  std::vector<std::vector<Unit>> strata;

  /// Whether anything can be said of what other draws would have given: a stratum of two units or more.
  bool can_vary() const;
};

/// How rows hang together, beside the replicates of a point.
struct SamplingDesign {
  std::vector<std::string> paired;   ///< axes across which replicates share their randomness: one unit
  std::vector<std::string> sampled;  ///< axes whose points were drawn: each point with its replicates is a unit
};

/// Of the rows that have an outcome.
SamplingUnits sampling_units(const Store& store, const ExperimentTable& table, const SamplingDesign& design = {});

/// Rows of a resample: each stratum of n ≥ 2 units gives n again. n − 1 are drawn with replacement; the last is, with
/// probability q = n / 2(n − 1), one of those once more, else a further draw.
///
/// Why so. The plain bootstrap of n draws keeps how many rows there are, but its variance of a mean is short by
/// (n − 1)/n: half of it for two replicates. Drawing n − 1 mends the variance and loses a row of every stratum, so that
/// what counts or adds up rows came out less on every resample than on the table, and got an error that is no one's.
/// Here a count of rows stands still, and with σ² = s²(n − 1)/n the variance of one draw
///
///   var(mean) = [(n − 1)σ² + σ² + 2q σ²] / n² = (n + 2q)(n − 1) s² / n³ = s²/n   for that q,
///
/// as a repeated unit has covariance σ² with the sum it was taken from. q is 1 for n = 2 and falls to 1/2. A sum of
/// rows is n means, and has its variance n s² likewise.
///
/// Source   Rao & Wu, J. Amer. Statist. Assoc. 83 (1988) 231, for the factor in strata; the repeated unit is ours.
std::vector<std::size_t> resampled_rows(const SamplingUnits& units, const core::Stream& stream);

}  // namespace ansatz::experiment
