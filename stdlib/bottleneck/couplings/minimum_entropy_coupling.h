// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct MinimumEntropyCoupling {
  std::vector<core::Array> marginals;  ///< two lists of masses or more; or one matrix with a distribution a row
  std::string method = "greedy";       ///< or "exact"
  information::Base base = std::string("nat");
};

struct MinimumEntropyCouplingResult {
  double entropy = 0;                   ///< H of the coupling
  double lower_bound = 0;               ///< of any coupling of these marginals
  double gap = 0;                       ///< entropy − lower_bound
  double information = 0;               ///< Σ H(marginals) − H: for two marginals I(X; Y), as large as was found
  core::Array masses;                   ///< [atom], all positive, as they were found
  core::Array states;                   ///< [atom, variable], from 1
  std::optional<core::Array> coupling;  ///< [first, second, …]; none where it would have more than 2·10⁷ cells
};

/// A joint distribution with given marginals of little entropy: its variables tell of each other as much as they can.
///
/// "greedy" takes masses from the largest down, see greedy_coupling; "exact" finds the least entropy of two marginals
/// of at most 12 positive masses together. The lower bound is the larger of the entropy of what all marginals
/// majorise and, for "greedy", the entropy found less log₂(e)/e bit (two marginals) or (1 + log₂ e)/2 bit (more).
///
/// Errors   BadParameter: fewer than two marginals, no list of masses that sum to one, "exact" of more or larger ones.
/// Edges    masses left over below 1e-14 are dropped.
/// Cost     O(n log n) for n cells in all, and the cells of `coupling`.
/// Source   Kocaoglu et al. (2017); Cicalese, Gargano & Vaccaro (2019); Compton et al. (2023).
MinimumEntropyCouplingResult minimum_entropy_coupling(const MinimumEntropyCoupling& question, core::Run& run);

}  // namespace ansatz::bottleneck
