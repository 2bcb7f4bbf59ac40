// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// Two samples, paired by row, and what may explain how they hang together.
struct KsgIndependenceTest {
  core::Array x;                     ///< [sample] or [sample, component], any unit
  core::Array y;                     ///< likewise, as many rows
  std::optional<core::Array> given;  ///< likewise: z, what is known beforehand
  int neighbours = 3;                ///< k of the estimate, 1 ≤ k < N
  int permutations = 199;            ///< samples without connection to compare with, at least 1
  int near = 5;                      ///< with z: rows are exchanged among so many nearest in z, at least 1
  std::string scale = "none";        ///< what is done to each column first: "none", "standard" or "copula"
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

struct KsgIndependence {
  double information = 0;  ///< I(X; Y), or I(X; Y | Z)
  double excess = 0;       ///< less the mean without connection
  double p = 1;            ///< of independence, given z
  core::Array permuted;    ///< [permutation]: the estimates without connection
};

/// Independence of two samples of any shape, given a third or not, by mutual information of nearest neighbours against
/// what it is when the rows of x are exchanged: all rows, or with z only rows near in z, so that what z brings to x
/// stays. p is (1 + #{permuted ≥ estimate})/(1 + B).
///
/// Each row, in random order, takes the row of x of one of its `near` nearest in z (itself among them) that was not
/// taken yet; of one that was where all were.
///
/// Errors   BadParameter: sample sizes differ, k outside [1, N), no permutation, `near` outside [1, N), NaN,
/// infinities. Random   run.stream("permutation"): permutation b draws from its own place. Cost     B + 1 estimates.
/// Source   Runge (2018) for what is given; Kraskov et al. (2004), Frenzel & Pompe (2007) for the estimates.
KsgIndependence ksg_independence_test(const KsgIndependenceTest& question, core::Run& run);

}  // namespace ansatz::information
