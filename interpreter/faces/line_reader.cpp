// SPDX-License-Identifier: MIT
#include "interpreter/faces/line_reader.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "interpreter/faces/edited_lines.h"
#include "interpreter/faces/plain_lines.h"
#include "interpreter/faces/terminal.h"

namespace ansatz::faces {

std::unique_ptr<LineReader> terminal_lines() {
  const char* terminal = std::getenv("TERM");
  const bool can_edit = is_terminal(STDOUT_FILENO) && terminal && *terminal && std::string_view(terminal) != "dumb";
  if (can_edit) return std::make_unique<EditedLines>();
  return std::make_unique<PlainLines>();
}

}  // namespace ansatz::faces
