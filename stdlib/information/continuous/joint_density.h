// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"

namespace ansatz::information {

/// Two samples, paired by row, and how to smooth them.
struct JointDensity {
  core::Array x;                           ///< [sample], any unit
  core::Array y;                           ///< likewise, as many
  std::vector<double> bandwidths;          ///< of x and of y, in their units; none: Scott's, s N^(−1/6)
  int points = 128;                        ///< of the grid along each, at least 2
  std::optional<core::Interval> x_domain;  ///< of the grid; nothing: four bandwidths beyond the data
  std::optional<core::Interval> y_domain;
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

struct JointDensityEstimate {
  core::Array x, y;     ///< the grid
  core::Array density;  ///< [x, y], a density over both
  double x_bandwidth = 0, y_bandwidth = 0;
};

/// Density of two quantities at once, (1/N) Σ φ((x − x_i)/h)/h · φ((y − y_i)/g)/g, on an even grid.
///
/// Errors   BadParameter: sample sizes differ, fewer than 2 rows, NaN, infinities, a constant sample without
///          bandwidths, not two bandwidths above 0, fewer than 2 points, an empty domain.
/// Cost     O(points² N) multiplications, O(points N) exponentials.
/// Source   Scott (1992), §6.3.
JointDensityEstimate joint_density(const JointDensity& question, core::Run& run);

/// Two samples, paired by row.
struct DensityMutualInformation {
  core::Array x;  ///< [sample] or [sample, component], any unit
  core::Array y;  ///< likewise, as many rows
  /// Of each column of x, then of y; none: Scott's, s N^(−1/(d + 4)), d columns in all.
  std::vector<double> bandwidths;
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

/// Mutual information ⟨ln[f̂(x, y)/(f̂(x) f̂(y))]⟩ by Gaussian kernels, a row not counting towards its own densities; all
/// three with the same bandwidths.
///
/// Errors   BadParameter: sample sizes differ, fewer than 3 rows, NaN, infinities, a constant column without
///          bandwidths, bandwidths not above 0 or not one a column.
/// Edges    a row so far out that it has no neighbour within 38 bandwidths is left out, which is warned of; its local
///          value is NaN.
/// Accuracy biased: up where x and y are independent, down where they depend strongly, as the kernel is wide.
/// Cost     O(N² d).
/// Source   Moon, Rajagopalan & Lall (1995).
MutualInformationEstimate density_mutual_information(const DensityMutualInformation& question, core::Run& run);

}  // namespace ansatz::information
