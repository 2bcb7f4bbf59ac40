// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <span>
#include <vector>

#include "stdlib/fields/complex_ring.h"

namespace ansatz::fields {

/// What is read off a linear ψ at one instant: expectations of what is left of it, |ψ|² over its integral. Sums over
/// points and waves, exact to all orders for fields the grid resolves.
struct PacketMeasures {
  double mass = 0;  ///< ∫|ψ|²
  double mean_x = 0, sigma_x = 0, mean_k = 0, sigma_k = 0;
  double kinetic = 0, potential = 0;    ///< <k²>/(2m), <V>
  double entropy_x = 0, entropy_k = 0;  ///< -∫ρ ln ρ of |ψ|² over x, and of |φ|² over k: nats
};

class PacketMeter {
 public:
  PacketMeter(const ComplexRing& ring, double mass, std::vector<double> potential);
  /// V from now on.
  void set_potential(std::span<const double> values) { potential_.assign(values.begin(), values.end()); }
  PacketMeasures measure(std::span<const std::complex<double>> field);

 private:
  const ComplexRing& ring_;
  double mass_;
  std::vector<double> potential_, x_, density_;
  core::AlignedBuffer field_, spectrum_;
};

}  // namespace ansatz::fields
