// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ansatz::faces {

/// What an argument is, as far as its declaration on the command line says.
struct ArgumentWords {
  enum class Kind { flag, value, choice, script, folder, name };
  Kind kind = Kind::value;
  std::vector<std::string> spellings;  ///< "--out", "-j"; empty for one that stands by its place
  std::string name;                    ///< of one that stands by its place: "files"
  std::string description;
  std::vector<std::string> choices;
  bool is_required = false;
};

/// A command with its arguments; the first is the program itself, without a name.
struct CommandWords {
  std::string name, description;
  std::vector<ArgumentWords> options;  ///< and flags
  std::vector<ArgumentWords> words;    ///< that stand by their place
};

/// Every command of the program, read off the declaration that also reads its arguments.
std::vector<CommandWords> command_words(const CLI::App& app);

/// `ansatz completion bash|zsh`: a script for that shell. `names` are what `ansatz help` knows. Throws Refusal for
/// another shell.
std::string completion_script(const std::string& shell, const std::vector<CommandWords>& commands,
                              const std::vector<std::string>& names);

/// `ansatz manual`: the manual page, as man reads it.
std::string manual_page(const std::vector<CommandWords>& commands, const std::string& version);

}  // namespace ansatz::faces
