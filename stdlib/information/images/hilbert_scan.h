// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct HilbertScan {
  core::Array x;  ///< [y, x], a square of 2^k pixels a side
};

/// A picture as a series: its pixels in the order in which Hilbert's curve passes them, from the first of the first row
/// to the last of it. Neighbours on the curve are neighbours in the picture, and pixels near each other in the picture
/// mostly are so on the curve, so that a measure of sequences (lempel_ziv, match_length_rate, compressed_size) sees
/// both directions alike.
///
/// Errors   BadParameter: not two dimensions, no square, a side that is no power of two; NaN, infinities.
/// Source   Hilbert (1891); Lempel & Ziv (1986) for its use in front of a coder of sequences.
core::Array hilbert_scan(const HilbertScan& question, core::Run& run);

}  // namespace ansatz::information
