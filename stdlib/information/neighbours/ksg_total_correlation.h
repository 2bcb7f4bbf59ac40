// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"

namespace ansatz::information {

/// Samples of several variables at once.
struct KsgTotalCorrelation {
  core::Array x;                   ///< [sample, component]: a column a variable, any unit
  int neighbours = 3;              ///< k, with 1 ≤ k < N
  std::string estimator = "ksg1";  ///< or "ksg2"
  std::string scale = "none";      ///< what is done to each column first: "none", "standard" or "copula"
  int window = 0;                  ///< rows this near in number are no neighbours, for series in time
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

/// Total correlation (multi-information) of m variables by distances to nearest neighbours, in the largest norm,
///
///   ksg1   ψ(k) + (m − 1) ψ(N) − ⟨Σ ψ(n_a + 1)⟩,  n_a the rows with |x_a − x_a,i| < ε_i
///   ksg2   ψ(k) − (m − 1)/k + (m − 1) ψ(N) − ⟨Σ ψ(n_a)⟩,  n_a those within the largest of the k neighbours' |x_a −
///   x_a,i|
///
/// which for two variables is their mutual information.
///
/// Errors   BadParameter: fewer than two columns, k outside [1, N), NaN, infinities.
/// Edges    as ksg_mutual_information.
/// Accuracy biased low, the more the more variables there are.
/// Source   Kraskov, Stögbauer & Grassberger, Phys. Rev. E 69 (2004) 066138, §III.
MutualInformationEstimate ksg_total_correlation(const KsgTotalCorrelation& question, core::Run& run);

}  // namespace ansatz::information
