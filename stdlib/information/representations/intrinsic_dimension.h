// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct TwoNearest {
  core::Array x;                         ///< [sample] or [sample, component]
  std::string estimator = "likelihood";  ///< "likelihood", "unbiased", or "fit"
  double discarded = 0.1;                ///< of "fit": share of the largest ratios left out
};

/// Intrinsic dimension from the ratio μ = r₂/r₁ of the distances to the two nearest neighbours, which is Pareto with
/// the dimension as exponent wherever the density is even over so small a ball.
///
///   likelihood  N/Σ ln μ
///   unbiased    (N − 1)/Σ ln μ
///   fit         slope through the origin of −ln(1 − F(μ)) on ln μ, the largest `discarded` left out
///
/// Errors   BadParameter: fewer than 3 different rows, NaN, infinities, discarded outside [0, 1).
/// Edges    rows that repeat another are left out with a warning; rows on a grid (all μ = 1) have no dimension: NaN.
/// Source   Facco et al. (2017).
double two_nearest_dimension(const TwoNearest& question, core::Run& run);

struct NeighbourDimension {
  core::Array x;                    ///< [sample] or [sample, component]
  int neighbours = 10;              ///< k, at least 2
  std::string average = "inverse";  ///< "inverse": of what is inverted; "mean": of the local dimensions
  bool corrected = false;           ///< (k − 2) in place of (k − 1)
};

/// Intrinsic dimension by maximum likelihood from k nearest neighbours: m(x) = [Σ_{j<k} ln(T_k/T_j)/(k − 1)]⁻¹, and
/// over rows the inverse of the mean inverse, or the mean as first published.
///
/// Errors   BadParameter: k outside [2, N) ([3, N) corrected), NaN, infinities.
/// Edges    rows that repeat another are left out with a warning; so are, from the mean, rows whose neighbours are all
///          equally near; NaN with a warning where all are such.
/// Source   Levina & Bickel (2005); MacKay & Ghahramani (2005) for "inverse".
double neighbour_dimension(const NeighbourDimension& question, core::Run& run);

struct CorrelationDimension {
  core::Array x;              ///< [time, component], or [time] to be embedded
  int embedding = 1;          ///< of a single series: components, `lag` apart
  int lag = 1;                ///< steps between them
  int window = 0;             ///< times so near are not compared
  std::vector<double> radii;  ///< increasing; empty: 16 in even ratios where C goes from 0.0005 to 0.05
};

struct CorrelationEstimate {
  double dimension = 0;        ///< slope of ln C on ln r
  double dimension_error = 0;  ///< of the straight line; too small, since each share holds those of smaller radii
  double takens = 0;           ///< −1/⟨ln(r/r₀)⟩ over the pairs nearer than the largest radius r₀
  core::Array sums;            ///< [r]: C(r), the share of pairs nearer than r
};

/// Correlation dimension: how the share of pairs nearer than r grows with r, in Euclid's distance.
///
/// Errors   BadParameter: fewer than 3 rows, NaN, infinities, radii not above 0 or not increasing, fewer than two with
///          pairs.
/// Edges    pairs at one place count in C and not in takens.
/// Cost     O(N²) in threads, O(N) memory.
/// Source   Grassberger & Procaccia (1983); Theiler (1986) for the window; Takens (1985).
CorrelationEstimate correlation_dimension(const CorrelationDimension& question, core::Run& run);

}  // namespace ansatz::information
