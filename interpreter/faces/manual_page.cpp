// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "interpreter/faces/command_words.h"

namespace ansatz::faces {
namespace {

using Kind = ArgumentWords::Kind;

/// Text as roff reads it: no escapes, no minus taken for a hyphen, no line that begins like a request.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out += "\\&";
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string value_of(const ArgumentWords& option) {
  if (option.kind == Kind::flag) return "";
  const std::string value = option.choices.empty() ? option.kind == Kind::folder ? "folder" : "value"
                                                   : fmt::format("{}", fmt::join(option.choices, "|"));
  return " \\fI" + roff(value) + "\\fR";
}

std::string synopsis(const CommandWords& command) {
  std::string line = "\\fBansatz " + roff(command.name) + "\\fR";
  if (command.options.size() > 1) line += " [\\fIoptions\\fR]";  // every command has --help
  for (const ArgumentWords& word : command.words) {
    const bool is_many = word.name.ends_with("s") && word.name != "results";
    const std::string name = "\\fI" + roff(word.name) + "\\fR" + (is_many ? " …" : "");
    line += word.is_required ? " " + name : " [" + name + "]";
  }
  return line;
}

std::string arguments(const CommandWords& command, bool has_help) {
  std::string page;
  for (const ArgumentWords& word : command.words)
    page += ".TP\n\\fI" + roff(word.name) + "\\fR\n" + roff(word.description) + "\n";
  for (const ArgumentWords& option : command.options) {
    std::string spellings;
    for (const std::string& spelling : option.spellings)
      spellings += (spellings.empty() ? "\\fB" : ", \\fB") + roff(spelling) + "\\fR";
    if (!has_help && spellings.find("help") != std::string::npos) continue;
    page += ".TP\n" + spellings + value_of(option) + "\n" + roff(option.description) + "\n";
  }
  return page;
}

}  // namespace

std::string manual_page(const std::vector<CommandWords>& commands, const std::string& version) {
  std::string page = ".TH ANSATZ 1 \"\" \"ansatz " + version +
                     "\" \"User Commands\"\n"
                     ".SH NAME\nansatz \\- computational experiments from scripts\n"
                     ".SH SYNOPSIS\n\\fBansatz\\fR\n.br\n\\fBansatz\\fR \\fIscript\\fR [\\fIoptions of run\\fR]\n";
  for (std::size_t i = 1; i < commands.size(); ++i) page += ".br\n" + synopsis(commands[i]) + "\n";
  page += ".SH DESCRIPTION\n" + roff(commands[0].description) +
          "\n.PP\nA script, .anz or .lua, that stands where a command does is run.\n"
          ".SH OPTIONS\n" +
          arguments(commands[0], true) + ".SH COMMANDS\n";
  for (std::size_t i = 1; i < commands.size(); ++i) {
    page +=
        ".SS " + synopsis(commands[i]) + "\n" + roff(commands[i].description) + ".\n" + arguments(commands[i], false);
  }
  page +=
      ".SH EXIT STATUS\n"
      ".TP\n0\nall held\n"
      ".TP\n1\na claim, an expectation, a row or a figure failed, a hypothesis could not be computed or went against "
      "its "
      "expectation, or rows are missing; a script that fmt \\-\\-check would change\n"
      ".TP\n2\nrefused before running, or stopped by an error outside a row\n"
      ".SH FILES\n"
      ".TP\nresults/\\fIexperiment\\fR/\ntable.sqlite, fields.nc, figures\n"
      ".TP\n~/.local/state/ansatz/history\nentries of the prompt\n";
  return page;
}

}  // namespace ansatz::faces
