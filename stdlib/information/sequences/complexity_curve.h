// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/sequences/generalised_complexity.h"
#include "stdlib/information/sequences/ordinal_series.h"

namespace ansatz::information {

struct ComplexityCurve : Ordinal {
  std::string family = "tsallis";  ///< of entropies, or "renyi"
  std::vector<double> orders{};    ///< q ≥ 0, infinity too for "renyi"; empty: 0 and 0.01 … 100 in 60 equal factors
};

struct ComplexityCurveEstimate {
  core::Array entropy;     ///< [q]: H_q, of that of m! patterns alike
  core::Array complexity;  ///< [q]: C_q
  double missing = 0;      ///< share of the m! patterns that no window has
  double windows = 0;      ///< windows counted
};

/// A series in the plane of entropy and complexity, not as a point but as a curve over the order q of either: a curve
/// that closes from (1, 0) back to it where all patterns occur, and begins at q = 0 elsewhere where some are missing.
/// Noise turns one way along it and chaos the other.
///
/// Errors   as permutation_entropy; BadParameter: a negative order, NaN, infinity for "tsallis".
/// Edges    q = 1 is statistical_complexity. At q = 0 Tsallis' H is (k − 1)/(m! − 1) and Rényi's ln k/ln m! for k
///          patterns that occur, and C is H times (m! − k)/(m! − 1), or times ln(½ + k/2m!)/ln(½ + 1/2m!). As q grows
///          Tsallis' H goes to 1 and his C to (m! − k)/(m! − 1), while Rényi's look at the largest share. NaN with a
///          warning where no window counts.
/// Accuracy small q give rare patterns weight, which short series miss: H_q is low by more the smaller q.
/// Cost     the patterns, and a power or two a pattern and order.
/// Source   Ribeiro et al. (2017) for Tsallis, Jauregui et al. (2018) for Rényi.
ComplexityCurveEstimate complexity_curve(const ComplexityCurve& question, core::Run& run);

/// The curve of counts of patterns; `kernel` for errors.
ComplexityCurveEstimate complexity_curve_of(const char* kernel, const std::vector<double>& counts, std::size_t order,
                                            const std::string& family, const std::vector<double>& orders,
                                            core::Run& run);

}  // namespace ansatz::information
