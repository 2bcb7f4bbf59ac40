// SPDX-License-Identifier: MIT
#include "stdlib/fields/sine_gordon_states.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "stdlib/fields/checks.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/published_states.h"

namespace ansatz::fields {
namespace {

using core::Expression;
using core::Function;

// The d/2 of a pair in its own scale, small enough that cosh stays finite.
double half_distance(const char* kernel, double separation, double gamma) {
  require(kernel, "separation", separation, separation > 0 && gamma * separation < 600,
          fmt::format("in (0, {:.4g})", 600 / gamma));
  return gamma * separation / 2;
}

InitialState of_theory(const Expression& field, const Expression& velocity, core::Run& run) {
  return {Function::traced(field, 1, {"x"}), Function::traced(velocity, 1, {"x"}), sine_gordon({}, run),
          2 * std::numbers::pi};
}

}  // namespace

InitialState sine_gordon_kink(const SineGordonKink& state, core::Run& run) {
  const double gamma = lorentz_factor("sine_gordon_kink", state.velocity);
  require("sine_gordon_kink", "position", state.position, true, "finite");
  const Expression z = gamma * (Expression::argument(0) - state.position);
  return of_theory(4.0 * atan(exp(z)), -2.0 * state.velocity * gamma * sech(z), run);
}

InitialState breather(const Breather& state, core::Run& run) {
  const double omega = state.frequency;
  require("breather", "frequency", omega, omega > 0 && omega < 1, "in (0, 1)");
  require("breather", "position", state.position, true, "finite");
  require("breather", "phase", state.phase, true, "finite");
  const double u = state.velocity, gamma = lorentz_factor("breather", u), w = std::sqrt((1 - omega) * (1 + omega));
  const Expression x = Expression::argument(0) - state.position;
  const Expression z = w * gamma * x, turn = state.phase - omega * gamma * u * x, envelope = w / omega * sech(z);
  const Expression q = envelope * sin(turn);
  const Expression rate = envelope * gamma * (omega * cos(turn) + w * u * tanh(z) * sin(turn));  // ∂q/∂t
  // At the turning point of a breather at rest the rate is 0; cos(π/2) in doubles is not quite.
  const bool at_rest = u == 0 && std::fabs(std::cos(state.phase)) < 1e-15;
  InitialState made = of_theory(4.0 * atan(q), at_rest ? Expression(0.0) : 4.0 * rate / (1.0 + q * q), run);
  if (at_rest) made.published = published_breather(omega, state.position);
  return made;
}

InitialState sine_gordon_kink_antikink(const SineGordonKinkAntikink& state, core::Run& run) {
  const double u = state.velocity, gamma = lorentz_factor("sine_gordon_kink_antikink", u);
  const double height = std::cosh(half_distance("sine_gordon_kink_antikink", state.separation, gamma));  // -sinh(γut)/u
  const double rate = std::copysign(gamma * std::sqrt(1 + u * u * height * height), u);  // γ cosh(γut)
  const Expression peak = sech(gamma * Expression::argument(0)), q = height * peak;
  return of_theory(4.0 * atan(q), -4.0 * rate * peak / (1.0 + q * q), run);
}

InitialState sine_gordon_kink_kink(const SineGordonKinkKink& state, core::Run& run) {
  const double u = state.velocity, gamma = lorentz_factor("sine_gordon_kink_kink", u);
  const double height = std::sinh(half_distance("sine_gordon_kink_kink", state.separation, gamma));
  const double closest = u == 0 ? 0 : 2 * std::asinh(1 / std::fabs(u)) / gamma;
  require("sine_gordon_kink_kink", "velocity", u, u != 0, "other than 0, for two kinks at rest repel");
  require("sine_gordon_kink_kink", "separation", state.separation, state.separation >= closest,
          fmt::format("at least {:.6g}, the least distance at this velocity", closest));
  const double stretch = u * height;  // cosh(γut)
  const double rate = gamma * u * std::sqrt(std::max(0.0, 1 - 1 / (stretch * stretch)));
  const Expression q = sinh(gamma * Expression::argument(0)) / height;
  return of_theory(4.0 * atan(q), 4.0 * rate / (q + 1.0 / q), run);  // q/(1 + q²), finite where q is not
}

}  // namespace ansatz::fields
