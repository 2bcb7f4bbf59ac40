// SPDX-License-Identifier: MIT
#include "stdlib/networks/activation.h"

#include <algorithm>
#include <array>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/derivative.h"

namespace ansatz::networks {

namespace {

using core::Expression;
using core::Function;

Activation of(std::string name, const Expression& value, const Expression& carry, bool reads_input) {
  Activation out;
  out.name = std::move(name);
  out.value = Function::traced(value, 1);
  out.carry = Function::traced(carry, 3);
  out.reads_input = reads_input;
  return out;
}

// Where nothing is gained from the value already known.
Activation differentiated(std::string name, const Expression& value) {
  return of(std::move(name), value, Expression::argument(2) * core::derivative(value, 0), true);
}

// Of a function in C++: its derivative, then the product, a few points at a time.
Function native_carry(const Function& slope) {
  const auto evaluate = [slope](std::span<const double* const> inputs, double* out, std::size_t n) {
    std::array<double, 256> part;
    for (std::size_t first = 0; first < n; first += part.size()) {
      const std::size_t count = std::min(part.size(), n - first);
      const double* z = inputs[0] + first;
      slope.evaluate(std::span(&z, 1), part.data(), count);
      for (std::size_t i = 0; i < count; ++i) out[first + i] = inputs[2][first + i] * part[i];
    }
  };
  return Function::native("networks.carry(" + slope.fingerprint() + ")", 3, evaluate);
}

Activation by_name(const std::string& kernel, const std::string& name) {
  if (name == "identity") return {name, {}, {}, false, false};
  const Expression z = Expression::argument(0), a = Expression::argument(1), d = Expression::argument(2);
  // In this form one exponential is all; near 0 the error is 1e-16 of 1, not of the value.
  if (name == "tanh") return of(name, 1.0 - 2.0 / (exp(2.0 * z) + 1.0), d * (1.0 - a * a), false);
  if (name == "sigmoid") return of(name, 1.0 / (1.0 + exp(-z)), d * (a * (1.0 - a)), false);
  if (name == "relu") {
    Activation out = of(name, max(z, 0.0), if_else(less(Expression(0.0), a), d, 0.0), false);
    out.bends_at_zero = true;
    return out;
  }
  if (name == "gelu") {
    constexpr double kRootHalf = 0.70710678118654752440;
    Activation out = differentiated(name, 0.5 * z * (1.0 + erf(kRootHalf * z)));
    out.bends_at_zero = true;
    return out;
  }
  throw core::BadParameter(kernel, "activation", "\"" + name + "\"",
                           "\"tanh\", \"sigmoid\", \"relu\", \"gelu\", \"identity\" or a function of one argument");
}

}  // namespace

Activation activation(const std::string& kernel, const std::variant<std::string, core::Function>& which) {
  if (const auto* name = std::get_if<std::string>(&which)) return by_name(kernel, *name);
  const Function& function = std::get<Function>(which);
  if (!function || function.arity() != 1)
    throw core::BadParameter(kernel, "activation",
                             function ? "a function of " + std::to_string(function.arity()) + " arguments" : "nothing",
                             "a function of one argument");
  if (const Expression* body = function.expression()) return differentiated(function.text(), *body);
  Activation out;
  out.name = function.text();
  out.value = function;
  out.carry = native_carry(function.derivative());
  out.reads_input = true;
  return out;
}

}  // namespace ansatz::networks
