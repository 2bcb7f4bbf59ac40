// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/faces/line_reader.h"
#include "interpreter/faces/terminal_input.h"

namespace ansatz::faces {

/// Lines as the terminal itself edits them: for TERM=dumb, and where the output goes elsewhere. Nothing but the prompt
/// is written, no history is kept.
class PlainLines final : public LineReader {
 public:
  End read(const std::string& prompt, const LineHelp& help, std::string& line) override;
  void remember(const std::string&) override {}

 private:
  TerminalInput input_;
};

}  // namespace ansatz::faces
