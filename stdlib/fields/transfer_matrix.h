// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/fields/landscape.h"

namespace ansatz::fields {

/// A wave that comes from the left with amplitude 1 at `low`: what goes through and what comes back, with phases taken
/// at the ends of the region.
struct Scattered {
  std::complex<double> transmitted, reflected;  ///< amplitudes at `high` and at `low`
  double transmission = 0, reflection = 0;      ///< shares of the incoming flux
  double dwell_time = 0;                        ///< ∫ |ψ|² over the region, over the incoming flux
};

/// Potentials of a region in cells: complex V at the two Gauss points of each, and what stands between cells.
struct Cells {
  struct Cell {
    double width = 0;
    std::complex<double> first, second;  ///< V at the Gauss points (1/2 ∓ √3/6) of the width
    double spike = 0;                    ///< strength of a δ at its right end
  };
  std::vector<Cell> cells;
  double left_level = 0, right_level = 0;
};

/// -ψ''/(2m) + Vψ = Eψ through the cells, from the right end to the left one, each cell by the exponential of the
/// fourth-order Magnus series: exact where V is constant, an error of order width⁴ where it is smooth.
/// `energy` above both levels, else everything is reflected.
///
/// Source   Blanes, Casas, Oteo and Ros, Phys. Rep. 470 (2009) 151–238.
Scattered scatter(const Cells& cells, double energy, double mass);

/// Between which ends of a landscape: those that times are told for, or those beyond which there is nothing at all.
enum class Ends { barrier, far };

/// The landscape in cells so narrow that the finest wave of `energy` has a few hundred.
Cells cells_of(const Landscape& land, double energy, double mass, Ends ends);

}  // namespace ansatz::fields
