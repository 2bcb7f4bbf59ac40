// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/figure/model.h"

namespace ansatz::figure {

// Sizes at the size of print: type and lines in points, lengths in millimetres.
inline constexpr double kPointMm = 25.4 / 72;
inline constexpr double kType = 8, kSmallType = 7;
inline constexpr double kAxisWidth = 0.5, kMinorWidth = 0.4, kBarWidth = 0.7;
inline constexpr double kTick = 1.0, kMinorTick = 0.6, kGap = 0.8;
inline constexpr double kLine = 1.25 * kType * kPointMm, kSmallLine = 1.2 * kSmallType * kPointMm;
inline constexpr double kTitleLeft = 14;  ///< a figure's title stands no further to the right
inline constexpr double kSlant = 35;      ///< degrees, of names too long to lie side by side

/// How a mark looks where its script did not say.
double line_width(const Mark& mark);
double symbol_size(const Mark& mark);
double symbol_opacity(const Mark& mark);
double fill_opacity(const Mark& mark);

/// The colour of the i-th curve or layer of a mark that has several and no colour scale.
Color curve_color(const Mark& mark, std::size_t i);

}  // namespace ansatz::figure
