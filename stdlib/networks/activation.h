// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <variant>

#include "stdlib/core/expression/function.h"

namespace ansatz::networks {

/// Where an activation's own number starts.
constexpr double kOwnStart = 0.01;

/// What a layer does to each of its units: a function with its exact derivative.
///
///   identity   z
///   tanh       tanh z
///   sigmoid    1/(1 + e^−z)
///   relu       max(z, 0), with slope 0 at 0
///   gelu       z Φ(z), Φ the normal distribution function
///   crrelu     max(z, 0) + ε z e^−z²/2, with a number ε of each layer's own that is learnt
///   traced     any function of one argument; or a formula of two, the second of which is a number like ε
///
/// Source   Sun et al. (2024) for crrelu.
struct Activation {
  std::string name;      ///< "tanh", or the formula of a traced function
  core::Function value;  ///< a(z), or a(z, ε); none for the identity
  /// (z, a, d), or (z, ε, d), → d · a'(z): a slope by the unit's output becomes one by its input
  core::Function carry;
  core::Function by_own;       ///< (z, ε, d) → d · ∂a/∂ε; none where there is no ε
  bool reads_input = false;    ///< whether carry looks at z, which is kept for it then
  bool bends_at_zero = false;  ///< half of a normal input is lost (relu, gelu, crrelu): He's weights suit it
  double start = 0;            ///< of ε

  bool is_identity() const { return !value; }
  bool learns() const { return static_cast<bool>(by_own); }

  // Of many units at once, with the layer's ε where there is one.

  /// `out` may be `z`.
  void apply(std::span<const double> z, double own, std::span<double> out) const;
  /// d becomes d · a'(z). What is not read may be anything of that size.
  void carry_back(std::span<const double> z, std::span<const double> a, double own, std::span<double> d) const;
  /// Σ d · ∂a/∂ε.
  double slope_by_own(std::span<const double> z, double own, std::span<const double> d) const;
};

/// By name, or from a function of one argument that has a derivative, or a formula of two. `start` is where a number of
/// its own starts.
/// Errors   BadParameter (parameters "activation", "activation_start").
Activation activation(const std::string& kernel, const std::variant<std::string, core::Function>& which,
                      double start = kOwnStart);

}  // namespace ansatz::networks
