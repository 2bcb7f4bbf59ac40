// SPDX-License-Identifier: MIT
#include "stdlib/fields/barrier.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"

namespace ansatz::fields {
namespace {

/// 0 of one argument, and of two.
const core::Function& none() {
  static const core::Function kNone = core::Function::traced(core::Expression(0.0), 1, {"x"});
  return kNone;
}
const core::Function& never() {
  static const core::Function kNever = core::Function::traced(core::Expression(0.0), 2, {"x", "t"});
  return kNever;
}

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

Barrier::Barrier() : shape(none()), drive(never()) {}
ShapedBarrier::ShapedBarrier() : shape(none()) {}
DrivenBarrier::DrivenBarrier() : shape(never()) {}
TabulatedBarrier::TabulatedBarrier() : values(core::Array::of({0.0, 0.0, 0.0, 0.0})) {}

Barrier rectangular_barrier(const RectangularBarrier& barrier, core::Run&) {
  return made("rectangular_barrier", "rectangular", barrier.height, barrier.width, barrier.center);
}
Barrier gaussian_barrier(const GaussianBarrier& barrier, core::Run&) {
  return made("gaussian_barrier", "gaussian", barrier.height, barrier.width, barrier.center);
}
Barrier eckart_barrier(const EckartBarrier& barrier, core::Run&) {
  return made("eckart_barrier", "eckart", barrier.height, barrier.width, barrier.center);
}

Barrier morse_barrier(const MorseBarrier& barrier, core::Run&) {
  require("morse_barrier", "depth", barrier.depth.value, barrier.depth.value > 0, "above 0");
  return made("morse_barrier", "morse", barrier.depth, barrier.width, barrier.center);
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

Barrier tabulated_barrier(const TabulatedBarrier& barrier, core::Run&) {
  constexpr const char* kName = "tabulated_barrier";
  const core::Array& values = barrier.values;
  if (values.rank() != 1 || values.type() == core::ElementType::complex || values.type() == core::ElementType::text)
    throw core::BadParameter(kName, "values",
                             fmt::format("{} along {} {}", describe(values.type()), values.rank(),
                                         values.rank() == 1 ? "dimension" : "dimensions"),
                             "numbers along one dimension");
  require(kName, "values", static_cast<double>(values.size()), values.size() >= 4, "at least four places long");
  if (!values.dimension(0).coordinates)
    throw core::BadParameter(kName, "values", "without coordinates",
                             "an array along x, such as labelled(v, [\"x\"], coordinates = (x = places))");
  const std::vector<double> x = values.coordinate_values(0);
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (!std::isfinite(values.number(j)) || !std::isfinite(x[j]))
      throw core::BadParameter(kName, "values", fmt::format("{} at x = {:.6g}", values.number(j), x[j]), "finite");
    if (j > 0 && !(x[j] > x[j - 1]))
      throw core::BadParameter(kName, "values", fmt::format("at x = {:.6g} after {:.6g}", x[j], x[j - 1]),
                               "on rising coordinates");
  }
  Barrier tabulated;
  tabulated.kind = "tabulated";
  tabulated.height = tabulated.width = tabulated.center = 0;
  tabulated.table = values;
  return tabulated;
}

Barrier driven_barrier(const DrivenBarrier& barrier, core::Run&) {
  Barrier driven = made("driven_barrier", "driven", barrier.height, barrier.width, barrier.center);
  require("driven_barrier", "time", barrier.time.value, barrier.time.value > 0, "above 0");
  driven.drive = barrier.shape;
  driven.time = barrier.time;
  return driven;
}

}  // namespace ansatz::fields
