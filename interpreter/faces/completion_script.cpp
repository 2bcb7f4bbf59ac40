// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "interpreter/faces/command_words.h"
#include "interpreter/faces/new_session.h"

namespace ansatz::faces {
namespace {

using Kind = ArgumentWords::Kind;

std::string joined(const std::vector<std::string>& words, const char* separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

// ── bash ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What fills COMPREPLY for an argument.
std::string bash_reply(const ArgumentWords& words) {
  switch (words.kind) {
    case Kind::choice:
      return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\"))", joined(words.choices, " "));
    case Kind::script:
      return "_ansatz_scripts";
    case Kind::folder:
      return "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$word\"))";
    case Kind::name:
      return "COMPREPLY=($(compgen -W \"$_ansatz_names\" -- \"$word\"))";
    default:
      return "COMPREPLY=()";
  }
}

std::string bash(const std::vector<CommandWords>& commands, const std::vector<std::string>& names) {
  std::vector<std::string> command_names;
  for (std::size_t i = 1; i < commands.size(); ++i) command_names.push_back(commands[i].name);
  std::string after_option, of_command;
  for (const CommandWords& command : commands) {
    std::vector<std::string> options;
    for (const ArgumentWords& option : command.options) {
      options.insert(options.end(), option.spellings.begin(), option.spellings.end());
      if (option.kind == Kind::flag) continue;
      std::vector<std::string> cases;
      for (const std::string& spelling : option.spellings) cases.push_back(command.name + ":" + spelling);
      after_option += fmt::format("    {}) {}; return ;;\n", joined(cases, "|"), bash_reply(option));
    }
    // A script may stand where a command does.
    const std::string reply =
        command.name.empty()
            ? fmt::format("_ansatz_scripts; COMPREPLY+=($(compgen -W '{}' -- \"$word\"))", joined(command_names, " "))
        : command.words.empty() ? "COMPREPLY=()"
                                : bash_reply(command.words.front());
    of_command +=
        fmt::format("    {}) if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '{}' -- \"$word\")); else {}; fi ;;\n",
                    command.name.empty() ? "''" : command.name, joined(options, " "), reply);
  }
  return "# bash completion for ansatz; written by: ansatz completion bash\n"
         "_ansatz_names='" +
         joined(names, " ") +
         "'\n"
         "_ansatz_scripts() {\n"
         "  compopt -o filenames\n"
         "  COMPREPLY=($(compgen -d -- \"$word\") $(compgen -f -X '!*.@(anz|lua)' -- \"$word\"))\n"
         "}\n"
         "_ansatz() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case ${COMP_WORDS[i]} in\n"
         "      -*) ;;\n"
         "      " +
         joined(command_names, "|") +
         ") command=${COMP_WORDS[i]}; break ;;\n"
         "      *.anz|*.lua) command=run; break ;;\n"
         "    esac\n"
         "  done\n"
         "  local IFS=$' \\t\\n'\n"
         "  case $command:$before in\n" +
         after_option +
         "  esac\n"
         "  case $command in\n" +
         of_command +
         "  esac\n"
         "}\n"
         "shopt -s extglob\n"
         "complete -F _ansatz ansatz\n";
}

// ── zsh ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Text within single quotes and the brackets of _arguments.
std::string zsh_text(const std::string& text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') quoted += '\\';
      quoted += c;
    }
  }
  return quoted;
}

std::string zsh_action(const ArgumentWords& words) {
  switch (words.kind) {
    case Kind::choice:
      return "(" + joined(words.choices, " ") + ")";
    case Kind::script:
      return "_files -g \"*.(anz|lua)\"";
    case Kind::folder:
      return "_files -/";
    case Kind::name:
      return "_ansatz_names";
    default:
      return " ";
  }
}

std::string zsh_arguments(const CommandWords& command) {
  std::string lines;
  for (const ArgumentWords& option : command.options) {
    for (const std::string& spelling : option.spellings) {
      lines += fmt::format(" \\\n        '{}[{}]{}'", spelling, zsh_text(option.description),
                           option.kind == Kind::flag ? "" : fmt::format(":value:{}", zsh_action(option)));
    }
  }
  for (const ArgumentWords& word : command.words)
    lines += fmt::format(" \\\n        '*:{}:{}'", zsh_text(word.name), zsh_action(word));
  return lines;
}

std::string zsh(const std::vector<CommandWords>& commands, const std::vector<std::string>& names) {
  std::string listed, cases;
  for (std::size_t i = 1; i < commands.size(); ++i) {
    listed += fmt::format("    '{}:{}'\n", commands[i].name, zsh_text(commands[i].description));
    cases += fmt::format("      {})\n        _arguments{} ;;\n", commands[i].name, zsh_arguments(commands[i]));
  }
  return "#compdef ansatz\n"
         "# zsh completion for ansatz; written by: ansatz completion zsh\n"
         "_ansatz_names() { compadd -- " +
         joined(names, " ") +
         " }\n"
         "_ansatz_commands() {\n"
         "  local -a commands=(\n" +
         listed +
         "  )\n"
         "  _describe command commands\n"
         "  _files -g \"*.(anz|lua)\"\n"
         "}\n"
         "_ansatz() {\n"
         "  local state line\n"
         "  _arguments -C" +
         zsh_arguments(commands[0]) +
         " \\\n        '1:command:_ansatz_commands' '*::argument:->argument'\n"
         "  if [[ $state == argument ]]; then\n"
         "    case $line[1] in\n" +
         cases + "      *.anz|*.lua)\n        _arguments" +
         [&] {
           for (const CommandWords& command : commands) {
             if (command.name == "run") return zsh_arguments(command);
           }
           return std::string();
         }() +
         " ;;\n"
         "    esac\n"
         "  fi\n"
         "}\n"
         "if [ \"$funcstack[1]\" = _ansatz ]; then _ansatz \"$@\"; else compdef _ansatz ansatz; fi\n";
}

}  // namespace

std::string completion_script(const std::string& shell, const std::vector<CommandWords>& commands,
                              const std::vector<std::string>& names) {
  if (shell == "bash") return bash(commands, names);
  if (shell == "zsh") return zsh(commands, names);
  throw Refusal("completion is written for bash and zsh, not for '" + shell + "'");
}

}  // namespace ansatz::faces
