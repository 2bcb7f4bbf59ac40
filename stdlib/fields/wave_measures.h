// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <span>
#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/fields/complex_ring.h"

namespace ansatz::fields {

/// What is read off ψ at one instant. Integrals are sums times the spacing and derivatives those of the waves, exact to
/// all orders for smooth fields.
struct WaveMeasures {
  double mass = 0;                                      ///< ∫ |ψ|²
  double momentum = 0;                                  ///< ∫ Im(ψ̄ ψ_x)
  double kinetic = 0;                                   ///< ∫ |ψ_x|²/2
  double potential = 0;                                 ///< ∫ V |ψ|²
  double interaction = 0;                               ///< -∫ F(|ψ|²), F' = f, F(0) = 0
  double centre = 0;                                    ///< circular mean of x over |ψ|², in [low, low + length)
  double maximum = 0;                                   ///< max |ψ| at the points
  double peak = 0;                                      ///< max |ψ| of the waves' sum, between points too
  double peak_position = 0;                             ///< and where
  double spectral_tail = 0;                             ///< max |ψ̂| over the highest third of k, over max |ψ̂|
  double published_momentum = 0, published_energy = 0;  ///< by differences of neighbours, see wave_measures.cpp

  double energy() const { return kinetic + potential + interaction; }
};

class WaveMeter {
 public:
  /// `nonlinearity` is f, or none where f = cubic · ρ; `potential` holds V at the points, or nothing.
  WaveMeter(const ComplexRing& ring, double cubic, core::Function nonlinearity, std::vector<double> potential);

  WaveMeasures measure(std::span<const std::complex<double>> field);
  /// Share of ∫|ψ|² in waves beyond `kept` of the highest wavenumber.
  double share_beyond(std::span<const std::complex<double>> field, double kept);

 private:
  void find_peak(std::span<const std::complex<double>> field, WaveMeasures& found) const;
  void difference(std::span<const std::complex<double>> field, WaveMeasures& found) const;
  double interaction(std::span<const double> density);

  const ComplexRing& ring_;
  double cubic_;
  core::Function nonlinearity_;
  std::vector<double> potential_, x_, density_, work_, value_;
  core::AlignedBuffer field_, spectrum_, slope_;
};

}  // namespace ansatz::fields
