// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct ImageEntropy {
  core::Array x;    ///< [y, x]
  int levels = 16;  ///< of grey, in even steps from the least value to the largest; 2 … 4096
  Base base = std::string("nat");
};

struct ImageEntropyEstimate {
  double histogram = 0;  ///< of a grey level, wherever it stands
  double block = 0;      ///< of four that make a square, a quarter of it
  double spatial = 0;    ///< of a grey level given those to its left, above it and above on either side
};

/// Entropies of a picture's grey levels, shares as they are: `histogram` knows nothing of places, `spatial` is the
/// entropy of a pixel for who reads the picture line by line and knows its four nearest. spatial ≤ histogram, but for
/// the first row and the columns at the edges, which spatial leaves out.
///
/// Errors   BadParameter: not two dimensions, fewer than 2 × 3 pixels, levels out of range; NaN, infinities.
/// Edges    contexts that were seen only once make spatial too low: warned of where they have half of the pixels.
/// Cost     O(n log n) for n pixels.
/// Source   Razlighi & Kehtarnavaz (2009).
ImageEntropyEstimate image_entropy(const ImageEntropy& question, core::Run& run);

struct LocalEntropy {
  core::Array x;     ///< [y, x]
  int radius = 1;    ///< R: windows of (2R + 1)², cut off at the edges; at least 1
  int levels = 256;  ///< of grey, in even steps from the least value to the largest; 2 … 4096
  Base base = std::string("nat");
};

/// [y, x]: the entropy of the grey levels about each pixel, 0 where they are the same and large on edges and texture.
///
/// Errors   BadParameter: not two dimensions, no pixel, radius below 1, levels out of range; NaN, infinities.
/// Cost     O(R) a pixel, rows in threads.
core::Array local_entropy(const LocalEntropy& question, core::Run& run);

}  // namespace ansatz::information
