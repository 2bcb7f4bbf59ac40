// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <span>
#include <vector>

namespace ansatz::fields {

/// -u(x) - i w(x) at both ends of a ring: w = W s^p takes ψ away and u = D s^q draws it in, at the share s of a layer's
/// width. What a wave meets that leaves is both layers in turn, up to the seam and down again. Slow waves turn back
/// where a layer begins within less than their wavelength; drawn in, they become faster and shorter before they are
/// taken.
struct AbsorbingLayer {
  double width = 0;
  double strength = 0;     ///< W, a rate of decay of ψ at the seam
  double power = 3;        ///< p
  double depth = 0;        ///< D, an energy; 0: nothing is drawn in
  double depth_power = 3;  ///< q

  /// w and u at a depth that is this share of the width.
  double rate(double share) const;
  double pull(double share) const;
  /// w and u at the points of a domain.
  std::vector<double> rates(std::span<const double> x, double low, double high) const;
  std::vector<double> pulls(std::span<const double> x, double low, double high) const;
  /// Share of a wave of that wavenumber that comes back from the layers or through them. Stationary, so it is the
  /// absorber's own error, without the grid's.
  double returned(double wavenumber, double mass) const;
};

/// The layer w = W s³ whose W makes the worst of the wavenumbers between `slowest` and `fastest` return least.
///
/// Source   Riss and Meyer, J. Phys. B 26 (1993) 4503–4535 (polynomial potentials and their two errors).
AbsorbingLayer tuned_layer(double width, double slowest, double fastest, double mass);

/// The layer that draws waves in as well, with all of W, p, D and q chosen so that the worst returns least, or less
/// than 1e-8. Within the layer no wave is above `highest`, the most that the grid has.
///
/// Source   Ge and Zhang, J. Chem. Phys. 108 (1998) 1429–1433 (a real part that speeds waves up).
AbsorbingLayer tuned_accelerating_layer(double width, double slowest, double fastest, double mass,
                                        double highest = std::numeric_limits<double>::infinity());

}  // namespace ansatz::fields
