// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ansatz::faces {

/// A word of the prompt itself, after a colon.
struct PromptCommand {
  std::string name;      ///< without the colon
  std::string argument;  ///< as help writes it: "name [file]"; may be empty
  std::string summary;
  bool takes_entry = false;  ///< its argument is an entry, which may go on over lines
};

const std::vector<PromptCommand>& prompt_commands();
const PromptCommand* find_prompt_command(std::string_view name);

/// What `:help` shows.
std::string prompt_help(std::size_t width = 100);

}  // namespace ansatz::faces
