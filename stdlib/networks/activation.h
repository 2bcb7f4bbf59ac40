// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include "stdlib/core/expression/function.h"

namespace ansatz::networks {

/// What a layer does to each of its units: a function with its exact derivative.
///
///   identity   z
///   tanh       tanh z
///   sigmoid    1/(1 + e^−z)
///   relu       max(z, 0), with slope 0 at 0
///   gelu       z Φ(z), Φ the normal distribution function
///   traced     any function of one argument
struct Activation {
  std::string name;            ///< "tanh", or the formula of a traced function
  core::Function value;        ///< a(z); none for the identity
  core::Function carry;        ///< (z, a, d) → d · a'(z): a slope by the unit's output becomes one by its input
  bool reads_input = false;    ///< whether carry looks at z, which is kept for it then
  bool bends_at_zero = false;  ///< half of a normal input is lost (relu, gelu): He's weights suit it

  bool is_identity() const { return !value; }
};

/// By name, or from a function of one argument that has a derivative.
/// Errors   BadParameter (parameter "activation").
Activation activation(const std::string& kernel, const std::variant<std::string, core::Function>& which);

}  // namespace ansatz::networks
