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

/// Calls `visit` with each corner of the convex set of all joint distributions [a, b, y] with these marginals once.
/// Those are masses p₀ + N t ≥ 0, p₀ = p(ab) p(y) + p(ay) p(b) + p(by) p(a) − 2 p(a) p(b) p(y) and N all products of
/// contrasts of a, b and y: the edges of a cone, which is found by cutting with one mass after another. None where the
/// marginals are of no joint. False, without a visit, for more than 128 cells or where there are more than `most` edges
/// at a time. Cost: edges² a cut, edges³ at worst.
/// Source   Fukuda & Prodon, Lect. Notes Comput. Sci. 1120 (1996) 91.
bool visit_corner_joints(const PairMarginals& pairs, std::size_t most,
                         const std::function<void(std::span<const double>)>& visit, const core::Run& run);

}  // namespace ansatz::information
