// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// Two samples, paired by row, and how to compare them.
struct KsgMutualInformation {
  core::Array x;                   ///< [sample] or [sample, component], any unit
  core::Array y;                   ///< likewise, as many rows
  int neighbours = 3;              ///< k, with 1 ≤ k < N
  std::string estimator = "ksg1";  ///< "ksg1", "ksg2", or "lnc" for strong dependence
  /// Of "lnc": the share of the axis-parallel box below which a neighbourhood counts as slanted, or "calibrated" for
  /// what one of 200 neighbourhoods is below that are not (slant.h).
  std::variant<std::string, double> slant = 0.25;
  std::string scale = "none";  ///< what is done to each column first: "none", "standard" or "copula"
  int window = 0;              ///< rows this near in number are no neighbours, for series in time
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

struct MutualInformationEstimate {
  double information = 0;  ///< may be a little negative
  core::Array local;       ///< [sample]: the share of each row; their mean is the estimate
};

/// Mutual information of two samples by distances to nearest neighbours, in the largest norm.
///
///   ksg1   I = ψ(k) + ψ(N) − ⟨ψ(n_x + 1) + ψ(n_y + 1)⟩,  n_x the rows with |x_j − x_i| < ε_i, ε_i the joint distance
///   to
///          the k-th neighbour
///   ksg2   I = ψ(k) − 1/k + ψ(N) − ⟨ψ(n_x) + ψ(n_y)⟩,  n_x the rows with |x_j − x_i| ≤ ε_x,i, the largest |x_j − x_i|
///          among the k neighbours; of several at the k-th distance the first rows
///   lnc    ksg2 + (1/N) Σ ln(V_i/V̄_i) over the rows where V̄_i < α V_i: V_i is the volume of the axis-parallel box of
///          the k neighbours' offsets, V̄_i that of the box along their principal axes, α is `slant`
///
/// Errors   BadParameter: sample sizes differ, k outside [1, N), NaN, infinities; "lnc" needs k ≥ d + 1.
/// Edges    more than 1 % of the rows with k twins make the estimate unreliable, which is warned of; a constant sample
///          gives 0. An estimate above 0.7 ln N is warned of: N rows cannot show more than about ln N.
/// Accuracy biased low once the true value nears ln N; S1 of tests/…/ksg_mutual_information_test.cpp.
/// Cost     O(N log N) in few dimensions, O(N d) memory; draws no random numbers.
/// Source   Kraskov, Stögbauer & Grassberger, Phys. Rev. E 69 (2004) 066138, eqs. 8 and 9; Gao, Ver Steeg & Galstyan
///          (2015) for "lnc".
MutualInformationEstimate ksg_mutual_information(const KsgMutualInformation& question, core::Run& run);

/// The local values of the first kind in nats, of points already read; warns in the name of `kernel`.
std::vector<double> ksg_local(const std::string& kernel, const Points& x, const Points& y, std::size_t k,
                              std::size_t window, core::Run& run);

}  // namespace ansatz::information
