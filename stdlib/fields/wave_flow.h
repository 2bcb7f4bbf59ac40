// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <memory>
#include <span>

#include "stdlib/core/run.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/split_operator.h"
#include "stdlib/fields/wave_slope.h"

namespace ansatz::fields {

/// How far an adaptive integrator may be wrong in a step: |error_k| against absolute + relative · |y_k| of each wave,
/// root mean square.
struct Tolerance {
  double relative = 1e-9;
  double absolute = 1e-11;  ///< of the waves Σ_j ψ_j e^{-ikx_j}
  double largest_step = 1;
};

/// Moves ψ from instant to instant by one integrator. Nothing is allocated in a step.
class WaveFlow {
 public:
  virtual ~WaveFlow() = default;

  virtual void load(std::span<const std::complex<double>> field) = 0;
  /// ψ at the end of the last stretch.
  virtual void store(std::span<std::complex<double>> field) = 0;
  /// Goes through a stretch of equal steps that ends at `until`; integrators of their own step ignore the steps.
  /// Errors   Diverged. Interrupted.
  virtual void go(const Stretch& stretch, double until, core::Run& run) = 0;

  virtual long steps() const = 0;
  virtual long transform_pairs() const = 0;  ///< done so far
  virtual double longest_step() const = 0;
};

std::unique_ptr<WaveFlow> make_splitting_flow(const ComplexRing& ring, SchrodingerEquation equation,
                                              const SplittingScheme& scheme);

/// Fourth-order exponential time differencing: the linear term exactly, the rest by a Runge–Kutta scheme of order 4.
/// Cox and Matthews, J. Comput. Phys. 176 (2002) 430–455, eqs. 26–29; coefficients by contour integrals as Kassam and
/// Trefethen, SIAM J. Sci. Comput. 26 (2005) 1214–1233, have them.
std::unique_ptr<WaveFlow> make_exponential_flow(const ComplexRing& ring, WaveSlope::Term term);

/// Dormand and Prince's 8(5,3), with steps of its own and instants by its seventh-order dense output.
std::unique_ptr<WaveFlow> make_adaptive_flow(const ComplexRing& ring, WaveSlope::Term term, const Tolerance& tolerance,
                                             double until);

}  // namespace ansatz::fields
