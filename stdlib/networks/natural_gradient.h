// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/networks/batch.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/network.h"

namespace ansatz::networks {

/// Turns slopes g of a batch's mean loss into (F + λ)⁻¹ g, with the Fisher matrix of the network's own predictions on
/// the same patterns,
///
///   F = 1/n Σ_i J_iᵀ C_i J_i
///
/// J_i the slopes of the outputs for pattern i by all parameters, C_i = diag(q) − q qᵀ for cross-entropy with the
/// probabilities q (the mean of that over the places of a sequence), and 2 for squared misses. The direction is that of
/// steepest descent in the predictions: how parameters are written does not matter, but for λ.
///
/// Cost     an n × P matrix for each output and P³/3 for P parameters, of which there may be kMostParameters.
/// Source   Amari (1998).
class NaturalGradient {
 public:
  static constexpr std::size_t kMostParameters = 2000;

  /// Errors   BadParameter (parameters "optimizer", "damping"): more parameters, a loss by quantiles, λ not above 0 or
  ///          not finite.
  NaturalGradient(const std::string& kernel, const Network& network, Loss loss, double damping);

  /// Those rows of the inputs.
  void turn(std::span<const double> parameters, const Batch& inputs, std::span<const std::size_t> rows,
            std::span<double> gradient);

 private:
  const Network& network_;
  Loss loss_;
  double damping_;
  std::vector<double> jacobian_, fisher_, part_;
};

}  // namespace ansatz::networks
