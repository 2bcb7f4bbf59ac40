// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/fields/amount.h"

namespace ansatz::fields {

/// A potential that a packet meets, as a script holds it; landscape.h has what it is to a solver. Heights may be
/// negative: a well.
struct Barrier {
  std::string kind = "rectangular";  ///< rectangular, gaussian, eckart, morse, double, step, delta, shaped, tabulated
                                     ///< or driven
  Amount height = Amount::standard(4.5);  ///< energy; of a delta its strength, energy times length
  Amount width = Amount::standard(1);
  Amount center = Amount::standard(0);
  Amount separation = Amount::standard(0);  ///< of the two middles of a double one
  core::Function shape;                     ///< of a shaped one
  std::optional<core::Array> table{};       ///< of a tabulated one: V [x]
  core::Function drive;                     ///< of a driven one, of two arguments
  Amount time = Amount::standard(1);        ///< what time is measured in, in a driven one

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
/// D ((1 - e^{-(x - c)/w})² - 1): a well of depth D at c that levels off at 0 to the right; to the left a wall, cut at
/// 100 D.
struct MorseBarrier {
  Amount depth, width, center;
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
/// V [x] on rising coordinates, between them by the cubic spline without knots next to its ends; nowhere else.
struct TabulatedBarrier {
  core::Array values;
  TabulatedBarrier();
};
/// V₀ f((x - c)/w, t/τ).
struct DrivenBarrier {
  core::Function shape;
  Amount height = Amount::standard(1), width = Amount::standard(1), center, time = Amount::standard(1);
  DrivenBarrier();
};

/// Errors   BadParameter: a width, a time or a depth not above 0, rectangles that overlap; a table of fewer than four
///          values, without rising coordinates, or not finite.
Barrier rectangular_barrier(const RectangularBarrier& barrier, core::Run& run);
Barrier gaussian_barrier(const GaussianBarrier& barrier, core::Run& run);
Barrier eckart_barrier(const EckartBarrier& barrier, core::Run& run);
Barrier morse_barrier(const MorseBarrier& barrier, core::Run& run);
Barrier double_barrier(const DoubleBarrier& barrier, core::Run& run);
Barrier step_barrier(const StepBarrier& barrier, core::Run& run);
Barrier delta_barrier(const DeltaBarrier& barrier, core::Run& run);
Barrier shaped_barrier(const ShapedBarrier& barrier, core::Run& run);
Barrier tabulated_barrier(const TabulatedBarrier& barrier, core::Run& run);
Barrier driven_barrier(const DrivenBarrier& barrier, core::Run& run);

}  // namespace ansatz::fields
