// SPDX-License-Identifier: MIT
#include "interpreter/faces/prompt_commands.h"

#include <algorithm>
#include <utility>

#include "interpreter/experiment/text_layout.h"

namespace ansatz::faces {

const std::vector<PromptCommand>& prompt_commands() {
  static const std::vector<PromptCommand> kCommands = {
      {"help", "", "this page", false},
      {"names", "", "what this session has bound", false},
      {"time", "entry", "runs an entry and says how long it took", true},
      {"save", "name [file]", "writes the smallest script that recreates a value: name.anz, or the file", false},
      {"figure", "name", "writes the last plot as name.svg, name.pdf and name.png", false},
      {"lua", "[entry]", "Lua over the same values; :lua again, or Ctrl-D, comes back", true},
      {"ledger", "", "what the stores under results/ have on record", false},
      {"reset", "", "forgets every name", false},
      {"quit", "", "ends the conversation, as Ctrl-D does", false},
  };
  return kCommands;
}

const PromptCommand* find_prompt_command(std::string_view name) {
  const auto& all = prompt_commands();
  if (name == "q") name = "quit";
  const auto found = std::find_if(all.begin(), all.end(), [&](const PromptCommand& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string prompt_help(std::size_t width) {
  std::vector<std::pair<std::string, std::string>> lines = {
      {"entry", "a line of the language, or several while a bracket is open; its value is shown and kept as _"},
      {"line(x, y)",
       "a mark of figures on its own draws in the terminal; so do histogram(x), heatmap(a), scatter(x, y)"},
      {"?name", "help: what it does, its parameters with defaults, ranges and units, its source, an example"},
      {"??words", "a search through all the help"},
      {"Tab", "completes names, parameters, fields, dimensions, files; pressed again, it says what they are"},
      {"Ctrl-R", "searches the history; the arrows walk through it"},
      {"Ctrl-C", "clears the line, or interrupts what runs; rows that are stored stay"},
  };
  for (const PromptCommand& each : prompt_commands())
    lines.emplace_back(":" + each.name + (each.argument.empty() ? "" : " " + each.argument), each.summary);
  std::size_t column = 0;
  for (const auto& [name, text] : lines) column = std::max(column, experiment::text_width(name));
  std::string page;
  for (const auto& [name, text] : lines) {
    std::string lead = experiment::padded(name, column) + "  ";
    for (const std::string& line : experiment::wrapped(text, std::max<std::size_t>(width - column - 2, 30))) {
      page += lead + line + "\n";
      lead = std::string(column + 2, ' ');
    }
  }
  return page;
}

}  // namespace ansatz::faces
