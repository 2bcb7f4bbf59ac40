// SPDX-License-Identifier: MIT
// Every snippet of docs/guide is run, page by page, each page in a folder of its own:
//
//   ```anz            a script, run by `ansatz`; with a name (```anz walk.anz) it is only written there
//   ```lua, ```sh     a plain Lua script; commands, with `ansatz` on the path. `status=1`: how it must end
//   ```python, ```r   run where the language and its packages are installed, and a warning where they are not
//   ```cpp FILE       stands in that file of the source, word for word; a line `…` leaves lines out
//   ```text           what the block before it printed; `…` stands for anything, a line of it for any number of lines

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/faces/program.h"

using namespace ansatz::testing;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kAnything = "…";

struct Snippet {
  std::string language, name;
  int status = 0;
  std::vector<std::string> lines;
  std::size_t line = 0;  ///< of the page, where it opens

  std::string text() const {
    std::string joined;
    for (const std::string& each : lines) joined += each + "\n";
    return joined;
  }
};

std::vector<Snippet> snippets_of(const fs::path& page) {
  std::vector<Snippet> found;
  std::ifstream file(page);
  bool inside = false;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) continue;
      Snippet snippet;
      snippet.line = number;
      std::istringstream words(line.substr(3));
      words >> snippet.language;
      for (std::string word; words >> word;) {
        if (word.starts_with("status="))
          snippet.status = std::stoi(word.substr(7));
        else
          snippet.name = word;
      }
      found.push_back(snippet);
    } else if (inside) {
      found.back().lines.push_back(line);
    }
  }
  REQUIRE_FALSE(inside);
  return found;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    line.erase(line.find_last_not_of(" \r") + 1);
    lines.push_back(line);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// Whether a line reads as the pattern, in which `…` stands for anything.
bool reads_as(std::string_view line, std::string_view pattern) {
  const auto gap = pattern.find(kAnything);
  if (gap == std::string_view::npos) return line == pattern;
  if (!line.starts_with(pattern.substr(0, gap))) return false;
  const std::string_view rest = pattern.substr(gap + kAnything.size());
  for (std::size_t from = gap; from <= line.size(); ++from) {
    if (reads_as(line.substr(from), rest)) return true;
  }
  return false;
}

bool read_as(const std::vector<std::string>& lines, std::size_t i, const std::vector<std::string>& patterns,
             std::size_t k) {
  if (k == patterns.size()) return i == lines.size();
  if (lines_of(patterns[k]) == std::vector<std::string>{std::string(kAnything)}) {
    for (std::size_t next = i; next <= lines.size(); ++next) {
      if (read_as(lines, next, patterns, k + 1)) return true;
    }
    return false;
  }
  return i < lines.size() && reads_as(lines[i], patterns[k]) && read_as(lines, i + 1, patterns, k + 1);
}

Ran run_words(const Folder& folder, const std::string& command) {
  const fs::path program = std::getenv("ANSATZ_BINARY");
  const fs::path out = folder.path() / ".out", errors = folder.path() / ".errors";
  const std::string line = "cd '" + folder.path().string() + "' && PATH='" + program.parent_path().string() +
                           "':$PATH && export PATH && ( " + command + "\n) > '" + out.string() + "' 2> '" +
                           errors.string() + "'";
  const int ended = std::system(line.c_str());
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, folder.read(".out"), folder.read(".errors")};
}

/// Languages that a machine may lack: what tells whether it is there, and what runs a file.
struct Foreign {
  const char *language, *ending, *probe, *runs;
};
constexpr Foreign kForeign[] = {
    {"python", "py", "/usr/bin/python3 -c 'import xarray, netCDF4, pandas'", "/usr/bin/python3"},
    {"r", "R", "Rscript -e 'library(RSQLite); library(ncdf4)'", "Rscript"},
    {"julia", "jl", "julia -e 'using SQLite, DBInterface, NCDatasets, DataFrames'", "julia"},
};

/// The page's folder, and what its snippets printed.
class PageReading {
 public:
  explicit PageReading(const fs::path& page) : page_(page) {}

  void take(const Snippet& snippet) {
    INFO(page_.filename().string() << ":" << snippet.line);
    const std::string name = snippet.name.empty() ? "snippet" + std::to_string(snippet.line) : snippet.name;
    if (snippet.language == "text") return compare(snippet);
    was_run_ = true;
    if (snippet.language == "anz" || snippet.language == "lua") {
      const std::string file = name + (snippet.name.empty() ? "." + snippet.language : "");
      folder_.write(file, snippet.text());
      if (snippet.name.empty()) run("ansatz " + file, snippet);
    } else if (snippet.language == "sh") {
      run("set -e\n" + snippet.text(), snippet);
    } else if (snippet.language == "cpp") {
      compare_source(snippet);
    } else {
      run_foreign(snippet, name);
    }
  }

 private:
  void run(const std::string& command, const Snippet& snippet) {
    const Ran ran = run_words(folder_, command);
    INFO(ran.errors);
    INFO(ran.out);
    CHECK(ran.status == snippet.status);
    printed_ = ran.out + (ran.status == 2 ? ran.errors : "");
  }

  void run_foreign(const Snippet& snippet, const std::string& name) {
    const auto* foreign = std::find_if(std::begin(kForeign), std::end(kForeign),
                                       [&](const Foreign& each) { return each.language == snippet.language; });
    REQUIRE(foreign != std::end(kForeign));
    was_run_ = run_words(folder_, foreign->probe).status == 0;
    if (!was_run_) {
      WARN(page_.filename().string() << ":" << snippet.line << " is not run: " << snippet.language
                                     << " or its packages are not installed");
      return;
    }
    const std::string file = folder_.write(name + "." + foreign->ending, snippet.text());
    run(std::string(foreign->runs) + " " + file, snippet);
  }

  void compare(const Snippet& snippet) {
    if (!was_run_) return;
    const auto printed = lines_of(printed_), expected = lines_of(snippet.text());
    INFO("printed:\n" << printed_);
    CHECK(read_as(printed, 0, expected, 0));
  }

  void compare_source(const Snippet& snippet) {
    const char* root = std::getenv("ANSATZ_SOURCE");
    std::ifstream file(fs::path(root ? root : ".") / snippet.name);
    REQUIRE(file.good());
    std::stringstream text;
    text << file.rdbuf();
    std::vector<std::string> source{std::string(kAnything)}, shown{std::string(kAnything)};
    for (const std::string& line : snippet.lines) shown.push_back(line);
    shown.emplace_back(kAnything);
    CHECK(read_as(lines_of(text.str()), 0, shown, 0));
  }

  fs::path page_;
  Folder folder_;
  std::string printed_;
  bool was_run_ = false;
};

}  // namespace

TEST_CASE("guide: every snippet does what its page says", "[faces][guide]") {
  const char* root = std::getenv("ANSATZ_SOURCE");
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(fs::path(root ? root : ".") / "docs/guide")) {
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  REQUIRE(pages.size() >= 5);
  for (const fs::path& page : pages) {
    DYNAMIC_SECTION(page.filename().string()) {
      PageReading reading(page);
      for (const Snippet& snippet : snippets_of(page)) reading.take(snippet);
    }
  }
}
