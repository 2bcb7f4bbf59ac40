// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace ansatz::fields {

/// -i w(x) at both ends of a ring, w = W (s/d)³ at depth s of a layer of width d: what a wave meets that leaves is both
/// layers in turn, up to the seam and down again.
struct AbsorbingLayer {
  double width = 0;     ///< d
  double strength = 0;  ///< W, a rate of decay of ψ at the seam

  /// w at a depth that is this share of the width.
  double rate(double share) const { return strength * share * share * share; }
  /// w at the points of a domain.
  std::vector<double> rates(std::span<const double> x, double low, double high) const;
  /// Share of a wave of that wavenumber that comes back from the layers or through them. Stationary, so it is the
  /// absorber's own error, without the grid's.
  double returned(double wavenumber, double mass) const;
};

/// The strength at which the worst of the wavenumbers between `slowest` and `fastest` returns least.
///
/// Source   Riss and Meyer, J. Phys. B 26 (1993) 4503–4535 (polynomial potentials and their two errors).
AbsorbingLayer tuned_layer(double width, double slowest, double fastest, double mass);

}  // namespace ansatz::fields
