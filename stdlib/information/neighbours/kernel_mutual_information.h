// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"

namespace ansatz::information {

/// Two samples, paired by row, and how far a neighbourhood reaches.
struct KernelMutualInformation {
  core::Array x;               ///< [sample] or [sample, component], any unit
  core::Array y;               ///< likewise, as many rows
  double radius = 0.5;         ///< of a neighbourhood, after `scale`
  std::string scale = "none";  ///< what is done to each column first: "none", "standard" or "copula"
  int window = 0;              ///< rows this near in number are no neighbours, for series in time
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

/// Mutual information by a box kernel: mean of ln[(N − 1) n_xy / (n_x n_y)], counts of other rows within the radius in
/// the largest norm, the border with them.
///
/// Errors   BadParameter: sample sizes differ, a radius that is not positive, NaN, infinities, no row with a neighbour.
/// Edges    rows without a joint neighbour are left out of the mean with a warning; their local value is NaN.
/// Accuracy biased by the radius however many rows there are: the samples are smoothed over it.
/// Cost     O(N log N) for small radii in few dimensions, O(N d) memory.
/// Source   Schreiber, Phys. Rev. Lett. 85 (2000) 461, for the kernel; Moon, Rajagopalan & Lall (1995) for the
/// estimate.
MutualInformationEstimate kernel_mutual_information(const KernelMutualInformation& question, core::Run& run);

}  // namespace ansatz::information
