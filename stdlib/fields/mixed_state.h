// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <span>
#include <vector>

#include "stdlib/fields/complex_ring.h"

namespace ansatz::fields {

/// How much of a mixed state is still one wave.
struct Coherence {
  double purity = 1;        ///< tr ρ² / (tr ρ)²
  double purity_error = 0;  ///< its standard error, by leaving one trajectory out
  double length = 0;        ///< √(∫∫ |ρ(x, x')|² (x - x')² / ∫∫ |ρ(x, x')|²); √2 σ_x of a pure state
};

/// ρ = mean of |ψ⟩⟨ψ| over trajectories, at least three, held as those.
class MixedState {
 public:
  MixedState(const ComplexRing& ring, std::size_t trajectories);

  std::span<std::complex<double>> trajectory(std::size_t i) {
    return std::span(fields_).subspan(i * x_.size(), x_.size());
  }
  /// `middle` is about where ρ stands, which keeps roundings small. A ρ of nothing has purity and length 0.
  Coherence measure(double middle);

 private:
  double spacing_;
  std::size_t count_;
  std::vector<double> x_;
  std::vector<std::complex<double>> fields_, moved_;
};

}  // namespace ansatz::fields
