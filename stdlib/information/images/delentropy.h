// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct Delentropy {
  core::Array x;                           ///< [y, x]
  int levels = 256;                        ///< of grey, in even steps over `within`; 2 … 4096
  std::optional<core::Interval> within{};  ///< the values levels are made of; nothing: from the least to the largest
  std::string differences = "central";     ///< "central": of the pixels on either side; "square": of the two rows and
                                           ///< columns of four pixels
  Base base = std::string("nat");
};

struct DelentropyEstimate {
  double entropy = 0;     ///< half the joint entropy of both slopes, a pixel
  double horizontal = 0;  ///< entropy of the slope along a row alone
  double vertical = 0;    ///< of that down a column
  double gradients = 0;   ///< pixels that have both
};

/// Delentropy of a picture: half the entropy of its gradient, from the joint histogram of both slopes (deldensity),
/// which are whole numbers of grey levels as they come. Half, since by Papoulis' expansion each of the two channels
/// need be sampled at half the rate only. Between a quarter of the sum of both slopes' entropies and half of it.
///
///   central  f_x = g(y, x + 1) − g(y, x − 1), f_y = g(y + 1, x) − g(y − 1, x)
///   square   f_x = the right column of four pixels less the left one, f_y = the lower row less the upper one
///
/// Errors   BadParameter: not two dimensions, fewer than 3 × 3 pixels (2 × 2 for "square"), levels out of range, a
///          value outside `within`, which must be finite and not empty; NaN, infinities.
/// Edges    a flat picture and a slope give 0. Pixels at the edges have no slope and are left out.
/// Accuracy low where pixels are few for the cells of the histogram: warned of where most cells hold one.
/// Cost     a pass that adds to a table of at most 16 MB; beyond 1024 levels, 512 of "square", a sort.
/// Source   Larkin (2016).
DelentropyEstimate delentropy(const Delentropy& question, core::Run& run);

}  // namespace ansatz::information
