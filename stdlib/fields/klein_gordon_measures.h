// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/fields/klein_gordon_flow.h"

namespace ansatz::fields {

/// What is read off a field and its time derivative at one instant. Integrals are sums times the spacing, which is
/// exact to all orders for the smooth periodic (or evenly continued) fields of the basis.
struct FieldMeasures {
  double kinetic = 0, gradient = 0, potential = 0;  ///< ∫ φ_t²/2, ∫ φ_x²/2, ∫ V(φ)
  double momentum = 0;                              ///< -∫ φ_t φ_x
  double centre = 0;         ///< mean of x over the energy density; the middle where there is none
  double maximum = 0;        ///< max |φ|
  double phi_squared = 0;    ///< ∫ φ²
  double rise = 0;           ///< φ(right end) - φ(left end)
  double spectral_tail = 0;  ///< max |û| over the highest third of k, over max |û| (at least max |φ|)

  double energy() const { return kinetic + gradient + potential; }
};

class FieldMeter {
 public:
  /// `background_slope` is b' at the grid's points, empty without background; `background_rise` is b(right) - b(left).
  FieldMeter(FieldEquation& equation, core::Function potential, Boundary boundary, std::vector<double> background_slope,
             double background_rise);

  /// The ring is taken for an interval whose first and last points are its ends: integrals by the trapezoid rule, and
  /// the rise between those two points.
  void take_ends_apart() { end_weight_ = 0.5; }

  /// Reads u and φ_t; writes φ = u + b and the energy density.
  FieldMeasures measure(const core::AlignedBuffer& u, std::span<const double> velocity, std::span<double> phi,
                        std::span<double> density);

 private:
  double tail(double floor);

  FieldEquation& equation_;
  core::Function potential_;
  Boundary boundary_;
  std::vector<double> x_, background_slope_;
  double background_rise_, end_weight_ = 1;
  core::AlignedBuffer u_, slope_, spectrum_;
};

}  // namespace ansatz::fields
