// SPDX-License-Identifier: MIT
#include "stdlib/fields/barrier.h"

#include "stdlib/fields/checks.h"

namespace ansatz::fields {
namespace {

core::Function none() { return core::Function::traced(core::Expression(0.0), 1, {"x"}); }

Barrier made(const char* kernel, const char* kind, const Amount& height, const Amount& width, const Amount& center) {
  require(kernel, "height", height.value, true, "finite");
  require(kernel, "width", width.value, width.value > 0, "above 0");
  require(kernel, "center", center.value, true, "finite");
  Barrier barrier;
  barrier.kind = kind;
  barrier.height = height;
  barrier.width = width;
  barrier.center = center;
  return barrier;
}

}  // namespace

Barrier::Barrier() {
  static const core::Function kNone = none();
  shape = kNone;
}

ShapedBarrier::ShapedBarrier() {
  static const core::Function kNone = none();
  shape = kNone;
}

Barrier rectangular_barrier(const RectangularBarrier& barrier, core::Run&) {
  return made("rectangular_barrier", "rectangular", barrier.height, barrier.width, barrier.center);
}
Barrier gaussian_barrier(const GaussianBarrier& barrier, core::Run&) {
  return made("gaussian_barrier", "gaussian", barrier.height, barrier.width, barrier.center);
}
Barrier eckart_barrier(const EckartBarrier& barrier, core::Run&) {
  return made("eckart_barrier", "eckart", barrier.height, barrier.width, barrier.center);
}

Barrier double_barrier(const DoubleBarrier& barrier, core::Run&) {
  Barrier both = made("double_barrier", "double", barrier.height, barrier.width, barrier.center);
  // Of two quantities each has its own unit; the solver compares what it has converted.
  const bool alike = !barrier.width.unit && !barrier.separation.unit;
  require("double_barrier", "separation", barrier.separation.value,
          barrier.separation.value > 0 && (!alike || barrier.separation.value >= barrier.width.value),
          "at least the width, so that the rectangles do not overlap");
  both.separation = barrier.separation;
  return both;
}

// Lengths that a kind does not have are 0, which is a length in any unit.
Barrier step_barrier(const StepBarrier& barrier, core::Run&) {
  Barrier step = made("step_barrier", "step", barrier.height, 1, barrier.center);
  step.width = 0;
  return step;
}
Barrier delta_barrier(const DeltaBarrier& barrier, core::Run&) {
  require("delta_barrier", "strength", barrier.strength.value, true, "finite");
  Barrier delta = made("delta_barrier", "delta", barrier.strength, 1, barrier.center);
  delta.width = 0;
  return delta;
}

Barrier shaped_barrier(const ShapedBarrier& barrier, core::Run&) {
  Barrier shaped = made("shaped_barrier", "shaped", barrier.height, barrier.width, barrier.center);
  shaped.shape = barrier.shape;
  return shaped;
}

}  // namespace ansatz::fields
