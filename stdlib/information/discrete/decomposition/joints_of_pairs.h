// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::information {

/// Three marginals in pairs of variables a, b, y, row-major, that agree on single variables.
struct PairMarginals {
  std::size_t a = 0, b = 0, y = 0;  ///< how many values each has
  std::vector<double> ab, ay, by;
  std::size_t cells() const { return a * b * y; }
  std::size_t freedom() const { return (a - 1) * (b - 1) * (y - 1); }  ///< dimensions of all their joints
};

/// How many lines the joints are looked at along: C(cells, freedom − 1).
double lines_through_joints(const PairMarginals& pairs);

/// Calls `visit` with corners of the convex set of all joint distributions [a, b, y] with these marginals, each at
/// least once. Those are masses p₀ + N t ≥ 0, p₀ = p(ab) p(y) + p(ay) p(b) + p(by) p(a) − 2 p(a) p(b) p(y) and N all
/// products of contrasts of a, b and y; along each line on which freedom − 1 masses are 0 the ends of the part that is
/// not negative are corners. None where the marginals are of no joint.
void visit_corner_joints(const PairMarginals& pairs, const std::function<void(std::span<const double>)>& visit,
                         const core::Run& run);

}  // namespace ansatz::information
