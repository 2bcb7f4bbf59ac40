// SPDX-License-Identifier: MIT
#include "stdlib/fields/potentials.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "stdlib/fields/checks.h"

namespace ansatz::fields {
namespace {

using core::Expression;
using core::Function;

// out[i] = formula(φ[i]), in a loop that vectorises.
template <class Formula>
Function::Evaluate over_points(Formula formula) {
  return [formula](std::span<const double* const> inputs, double* out, std::size_t n) {
    const double* field = inputs[0];
    for (std::size_t i = 0; i < n; ++i) out[i] = formula(field[i]);
  };
}

// The derivative of that order of (λ/4) (φ² - v²)². The second and higher ones run once a call of a solver, so their
// formulas are left to the expressions.
Function phi4_derivative(double lambda, double vacuum, int order) {
  const std::string fingerprint = fmt::format("fields.phi4({},{})^({})", lambda, vacuum, order);
  const double square = vacuum * vacuum;
  const auto next = [=](int) { return phi4_derivative(lambda, vacuum, order + 1); };
  if (order == 0) {
    const auto formula = [=](double f) { return 0.25 * lambda * (f * f - square) * (f * f - square); };
    return Function::native(fingerprint, 1, over_points(formula), next);
  }
  if (order == 1) {
    const auto formula = [=, offset = -lambda * square](double f) { return f * std::fma(lambda, f * f, offset); };
    return Function::native(fingerprint, 1, over_points(formula), next);
  }
  const Expression f = Expression::argument(0);
  return Function::traced(lambda * (3.0 * f * f - square), 1);
}

Function linear_derivative(double mass, int order) {
  const std::string fingerprint = fmt::format("fields.linear({})^({})", mass, order);
  const double square = mass * mass;
  const auto next = [=](int) { return linear_derivative(mass, order + 1); };
  if (order == 0)
    return Function::native(fingerprint, 1, over_points([=](double f) { return 0.5 * square * f * f; }), next);
  if (order == 1) return Function::native(fingerprint, 1, over_points([=](double f) { return square * f; }), next);
  return Function::traced(Expression(square), 1);
}

}  // namespace

Function linear(const Linear& potential, core::Run&) {
  require("linear", "mass", potential.mass, potential.mass >= 0, "at least 0");
  return linear_derivative(potential.mass, 0);
}

Function phi4(const Phi4& potential, core::Run&) {
  require("phi4", "lambda", potential.lambda, potential.lambda > 0, "above 0");
  require("phi4", "vacuum", potential.vacuum, potential.vacuum > 0, "above 0");
  return phi4_derivative(potential.lambda, potential.vacuum, 0);
}

Function sine_gordon(const SineGordon&, core::Run&) {
  return Function::traced(1.0 - cos(Expression::argument(0)), 1, {"φ"});
}

}  // namespace ansatz::fields
