// SPDX-License-Identifier: MIT
#include "stdlib/fields/initial_state.h"

#include <fmt/format.h>

#include "stdlib/fields/checks.h"
#include "stdlib/fields/published_states.h"

namespace ansatz::fields {
namespace {

using core::Expression;
using core::Function;

Function zero() { return Function::traced(Expression(0.0), 1, {"x"}); }

}  // namespace

FreeState::FreeState() : field(zero()), velocity(zero()) {}

InitialState initial_state(const FreeState& state, core::Run&) {
  require("initial_state", "vacuum_distance", state.vacuum_distance, state.vacuum_distance > 0, "above 0");
  return {state.field, state.velocity, std::nullopt, state.vacuum_distance};
}

InitialState gaussian(const Gaussian& state, core::Run& run) {
  require("gaussian", "amplitude", state.amplitude, true, "finite");
  require("gaussian", "width", state.width, state.width > 0, "above 0");
  require("gaussian", "position", state.position, true, "finite");
  require("gaussian", "velocity", state.velocity, true, "finite");
  if (std::fabs(state.amplitude) > 100)
    run.warn(fmt::format("gaussian: amplitude {} is large for a field of order 1", state.amplitude));
  const Expression x = Expression::argument(0), z = (x - state.position) / state.width;
  const Expression field = state.amplitude * exp(-(z * z));
  return {Function::traced(field, 1, {"x"}), Function::traced(2.0 * state.velocity / state.width * z * field, 1, {"x"}),
          std::nullopt, 1, published_gaussian(state.amplitude, state.width, state.position, state.velocity)};
}

}  // namespace ansatz::fields
