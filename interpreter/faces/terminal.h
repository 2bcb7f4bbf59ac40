// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::faces {

/// Columns of the terminal behind a file descriptor; 100 where there is none.
std::size_t terminal_width(int descriptor);

/// The same with rows; 80 × 24 where there is none.
struct TerminalSize {
  std::size_t columns = 80, rows = 24;
};
TerminalSize terminal_size(int descriptor);

bool is_terminal(int descriptor);

/// Whether a line may be written over: a terminal that is not dumb.
bool can_rewrite(int descriptor);

/// Colour is for terminals whose owner did not refuse it (NO_COLOR, no-color.org) and that can show it.
bool wants_color(int descriptor);

}  // namespace ansatz::faces
