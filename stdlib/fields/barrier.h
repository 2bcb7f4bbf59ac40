// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/fields/amount.h"

namespace ansatz::fields {

/// A potential that a packet meets, as a script holds it; landscape.h has what it is to a solver. Heights may be
/// negative: a well.
struct Barrier {
  std::string kind = "rectangular";       ///< rectangular, gaussian, eckart, double, step, delta or shaped
  Amount height = Amount::standard(4.5);  ///< energy; of a delta its strength, energy times length
  Amount width = Amount::standard(1);
  Amount center = Amount::standard(0);
  Amount separation = Amount::standard(0);  ///< of the two middles of a double one
  core::Function shape;                     ///< of a shaped one

  Barrier();
};

/// V₀ within `width` about `center`, else 0.
struct RectangularBarrier {
  Amount height, width, center;
};
/// V₀ exp(-(x - c)²/(2 w²)).
struct GaussianBarrier {
  Amount height, width, center;
};
/// V₀ sech²((x - c)/w), the symmetric barrier of Eckart, also called after Pöschl and Teller.
struct EckartBarrier {
  Amount height, width, center;
};
/// Two equal rectangles whose middles are `separation` apart.
struct DoubleBarrier {
  Amount height, width, separation, center;
};
/// 0 left of `center`, V₀ right of it.
struct StepBarrier {
  Amount height, center;
};
/// g δ(x - c).
struct DeltaBarrier {
  Amount strength, center;
};
/// V₀ f((x - c)/w), for an f that tends to a constant either way.
struct ShapedBarrier {
  core::Function shape;
  Amount height = Amount::standard(1), width = Amount::standard(1), center;
  ShapedBarrier();
};

/// Errors   BadParameter: a width not above 0, rectangles that overlap.
Barrier rectangular_barrier(const RectangularBarrier& barrier, core::Run& run);
Barrier gaussian_barrier(const GaussianBarrier& barrier, core::Run& run);
Barrier eckart_barrier(const EckartBarrier& barrier, core::Run& run);
Barrier double_barrier(const DoubleBarrier& barrier, core::Run& run);
Barrier step_barrier(const StepBarrier& barrier, core::Run& run);
Barrier delta_barrier(const DeltaBarrier& barrier, core::Run& run);
Barrier shaped_barrier(const ShapedBarrier& barrier, core::Run& run);

}  // namespace ansatz::fields
