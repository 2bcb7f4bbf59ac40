// SPDX-License-Identifier: MIT
#include "stdlib/networks/activation.h"

#include <algorithm>
#include <array>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/derivative.h"
#include "stdlib/networks/bends.h"

namespace ansatz::networks {

namespace {

using core::Expression;
using core::Function;

Activation differentiated(std::string name, const Expression& value) {
  Activation out;
  out.name = std::move(name);
  out.value = Function::traced(value, 1);
  out.carry = Function::traced(Expression::argument(2) * core::derivative(value, 0), 3);
  out.reads_input = true;
  return out;
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

using Bend = void (*)(const double* z, double* out, std::size_t n);
using Carry = void (*)(const double* a, const double* d, double* out, std::size_t n);

// Of loops of our own.
Activation of(const std::string& name, Bend bend, Carry carry, bool bends_at_zero) {
  Activation out;
  out.name = name;
  out.value = Function::native(
      "networks." + name, 1,
      [bend](std::span<const double* const> inputs, double* to, std::size_t n) { bend(inputs[0], to, n); });
  out.carry = Function::native("networks." + name + "_carry", 3,
                               [carry](std::span<const double* const> inputs, double* to, std::size_t n) {
                                 carry(inputs[1], inputs[2], to, n);
                               });
  out.bends_at_zero = bends_at_zero;
  return out;
}

Activation by_name(const std::string& kernel, const std::string& name) {
  if (name == "identity") return {name, {}, {}, false, false};
  if (name == "tanh") return of(name, tanh_of, tanh_carry, false);
  if (name == "sigmoid") return of(name, sigmoid_of, sigmoid_carry, false);
  if (name == "relu") return of(name, relu_of, relu_carry, true);
  if (name == "gelu") {
    constexpr double kRootHalf = 0.70710678118654752440;
    const Expression z = Expression::argument(0);
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
