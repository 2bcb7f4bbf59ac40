// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

/// Points in the unit cube, as `sample … using` lays them out: [point, axis], all in the open interval (0, 1).
namespace ansatz::sampling {

struct Design {
  std::size_t points = 1;
  std::size_t axes = 1;
};

/// Independent points. Coordinate k of point i is a draw addressed by k and i: more points or more axes leave those
/// that were there as they are.
core::Array random(const Design& question, core::Run& run);

/// Each axis parted into as many equal strata as there are points, each stratum hit once, the place in it and the
/// order of strata at random. The strata depend on the number of points: another number is another design, and shares
/// no point with this one.
/// Source   McKay, Beckman & Conover, Technometrics 21 (1979) 239.
core::Array latin_hypercube(const Design& question, core::Run& run);

/// The first points of Sobol's sequence in the order of Antonov & Saleev, its point at the origin left out. The points
/// are always the same: no randomness, and more of them go on where fewer ended. Up to 3667 axes. Balanced best when
/// the number of points is a power of two less one.
/// Source   Sobol, USSR Comput. Math. Math. Phys. 7 (1967) 86; Antonov & Saleev, ibid. 19 (1979) 252; direction numbers
///          new-joe-kuo-6 of Joe & Kuo, SIAM J. Sci. Comput. 30 (2008) 2635, as Boost.Random tabulates them.
core::Array sobol(const Design& question, core::Run& run);

}  // namespace ansatz::sampling
