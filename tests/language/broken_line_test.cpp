// SPDX-License-Identifier: MIT
// A syntax error hides no other error of a script, and makes none: sound scripts, each with one line spoilt, get syntax
// errors and nothing else.

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/host/session.h"
#include "interpreter/study/scripted_figure.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/render.h"
#include "stdlib/core/unit.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kWays = 8;

/// A line as someone might leave it; the same line where that way does not apply.
std::string spoilt(const std::string& line, std::size_t way) {
  const auto without = [&](std::size_t at) {
    return at == std::string::npos ? line : line.substr(0, at) + line.substr(at + 1);
  };
  const auto with = [&](std::size_t at, const std::string& more) {
    return at == std::string::npos ? line : line.substr(0, at) + more + line.substr(at);
  };
  switch (way) {
    case 0:
      return line + " 5 5";
    case 1:
      return without(line.find_last_of(")]"));
    case 2:
      return line.substr(0, line.find(' ', line.size() / 2));
    case 3:
      return line + " )";
    case 4:
      return with(line.find('='), "= ");
    case 5:
      return without(line.find('{'));
    case 6:
      return without(line.find('}'));
    default:
      return with(line.find('('), " do ");
  }
}

std::vector<fs::path> all_scripts() {
  std::vector<fs::path> found;
  for (const char* root : {"scripts", "tests/language/constructs", "tests/language/scripts"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".anz") found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream all(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("broken lines: cause syntax errors and no others", "[language]") {
  host::SessionOptions options;
  options.registry = &standard_library();
  options.marks = study::mark_signatures();
  options.mark_refusal = study::mark_refusal;
  host::Session session(std::move(options));
  syntax::ParseOptions parsing;
  parsing.is_unit = [](std::string_view name) { return core::is_unit_name(name); };
  const bool tries_all = std::getenv("ANSATZ_ALL") != nullptr;  // each line in each way, which takes a minute
  const fs::path folder = fs::temp_directory_path() / ("ansatz-broken-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const fs::path spoilt_script = folder / "a.anz";
  std::size_t tried = 0;
  for (const fs::path& path : all_scripts()) {
    const std::string text = text_of(path);
    // What is imported stands beside the script; what is wrong within Lua is no syntax error of ours.
    if (text.find("import") != std::string::npos || text.find("lua") != std::string::npos) continue;
    if (!session.check_file(path).ok()) continue;
    const std::vector<std::string> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (std::size_t way = 0; way < kWays; ++way) {
        if (!tries_all && (i + tried) % kWays != way) continue;
        std::string changed;
        for (std::size_t k = 0; k < lines.size(); ++k) changed += (k == i ? spoilt(lines[k], way) : lines[k]) + "\n";
        const auto source = std::make_shared<const syntax::Source>("a.anz", changed);
        const std::size_t syntax_errors = syntax::parse(source, parsing).diagnostics.size();
        if (syntax_errors == 0) continue;  // another script, which may be right or wrong
        ++tried;
        std::ofstream(spoilt_script) << changed;
        const check::Checked checked = session.check_file(spoilt_script);
        if (checked.diagnostics.size() == syntax_errors) continue;
        INFO(path.string() << ", line " << i + 1 << ", way " << way << "\n" << syntax::render(checked.diagnostics));
        CHECK(checked.diagnostics.size() == syntax_errors);
      }
    }
  }
  fs::remove_all(folder);
  CHECK(tried > 300);
}
