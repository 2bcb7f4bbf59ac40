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

/// Rows of a resample: of each stratum of n ≥ 2 units, n − 1 drawn with replacement, so that the variance of a mean
/// over resamples is that of the mean, s²/n, without the factor (n − 1)/n of the plain bootstrap.
///
/// Source   Rao & Wu, J. Amer. Statist. Assoc. 83 (1988) 231 (rescaled bootstrap of stratified samples).
std::vector<std::size_t> resampled_rows(const SamplingUnits& units, const core::Stream& stream);

}  // namespace ansatz::experiment
