// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

struct BoxDimension {
  core::Array x;                ///< [sample] or [sample, component]
  double order = 0;             ///< q ≥ 0: 0 counts boxes, 1 takes their information, 2 how often two rows share one
  std::vector<double> sizes{};  ///< of boxes, decreasing; empty: the widest side over 2, 4, 8, … while rows fill them
};

struct BoxEstimate {
  double dimension = 0;        ///< slope of H on −ln size
  double dimension_error = 0;  ///< standard error of the straight line
  core::Array boxes;           ///< [size]: e^H, the number of boxes, effective where q is not 0
};

/// Generalised (Rényi) dimension D_q by boxes: how H_q, the entropy of order q of the shares of rows in a grid of
/// boxes, grows as they shrink, H_q ~ −D_q ln size. D₀ is the box-counting or capacity dimension, D₁ the information
/// and D₂ the correlation dimension; D₀ ≥ D₁ ≥ D₂.
///
/// The grid starts at the least value of each component; the last box of each is closed. Where no sizes are given the
/// widest component's range is halved as long as a box with rows holds four in the mean, and rows still part.
///
/// Errors   BadParameter: one point only, fewer than two sizes (given, or with enough rows), sizes not above 0 or not
///          decreasing, one below 10⁻¹⁵ of the range, order below 0 or NaN; NaN, infinities.
/// Accuracy boxes that few rows reach are missed, so that estimates are low for N rows and D ≳ log₁₀ N.
/// Cost     O(N log N) a size.
/// Source   Hentschel & Procaccia (1983).
BoxEstimate box_dimension(const BoxDimension& question, core::Run& run);

/// Rows counted by the box of that size they are in, boxes without any left out; `least` and `range` of each component
/// say where the grid begins and where its last box, which is closed, ends.
std::vector<double> counts_in_boxes(const Points& x, const std::vector<double>& least, const std::vector<double>& range,
                                    double size);

}  // namespace ansatz::information
