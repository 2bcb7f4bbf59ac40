// SPDX-License-Identifier: MIT
#include "interpreter/faces/plain_lines.h"

#include <cstdio>

namespace ansatz::faces {

LineReader::End PlainLines::read(const std::string& prompt, const LineHelp&, std::string& line) {
  std::fputs(prompt.c_str(), stdout);
  std::fflush(stdout);
  std::u32string typed;
  input_.open();
  End end = End::line;
  for (;;) {
    char32_t character = 0;
    const TerminalInput::Event event = input_.next(character);
    if (event == TerminalInput::Event::interrupted) {
      std::fputc('\n', stdout);
      end = End::interrupted;
      break;
    }
    if (event == TerminalInput::Event::finished) {
      if (typed.empty()) end = End::finished;
      break;
    }
    if (event != TerminalInput::Event::character) continue;
    if (character == U'\n') break;
    typed += character;
  }
  input_.close();
  if (!typed.empty() && typed.back() == U'\r') typed.pop_back();
  line = to_utf8(typed);
  return end;
}

}  // namespace ansatz::faces
