// SPDX-License-Identifier: MIT
#include "stdlib/fields/phi4_states.h"

#include <fmt/format.h>

#include "stdlib/fields/checks.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/published_states.h"

namespace ansatz::fields {
namespace {

using core::Expression;
using core::Function;

struct Wall {
  Expression field, velocity;
};

// A wall of height ±v at `position`, moving with `velocity`; `sign` -1 for an antikink.
Wall wall(double sign, double velocity, double position, double gamma, double lambda, double vacuum) {
  const double slope = vacuum * std::sqrt(lambda / 2) * gamma;
  const Expression z = slope * (Expression::argument(0) - position), peak = sech(z);
  return {sign * vacuum * tanh(z), -sign * velocity * slope * vacuum * (peak * peak)};
}

void check_theory(const char* kernel, double lambda, double vacuum) {
  require(kernel, "lambda", lambda, lambda > 0, "above 0");
  require(kernel, "vacuum", vacuum, vacuum > 0, "above 0");
}

InitialState of_theory(const Wall& sum, double lambda, double vacuum, core::Run& run) {
  return {Function::traced(sum.field, 1, {"x"}), Function::traced(sum.velocity, 1, {"x"}), phi4({lambda, vacuum}, run),
          2 * vacuum};
}

InitialState single(const char* kernel, double sign, const Kink& state, core::Run& run) {
  check_theory(kernel, state.lambda, state.vacuum);
  require(kernel, "position", state.position, true, "finite");
  const double gamma = lorentz_factor(kernel, state.velocity);
  return of_theory(wall(sign, state.velocity, state.position, gamma, state.lambda, state.vacuum), state.lambda,
                   state.vacuum, run);
}

}  // namespace

InitialState kink(const Kink& state, core::Run& run) {
  InitialState made = single("kink", 1, state, run);
  made.published = published_kink(state.vacuum, state.position, state.velocity, lorentz_factor("kink", state.velocity));
  return made;
}

InitialState antikink(const Antikink& state, core::Run& run) {
  return single("antikink", -1, {state.velocity, state.position, state.lambda, state.vacuum}, run);
}

InitialState kink_antikink(const KinkAntikink& state, core::Run& run) {
  check_theory("kink_antikink", state.lambda, state.vacuum);
  require("kink_antikink", "separation", state.separation, state.separation > 0, "above 0");
  require("kink_antikink", "position", state.position, true, "finite");
  const double gamma = lorentz_factor("kink_antikink", state.velocity);
  const double four_widths = 4 * std::sqrt(2 / state.lambda) / state.vacuum;
  if (state.separation < four_widths) {
    run.warn(fmt::format(
        "kink_antikink: separation {} is below four kink widths ({:.3g}), so the two overlap from the start",
        state.separation, four_widths));
  }
  const Wall left = wall(1, state.velocity, state.position - state.separation / 2, gamma, state.lambda, state.vacuum);
  const Wall right =
      wall(-1, -state.velocity, state.position + state.separation / 2, gamma, state.lambda, state.vacuum);
  InitialState made = of_theory({left.field + right.field - state.vacuum, left.velocity + right.velocity}, state.lambda,
                                state.vacuum, run);
  made.published = published_kink_antikink(state.vacuum, state.position, state.separation, state.velocity, gamma);
  return made;
}

}  // namespace ansatz::fields
