// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/sequences/ordinal_series.h"

namespace ansatz::information {

struct PermutationEntropy : Ordinal {
  std::string weights = "none";  ///< what a window counts: "none" for one, "variance" for that of its values
  bool normalised = false;       ///< divide by ln m!
  Base base = std::string("nat");
};

/// Permutation entropy −Σ p ln p of the patterns of order in windows x_t, x_{t+τ}, …, x_{t+(m−1)τ}.
///
/// Errors   BadParameter: fewer than (m − 1)τ + 1 values, NaN, infinities, m outside 2 … 12 (2 … 8 with weights),
///          τ below 1.
/// Edges    a constant or rising series gives 0; fewer than 5 m! windows are warned of; NaN with a warning where no
///          window counts, because all have ties or no variance.
/// Accuracy biased low by about (patterns − 1)/2N nats.
/// Cost     one pass in threads, m(m − 1)/2 comparisons a value in vectors; 8 m! bytes a thread, m ≤ 8.
/// Source   Bandt & Pompe (2002); Fadlallah et al. (2013) for weights.
double permutation_entropy(const PermutationEntropy& question, core::Run& run);

struct StatisticalComplexity : Ordinal {};

struct ComplexityEstimate {
  double entropy = 0;     ///< H, of ln m!
  double complexity = 0;  ///< C
  double missing = 0;     ///< share of the m! patterns that no window has
  double windows = 0;     ///< windows counted
};

/// Place of a series in the plane of entropy and complexity: H = S/ln m! and C = Q₀ JS(p, uniform) H.
///
/// Errors, edges, cost   as permutation_entropy.
/// Source   Rosso et al. (2007); Lamberti et al. (2004).
ComplexityEstimate statistical_complexity(const StatisticalComplexity& question, core::Run& run);

struct ComplexityBounds {
  int order = 3;     ///< m, 2 … 12
  int points = 201;  ///< of the grid of entropies from 0 to 1
};

struct ComplexityCurves {
  core::Array entropy;   ///< the grid
  core::Array least;     ///< [entropy]
  core::Array greatest;  ///< [entropy]
};

/// The curves between which every distribution over m! patterns lies in the plane of entropy and complexity.
///
/// Errors   BadParameter: m outside 2 … 12, fewer than 2 points.
/// Source   Martín, Plastino & Rosso (2006).
ComplexityCurves complexity_bounds(const ComplexityBounds& question, core::Run& run);

struct OrdinalPatterns : Ordinal {};

struct OrdinalPatternTable {
  core::Array counts;       ///< [pattern], by number; m ≤ 8
  core::Array ranks;        ///< [pattern, place]: ranks of the values in the window, from 1
  double missing = 0;       ///< share of the m! patterns that no window has
  double node_entropy = 0;  ///< of a next pattern that differs, given the pattern, in nats
};

/// How often each pattern occurs. Chaos keeps forbidden patterns however long the series is; noise does not.
///
/// node_entropy is Σ p_i S_i with S_i the entropy of what follows pattern i in the next window, itself left out
/// (ordinal_transitions has the network itself).
///
/// Errors   as permutation_entropy; m outside 2 … 8.
/// Source   Bandt & Pompe (2002); Amigó, Zambrano & Sanjuán (2007) for forbidden patterns; McCullough et al. (2017) for
///          the entropy of transitions.
OrdinalPatternTable ordinal_patterns(const OrdinalPatterns& question, core::Run& run);

}  // namespace ansatz::information
