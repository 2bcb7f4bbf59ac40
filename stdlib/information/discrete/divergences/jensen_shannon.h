// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// Distributions on the same cells, and their weights.
struct JensenShannon {
  std::vector<core::Array> distributions;  ///< two or more, of one shape; masses or densities as for shannon
  std::vector<double> weights{};           ///< one a distribution, summing to one; empty: equal
  std::string over{};                      ///< as for shannon
  Base base = std::string("nat");
};

/// Jensen–Shannon divergence of any number of weighted distributions, summed in terms that are never negative, so
/// that nearly equal distributions keep their digits:
///
///   JS = Σ_i π_i Σ_j [p_ij ln(p_ij / m_j) − p_ij + m_j],   m = Σ_i π_i p_i;   0 ≤ JS ≤ H(π)
///
/// Densities must have equal coordinates; the cell widths then cancel and the result does not depend on the grid. One
/// value for each index of the remaining dimensions. Its square root is a metric for two equal weights.
///
/// Errors   as shannon; BadParameter: fewer than two distributions, shapes or coordinates that differ, weights that do
///          not fit.
/// Source   Lin, IEEE Trans. Inf. Theory 37 (1991) 145.
core::Array jensen_shannon(const JensenShannon& question, core::Run& run);

}  // namespace ansatz::information
