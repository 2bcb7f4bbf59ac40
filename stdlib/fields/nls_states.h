// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/fields/wave_state.h"

namespace ansatz::fields {

// Exact solutions of i ψ_t + ψ_xx/2 + |ψ|²ψ = 0 at one instant.

/// A sech(A (x - x₀)) exp(i (v (x - x₀) + φ)), moving with v. ∫|ψ|² = 2A, P = 2Av, E = Av² - A³/3.
struct Soliton {
  double amplitude = 1;  ///< A, above 0
  double velocity = 0;   ///< v
  double position = 0;   ///< x₀
  double phase = 0;      ///< φ
};
WaveState soliton(const Soliton& state, core::Run& run);

/// N solitons, exactly, whether apart or in collision: soliton j would stand at x_j with phase φ_j at t = 0 if it met
/// no one, coming from t = -∞; the state is that of `time`. Of solitons of equal velocity, bound to one another, x_j
/// and φ_j are the parameters of the formula.
///
///   ψ = Σ_j u_j,  Σ_k (1/γ_j + γ̄_k)/(λ_j + λ̄_k) u_k = 1,  λ = A + iv,  γ = exp(λ (x - x_j) + iλ² t/2 + iφ_j)
///
/// Errors   BadParameter: lists of different lengths, none, more than 16, an amplitude not above 0, two alike in
///          amplitude and velocity.
/// Source   Gordon, Opt. Lett. 8 (1983) 596–598, eq. 6.
struct Solitons {
  std::vector<double> amplitudes;
  std::vector<double> velocities;
  std::vector<double> positions;
  std::vector<double> phases{};  ///< empty: all 0
  double time = 0;
};
WaveState solitons(const Solitons& state, core::Run& run);
/// The same field at one point.
std::complex<double> solitons_at(const Solitons& state, double x);

/// N sech x, a bound state of N solitons of amplitudes 1, 3, …, 2N - 1: |ψ| repeats after π/2.
struct SatsumaYajima {
  double order = 2;      ///< N, above 0; where it is not whole the rest radiates away
  double amplitude = 1;  ///< A: N A sech(A x), A² times as fast
};
WaveState satsuma_yajima(const SatsumaYajima& state, core::Run& run);

/// The family of breathers on a background of 1, at one instant before or after the peak at t = 0:
///
///   ψ = e^{it} [(1 - 4a) cosh bt + √(2a) cos Wx + i b sinh bt] / [√(2a) cos Wx - cosh bt],
///   b = √(8a (1 - 2a)),  W = 2 √(1 - 2a)
///
/// 0 < a < 1/2: Akhmediev's, of period 2π/W in x, peak 1 + 2√(2a). a > 1/2: Kuznetsov and Ma's, of period 2π/|b| in t,
/// where b and W are imaginary. Between them Peregrine's, e^{it} (1 - 4 (1 + 2it)/(1 + 4x² + 4t²)), peak 3.
///
/// Source   Akhmediev, Eleonskii and Kulagin, Theor. Math. Phys. 72 (1987) 809–818.
struct Akhmediev {
  double a = 0.25;  ///< in (0, 1/2)
  double time = -5;
  double position = 0;
};
WaveState akhmediev(const Akhmediev& state, core::Run& run);
struct Peregrine {
  double time = -5;
  double position = 0;
};
WaveState peregrine(const Peregrine& state, core::Run& run);
struct KuznetsovMa {
  double a = 1;  ///< above 1/2
  double time = 0;
  double position = 0;
};
WaveState kuznetsov_ma(const KuznetsovMa& state, core::Run& run);

}  // namespace ansatz::fields
