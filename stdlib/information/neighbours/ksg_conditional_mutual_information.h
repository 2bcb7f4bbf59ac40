// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// Three samples, paired by row.
struct KsgConditionalMutualInformation {
  core::Array x;                            ///< [sample] or [sample, component], any unit
  core::Array y;                            ///< likewise, as many rows
  core::Array given;                        ///< z, likewise: what is known beforehand
  int neighbours = 3;                       ///< k, with 1 ≤ k < N
  std::string estimator = "frenzel_pompe";  ///< or "mesner_shalizi", where values repeat
  std::string scale = "none";               ///< what is done to each column first: "none", "standard" or "copula"
  int window = 0;                           ///< rows this near in number are no neighbours, for series in time
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

/// Conditional mutual information I(X; Y | Z) by distances to nearest neighbours, in the largest norm.
///
///   frenzel_pompe    ψ(k) − ⟨ψ(n_xz + 1) + ψ(n_yz + 1) − ψ(n_z + 1)⟩, strict counts within the k-th joint distance
///   mesner_shalizi   max(0, ⟨ψ(k̃) − ψ(n_xz) − ψ(n_yz) + ψ(n_z)⟩), counts with the border; where the k-th joint
///   distance
///                    is 0, k̃ is the number of other rows equal in all
///
/// Errors   BadParameter: sample sizes differ, k outside [1, N), NaN, infinities.
/// Edges    as ksg_mutual_information. The local values of mesner_shalizi keep their sign.
/// Accuracy biased towards 0, the more the more components z has.
/// Cost     O(N log N) in few dimensions, O(N d) memory; draws no random numbers.
/// Source   Frenzel & Pompe, Phys. Rev. Lett. 99 (2007) 204101, eq. 5; Mesner & Shalizi (2021).
MutualInformationEstimate ksg_conditional_mutual_information(const KsgConditionalMutualInformation& question,
                                                             core::Run& run);

/// The local values of Frenzel & Pompe's estimator in nats, of points already read; warns in the name of `kernel`.
std::vector<double> frenzel_pompe(const std::string& kernel, const Points& x, const Points& y, const Points& given,
                                  std::size_t k, std::size_t window, core::Run& run);

}  // namespace ansatz::information
