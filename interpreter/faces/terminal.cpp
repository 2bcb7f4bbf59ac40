// SPDX-License-Identifier: MIT
#include "interpreter/faces/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace ansatz::faces {

std::size_t terminal_width(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 100;
}

TerminalSize terminal_size(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return {};
  return {size.ws_col, size.ws_row};
}

bool is_terminal(int descriptor) { return isatty(descriptor) != 0; }

bool can_rewrite(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return is_terminal(descriptor) && !(terminal && std::string_view(terminal) == "dumb");
}

bool wants_color(int descriptor) {
  const char* refused = std::getenv("NO_COLOR");
  return can_rewrite(descriptor) && !(refused && *refused);
}

}  // namespace ansatz::faces
