// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// Two samples, paired by row, taken to be normal together.
struct GaussianMutualInformation {
  core::Array x;                     ///< [sample] or [sample, component], any unit
  core::Array y;                     ///< likewise, as many rows
  std::optional<core::Array> given;  ///< likewise: what is known beforehand
  std::string scale = "none";        ///< what is done to each column first: "none", "standard" or "copula"
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

struct GaussianMutualInformationEstimate {
  double information = 0;  ///< never negative
  core::Array canonical;   ///< [pair]: canonical correlations, the largest first
  double p = 1;            ///< of independence, 2 N I against χ² with `degrees`
  double degrees = 0;
};

/// Mutual information of jointly normal samples, −½ Σ ln(1 − ρ_i²) over their canonical correlations; with `given`
/// those of what is left after regression on it. Under "copula" the samples need only have a normal copula.
///
/// Errors   BadParameter: sample sizes differ, no more rows than components and `given` take, NaN, infinities.
/// Edges    a component that the others determine adds nothing; a constant sample gives 0; an exact linear relation +∞.
/// Accuracy biased up by about dx·dy/(2N).
/// Cost     O(N d²).
/// Source   Cover & Thomas, §8.5; Björck & Golub (1973) for the canonical correlations; Wilks (1938) for the test.
GaussianMutualInformationEstimate gaussian_mutual_information(const GaussianMutualInformation& question,
                                                              core::Run& run);

}  // namespace ansatz::information
