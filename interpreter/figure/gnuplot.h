// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/figure/canvas.h"

namespace ansatz::figure {

/// A figure in each format, as the bytes of a file.
struct Printed {
  std::string svg, pdf, png;
};

/// Resolution of the PNG.
inline constexpr double kDotsPerInch = 300;

/// Prints a canvas with gnuplot (5.4 or later): no shell, no start-up files, every intermediate file in a directory of
/// its own that is removed again.
///
/// Errors   core::Error: gnuplot cannot be started (names the Debian package), or fails (its own message).
Printed print(const Canvas& canvas, const std::string& program = "gnuplot");

/// Prints each canvas as a PNG of an even number of pixels either way, with one start of gnuplot. Errors as above.
std::vector<std::string> print_frames(const std::vector<Canvas>& canvases, double dots_per_inch,
                                      const std::string& program = "gnuplot");

}  // namespace ansatz::figure
