// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "interpreter/experiment/design.h"
#include "interpreter/experiment/table.h"
#include "stdlib/core/random.h"

namespace ansatz::experiment {

/// Rows that were drawn together.
struct SamplingUnit {
  std::vector<std::size_t> rows;  ///< of the table, from 0
  /// Where they stand among the units that they could have changed places with: the difference of two is how far rows
  /// move in the table when one unit takes the other's place.
  std::uint64_t place = 0;
};

/// Which rows of a table could as well have come out otherwise.
///
/// What was drawn is drawn anew, whole: a point of a sampled axis with its rows at all points of the other axes and all
/// its replicates; without a sampled axis, a replicate among those of its point of the plain axes. Replicates paired
/// over an axis, and those that walk along one, are one unit with their rows at all its points. Several sampled axes,
/// or one over which replicates are paired, were drawn independently of each other: each is a draw of its own, and a
/// row belongs to one unit of each.
struct SamplingUnits {
  using Stratum = std::vector<SamplingUnit>;  ///< units that could as well have changed places
  using Draw = std::vector<Stratum>;
  std::vector<Draw> draws;
  std::vector<std::uint64_t> places;  ///< of each row of the table: they rise from row to row

  /// Whether anything can be said of what other draws would have given: a stratum of two units or more.
  bool can_vary() const;
};

/// Of the rows that have an outcome; `table` holds all rows of the plan that have one.
SamplingUnits sampling_units(const Plan& plan, const ExperimentTable& table);

/// The rows of each point of the design, sampled or not: what differs among them differs by chance alone.
std::vector<std::vector<std::size_t>> replicates_by_point(const Plan& plan, const ExperimentTable& table);

/// Rows of a resample, in the order of the table: a unit stands where the one stood whose place it takes. Each stratum
/// of n ≥ 2 units gives n again. n − 1 are drawn with replacement; the last is, with probability q = n / 2(n − 1), one
/// of those once more, else a further draw.
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
/// Draws that cross are each drawn so, and a row is there as often as both have it. The variance of a mean then has
/// each draw's own part once, and what belongs to single rows up to three times: it errs on the side of caution.
///
/// Source   Rao & Wu, J. Amer. Statist. Assoc. 83 (1988) 231, for the factor in strata; Owen, Ann. Appl. Stat. 1 (2007)
///          386, for draws that cross; the repeated unit is ours.
std::vector<std::size_t> resampled_rows(const SamplingUnits& units, const core::Stream& stream);

}  // namespace ansatz::experiment
