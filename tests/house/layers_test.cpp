// SPDX-License-Identifier: MIT
// The house: no layer includes one above it, and heavy libraries stay in their rooms. CMake already refuses such an
// include; this says which line it is, and holds the rooms of outside libraries as well.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Include {
  fs::path file;
  std::size_t line;
  std::string what;
};

const std::vector<Include>& includes() {
  static const std::vector<Include> kAll = [] {
    std::vector<Include> found;
    for (const char* root : {"stdlib", "interpreter"}) {
      for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const auto suffix = entry.path().extension();
        if (suffix != ".h" && suffix != ".cpp") continue;
        std::ifstream file(entry.path());
        std::size_t number = 0;
        for (std::string line; std::getline(file, line);) {
          ++number;
          if (line.rfind("#include ", 0) != 0 || line.size() < 12) continue;
          const auto end = line.find_first_of(">\"", 10);
          found.push_back({entry.path(), number, line.substr(10, end - 10)});
        }
      }
    }
    return found;
  }();
  return kAll;
}

/// "interpreter/host/state.cpp" → "interpreter/host"; empty for files at the root of interpreter/.
std::string room(const fs::path& file) {
  auto part = file.begin();
  const std::string first = (part++)->string();
  const std::string second = part->string();
  return second.find('.') == std::string::npos ? first + "/" + second : "";
}

// What each room may include besides itself.
const std::map<std::string, std::set<std::string>> kMaySee = {
    {"stdlib/core", {}},
    {"stdlib/fields", {"stdlib/core"}},
    {"stdlib/agents", {"stdlib/core"}},
    {"stdlib/networks", {"stdlib/core"}},
    {"stdlib/information", {"stdlib/networks", "stdlib/core"}},
    {"stdlib/bottleneck", {"stdlib/information", "stdlib/networks", "stdlib/core"}},
    {"stdlib/hypothesis", {"stdlib/core"}},
    {"stdlib/sampling", {"stdlib/core"}},
    {"stdlib/basic", {"stdlib/core"}},
    {"stdlib/data", {"stdlib/core"}},
    {"stdlib/modules",
     {"stdlib/core", "stdlib/basic", "stdlib/fields", "stdlib/agents", "stdlib/networks", "stdlib/information",
      "stdlib/bottleneck", "stdlib/hypothesis", "stdlib/sampling", "stdlib/data"}},
    {"interpreter/syntax", {"stdlib/core"}},
    {"interpreter/format", {"interpreter/syntax", "stdlib/core"}},
    {"interpreter/check", {"interpreter/syntax", "stdlib/core"}},
    {"interpreter/completion", {"interpreter/check", "interpreter/syntax", "stdlib/core"}},
    {"interpreter/lower", {"interpreter/check", "interpreter/syntax", "stdlib/core"}},
    {"interpreter/host", {"interpreter/lower", "interpreter/check", "interpreter/syntax", "stdlib/core"}},
    {"interpreter/experiment", {"stdlib/core", "stdlib/data"}},
    {"stdlib/netcdf", {"stdlib/data", "stdlib/core"}},
    {"interpreter/figure", {"interpreter/experiment", "stdlib/core"}},
    {"interpreter/report", {"interpreter/experiment", "stdlib/core"}},
    {"interpreter/study",
     {"interpreter/host", "interpreter/lower", "interpreter/check", "interpreter/syntax", "interpreter/experiment",
      "interpreter/figure", "stdlib/core"}},
    {"interpreter/faces",
     {"interpreter/study", "interpreter/report", "interpreter/host", "interpreter/lower", "interpreter/completion",
      "interpreter/format", "interpreter/check", "interpreter/syntax", "interpreter/experiment", "interpreter/figure",
      "stdlib/core", "stdlib/modules"}},
};

}  // namespace

TEST_CASE("layers: no room includes one that it does not stand on", "[house]") {
  REQUIRE(includes().size() > 500);
  for (const Include& include : includes()) {
    const bool is_ours = include.what.rfind("stdlib/", 0) == 0 || include.what.rfind("interpreter/", 0) == 0;
    const std::string from = room(include.file);
    if (!is_ours || from.empty()) continue;
    const std::string to = room(include.what);
    INFO(include.file.string() << ":" << include.line << " includes " << include.what);
    REQUIRE(kMaySee.count(from) == 1);
    CHECK((to == from || kMaySee.at(from).count(to) == 1));
  }
}

TEST_CASE("layers: each outside library has its room", "[house]") {
  const std::vector<std::pair<std::string, std::set<std::string>>> rooms = {
      {"lua", {"interpreter/host"}},       {"sqlite3", {"stdlib/data"}},
      {"netcdf.h", {"stdlib/netcdf"}},     {"CLI/", {"interpreter/faces"}},
      {"histedit", {"interpreter/faces"}}, {"fftw3", {"stdlib/core"}},
      {"Random123", {"stdlib/core"}},      {"tbb/", {"stdlib/core", "interpreter/experiment"}},
      {"csv.h", {"stdlib/data"}},          {"zip.h", {"stdlib/data"}},
  };
  for (const Include& include : includes()) {
    if (include.what.rfind("stdlib/", 0) == 0 || include.what.rfind("interpreter/", 0) == 0) continue;
    for (const auto& [library, allowed] : rooms) {
      if (include.what.rfind(library, 0) != 0) continue;
      INFO(include.file.string() << ":" << include.line << " includes " << include.what);
      CHECK(allowed.count(room(include.file)) == 1);
    }
  }
}

TEST_CASE("layers: the parser generator stays behind one source", "[house]") {
  std::set<std::string> users;
  for (const Include& include : includes()) {
    const bool is_antlr = include.what.rfind("antlr4", 0) == 0 || include.what.rfind("AnsatzLexer", 0) == 0 ||
                          include.what.rfind("AnsatzParser", 0) == 0;
    if (is_antlr) users.insert(include.file.string());
  }
  CHECK(users == std::set<std::string>{"interpreter/syntax/antlr_parser.cpp"});
}

TEST_CASE("house: no file holds the marks of an unfinished merge", "[house]") {
  for (const char* root : {"stdlib", "interpreter", "tests", "bench", "scripts", "docs", "grammar"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (!entry.is_regular_file()) continue;
      INFO(entry.path().string());
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);)
        CHECK_FALSE((line.starts_with(std::string(7, '<') + " ") || line.starts_with(std::string(7, '>') + " ")));
    }
  }
}

TEST_CASE("house: every source says its licence first, and headers are guarded", "[house]") {
  for (const char* root : {"stdlib", "interpreter", "tests", "bench"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const auto suffix = entry.path().extension();
      if (suffix != ".h" && suffix != ".cpp") continue;
      INFO(entry.path().string());
      std::ifstream file(entry.path());
      std::string first, second;
      std::getline(file, first);
      std::getline(file, second);
      CHECK(first == "// SPDX-License-Identifier: MIT");
      if (suffix == ".h") {
        std::string all((std::istreambuf_iterator<char>(file)), {});
        CHECK((second + all).find("#pragma once") != std::string::npos);
      }
    }
  }
}
