// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/sample_or_labels.h"

namespace ansatz::information {

/// Two samples, paired by row, of which either may be continuous, whole numbers, labels, or some of each.
struct MixedMutualInformation {
  SampleOrLabels x;            ///< [sample] or [sample, component]; texts and truth values are labels
  SampleOrLabels y;            ///< likewise, as many rows
  int neighbours = 3;          ///< k, with 1 ≤ k < N
  std::string scale = "none";  ///< of numbers, as for ksg_mutual_information; labels have none
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

/// Mutual information where values repeat.
///
///   I = ⟨ψ(k̃) + ln N − ψ(n_x) − ψ(n_y)⟩
///
/// with ρ_i the joint distance (largest norm) to the k-th neighbour. Where ρ_i > 0, k̃ = k and n_x = 1 + #{|x_j − x_i| <
/// ρ_i}; where ρ_i = 0, k̃, n_x and n_y count the rows that are equal, the row itself among them.
///
/// Errors   BadParameter: sample sizes differ, k outside [1, N), NaN, infinities.
/// Edges    two labels: the plug-in estimate but for ψ in place of ln; a constant sample gives about 0.
/// Cost     as ksg_mutual_information.
/// Source   Gao, Kannan, Oh & Viswanath (2017), with strict counts; ψ where the paper's text has ln(n + 1).
MutualInformationEstimate mixed_mutual_information(const MixedMutualInformation& question, core::Run& run);

/// A continuous sample and a label for each of its rows.
struct RossMutualInformation {
  core::Array x;          ///< [sample] or [sample, component], any unit
  SampleOrLabels labels;  ///< [sample]: texts or numbers, equal ones being one label
  int neighbours = 3;     ///< k of the same label; fewer where a label has no more
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

/// Mutual information of a continuous sample and labels.
///
///   I = ψ(N) + ⟨ψ(k_i) − ψ(N_i) − ψ(m_i + 1)⟩
///
/// with N_i the rows of row i's label, k_i = min(k, N_i − 1), and m_i the rows of any label strictly nearer than the
/// k_i-th neighbour of the same label.
///
/// Errors   BadParameter: sample sizes differ, k below 1, no label with two rows, NaN, infinities.
/// Edges    rows whose label stands alone are left out with a warning.
/// Cost     as ksg_mutual_information.
/// Source   Ross, PLoS ONE 9 (2014) e87357.
MutualInformationEstimate ross_mutual_information(const RossMutualInformation& question, core::Run& run);

}  // namespace ansatz::information
