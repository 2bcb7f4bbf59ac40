// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <span>
#include <vector>

namespace ansatz::fields {

/// A plane at a grid point that watches ψ go through: the flux Im(ψ̄ψ_x)/m at each sample, its integral over time, and
/// ∫ψ e^{iEt} dt with its slope, whose flux is that of one energy.
class FluxDetector {
 public:
  /// `point` at least five from either end of the field.
  FluxDetector(std::size_t point, double spacing, double mass, std::vector<double> energies);

  /// Samples by the trapezoid rule, which is exact beyond all orders for an even pace and a packet that has passed.
  void sample(double time, const double* field);

  std::span<const double> times() const { return times_; }
  std::span<const double> flux() const { return flux_; }
  double total() const { return total_; }
  /// Flux of ∫ψ e^{iEt} dt over 2π: what passed of each energy, per unit of energy.
  std::vector<double> passed() const;

 private:
  struct Sample {
    double time = 0;
    std::complex<double> value, slope;
  };
  void collect(const Sample& sample, double weight);

  std::size_t point_;
  double spacing_, mass_, total_ = 0;
  std::vector<double> energies_, times_, flux_;
  std::vector<std::complex<double>> value_, slope_;
  Sample last_;
};

}  // namespace ansatz::fields
