// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/fields/complex_ring.h"

namespace ansatz::fields {

/// What integrators of a right-hand side see of i ψ_t = -ψ_xx/2 + V ψ - f(|ψ|²) ψ: the waves y_k = Σ_j ψ_j e^{-ikx_j}
/// and their rates of change, -i k²/2 y + i F[(f - V) ψ].
///
/// Which waves the nonlinear term may have is a multiplier of its spectrum. `padded` evaluates it on twice as many
/// points, where a cubic term of all n waves has no aliases. `filters_all` is the published form: the multiplier stands
/// also before the field that the term is made of, and before the linear term.
class WaveSlope {
 public:
  struct Term {
    double cubic = 1;                  ///< g, where f(ρ) = g ρ
    core::Function nonlinearity{};     ///< f, where it is any other
    core::Function potential{};        ///< V(x); none: 0
    std::vector<double> multiplier{};  ///< one a wave; empty: 1
    bool padded = false;
    bool filters_all = false;
  };

  WaveSlope(const ComplexRing& ring, Term term);

  std::size_t size() const { return 2 * ring_.points(); }  ///< doubles in a spectrum
  /// out = dy/dt.
  void operator()(const double* y, double* out);
  /// out = the nonlinear term's part of it.
  void nonlinear(const double* y, double* out);
  long evaluations() const { return evaluations_; }

 private:
  /// The term without what multiplies it.
  void transform(const double* y, double* out);
  void kick();
  void fold(double* out) const;

  const ComplexRing& ring_;
  Term term_;
  std::unique_ptr<ComplexRing> padded_;  ///< of twice the points
  std::vector<double> potential_;        ///< V where the term is evaluated, for turn_a_quarter
  core::AlignedBuffer rates_;            ///< r, -r for each wave: k²/2 times what is filtered
  core::AlignedBuffer multiplier_;       ///< that of the term, each twice; of no size: 1
  core::AlignedBuffer field_, spectrum_, density_, force_;
  long evaluations_ = 0;
};

/// E_k = exp(-36 (|k|/k_c)^order), zero from k_c on up; without an order 1 below k_c. `kept` is k_c over the highest
/// wavenumber.
std::vector<double> wave_filter(const ComplexRing& ring, double kept, double order);

}  // namespace ansatz::fields
