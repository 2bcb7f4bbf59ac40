// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// How two samples of normal components hang together.
struct Canonical {
  std::vector<double> correlations;  ///< the largest first
  double information = 0;            ///< −½ Σ ln(1 − ρ²), in nats; +∞ for an exact relation
  double degrees = 0;                ///< directions of x times directions of y
  double p = 1;                      ///< of independence: 2 N I against χ² with so many degrees
};

/// Canonical correlations of samples paired by row, of what is left after regression on `given` where there is one.
/// A column that the others determine adds no direction.
Canonical canonical_correlations(const Points& x, const Points& y, const Points* given);

}  // namespace ansatz::information
