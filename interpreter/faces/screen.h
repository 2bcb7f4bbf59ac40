// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "interpreter/figure/model.h"

namespace ansatz::faces {

/// What quick looks are drawn on.
struct Screen {
  std::size_t columns = 80, rows = 24;
  bool color = false;
  std::size_t sixel_pixels = 0;  ///< how wide an image may be; 0: the terminal shows none
  bool breaks_lines = false;     ///< a terminal, which breaks longer lines wherever its edge is
};

/// The screen behind standard output: plain and 80 columns wide where it is no terminal. Whether a terminal shows sixel
/// images is asked once, of terminals alone (DA1, ECMA-48); one that does not answer has none.
Screen standard_screen();

/// Bytes that were typed while the terminal was being asked; taken once.
std::string take_typed_ahead();

/// A figure for this screen; ends in a newline.
std::string drawn(const figure::Figure& figure, const Screen& screen);

}  // namespace ansatz::faces
