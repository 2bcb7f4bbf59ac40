// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace ansatz::information {

/// Logarithms of the volumes of two boxes about a point that hold its neighbours' offsets, half their sides: along the
/// axes, and along the principal axes of Σ Δ Δᵀ, not shifted to the offsets' mean. −∞ where a side is 0.
struct LocalBoxes {
  double along_axes = 0, along_principal = 0;
};

/// Of k offsets in d dimensions, row by row; k ≥ 1.
LocalBoxes local_boxes(std::span<const double> offsets, std::size_t dimension);

}  // namespace ansatz::information
