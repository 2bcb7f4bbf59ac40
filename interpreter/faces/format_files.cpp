// SPDX-License-Identifier: MIT
#include "interpreter/faces/format_files.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <ostream>

#include "interpreter/check/parsing.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/format/format.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {
namespace {

namespace fs = std::filesystem;

std::string read_script(const fs::path& path) {
  std::error_code problem;
  if (fs::is_directory(path, problem)) throw Refusal(path.string() + " is a folder; fmt wants its scripts");
  if (path.extension() == ".lua") throw Refusal(path.string() + " is Lua; fmt lays out .anz files");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Refusal(path.string() + ": there is no such file, or it cannot be read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Puts the text in the file's place at once: a script is never half written.
void replace(const fs::path& path, const std::string& text) {
  const fs::path target = fs::canonical(path);
  if (access(target.c_str(), W_OK) != 0) throw Refusal(path.string() + " cannot be written");
  fs::path draft = target;
  draft += ".fmt" + std::to_string(getpid());
  {
    std::ofstream file(draft, std::ios::binary);
    file << text;
    file.flush();
    std::error_code problem;
    if (file) fs::permissions(draft, fs::status(target).permissions(), problem);
    if (file && !problem) fs::rename(draft, target, problem);
    if (file && !problem) return;
  }
  std::error_code ignored;
  fs::remove(draft, ignored);
  throw Refusal(path.string() + " cannot be written");
}

int format_one(const std::string& name, bool only_check, const Output& output) {
  const bool is_input = name == "-";
  std::string text = is_input ? std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>())
                              : read_script(name);
  const std::string shown = is_input ? "standard input" : name;
  const auto source = std::make_shared<const syntax::Source>(shown, std::move(text));
  const format::Formatted formatted = format::format(source, check::parse_options());
  if (!formatted.text) {
    output.errors << syntax::render(formatted.diagnostics);
    return 2;
  }
  const bool is_changed = *formatted.text != source->text();
  if (only_check) {
    if (is_changed) output.out << shown << "\n";
    return is_changed ? 1 : 0;
  }
  if (is_input) {
    output.out << *formatted.text;
  } else if (is_changed) {
    replace(name, *formatted.text);
    output.out << shown << "\n";
  }
  return 0;
}

}  // namespace

int format_files(const std::vector<std::string>& files, bool only_check, const Output& output) {
  int status = 0;
  for (const std::string& file : files) {
    try {
      status = std::max(status, format_one(file, only_check, output));
    } catch (const std::exception& error) {  // of one file; the others are laid out all the same
      output.errors << "ansatz: " << error.what() << "\n";
      status = 2;
    }
  }
  return status;
}

}  // namespace ansatz::faces
