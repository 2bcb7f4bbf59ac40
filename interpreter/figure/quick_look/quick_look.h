// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "interpreter/figure/model.h"

namespace ansatz::figure {

/// How a figure is drawn with characters.
struct QuickLook {
  std::size_t columns = 80, rows = 20;  ///< characters that a panel may take, axes and labels included
  bool color = false;                   ///< by escape sequences, 24 bits; without it nothing but printable characters
};

/// A figure as lines of text, panels below one another: curves and points in braille, bars and heatmaps in blocks, axes
/// with ticks, labels and units, a legend where marks have labels. Numbers of a heatmap show as colours, or as shades
/// ` ░▒▓█` from low to high without them. Ends in a newline.
///
/// Errors   as settle(): marks that do not fit one panel, no data.
std::string quick_look(const Figure& figure, const QuickLook& look = {});

/// The figure as it would be printed, as sixel graphics `pixels` wide: an escape sequence for terminals that have it.
/// Empty where gnuplot is missing or cannot write it.
std::string sixel_look(const Figure& figure, std::size_t pixels, const std::string& program = "gnuplot");

}  // namespace ansatz::figure
