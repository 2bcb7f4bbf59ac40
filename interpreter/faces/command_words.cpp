// SPDX-License-Identifier: MIT
#include "interpreter/faces/command_words.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace ansatz::faces {
namespace {

using Kind = ArgumentWords::Kind;

/// The values that a validator's "{quick,paper}" allows.
std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string text = option.get_option_text().empty() ? option.get_type_name() : option.get_option_text();
  const std::size_t open = text.find('{');
  const std::size_t close = text.find('}', open);
  std::vector<std::string> choices;
  if (open == std::string::npos || close == std::string::npos) return choices;
  std::string word;
  for (std::size_t i = open + 1; i <= close; ++i) {
    if (text[i] != ',' && text[i] != '}') {
      word += text[i];
      continue;
    }
    choices.push_back(std::exchange(word, {}));
  }
  return choices;
}

Kind kind_of(const std::string& name, bool has_choices) {
  if (has_choices) return Kind::choice;
  if (name == "script" || name == "file" || name == "files") return Kind::script;
  if (name == "results" || name == "paths" || name == "out") return Kind::folder;
  return name == "name" || name == "term" ? Kind::name : Kind::value;
}

ArgumentWords words_of(const CLI::Option& option) {
  ArgumentWords words;
  for (const std::string& name : option.get_snames()) words.spellings.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.spellings.push_back("--" + name);
  words.name = option.get_positional() ? option.get_single_name() : "";
  words.description = option.get_description();
  words.choices = choices_of(option);
  words.is_required = option.get_required();
  const std::string name = option.get_single_name();
  words.kind = option.get_expected_max() == 0 ? Kind::flag : kind_of(name, !words.choices.empty());
  return words;
}

CommandWords words_of(const CLI::App& app) {
  CommandWords command{app.get_name(), app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    ArgumentWords words = words_of(*option);
    (words.spellings.empty() ? command.words : command.options).push_back(std::move(words));
  }
  return command;
}

}  // namespace

std::vector<CommandWords> command_words(const CLI::App& app) {
  std::vector<CommandWords> commands{words_of(app)};
  commands[0].name.clear();
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    commands.push_back(words_of(*command));
  return commands;
}

}  // namespace ansatz::faces
