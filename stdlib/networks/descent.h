// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "stdlib/networks/network.h"

namespace ansatz::networks {

/// How parameters θ follow the slopes g of the loss.
///
///   sgd        θ ← θ − η g
///   momentum   v ← μ v + g, θ ← θ − η v
///   adam       m ← β₁ m + (1 − β₁) g, s ← β₂ s + (1 − β₂) g², θ ← θ − η m̂/(√ŝ + ε)
///              with m̂ = m/(1 − β₁ᵗ), ŝ = s/(1 − β₂ᵗ) at step t = 1, 2, …
///
///   natural    θ ← θ − η (F + μ)⁻¹ g, with the Fisher matrix F of natural_gradient.h, where whoever trains turns g so
///
/// With a decay λ, weights (not biases) first shrink to (1 − η λ) θ: under "sgd" the same as λ/2 Σ θ² added to the
/// loss, under "adam" what is known as AdamW.
/// Source   Polyak (1964); Kingma & Ba (2015), algorithm 1; Loshchilov & Hutter (2019), algorithm 2.
struct Descent {
  std::string rule = "adam";
  double rate = 1e-3;     ///< η > 0
  double momentum = 0.9;  ///< μ in [0, 1), of "momentum"
  double first = 0.9;     ///< β₁ in [0, 1), of "adam"
  double second = 0.999;  ///< β₂ in [0, 1), of "adam"
  double epsilon = 1e-8;  ///< ε > 0, of "adam"
  double decay = 0;       ///< λ ≥ 0
  double damping = 1e-3;  ///< μ > 0, of "natural"
};

/// The rule at work on one block of parameters. Errors   BadParameter, by the name of the member.
class Descender {
 public:
  /// `network` says which parameters are weights; without one all are.
  Descender(const std::string& kernel, const Descent& rule, std::size_t parameters, const Network* network);

  void step(std::span<double> parameters, std::span<const double> gradient);

 private:
  void shrink(std::span<double> parameters) const;

  enum class Rule { sgd, momentum, adam };
  struct Stretch {
    std::size_t first, count;
  };
  Descent descent_;
  Rule rule_ = Rule::sgd;
  std::vector<Stretch> weights_;
  std::vector<double> mean_, square_;          ///< v or m; s
  double first_power_ = 1, second_power_ = 1;  ///< β₁ᵗ, β₂ᵗ
};

}  // namespace ansatz::networks
