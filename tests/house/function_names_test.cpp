// SPDX-License-Identifier: MIT
// The house: what a file hides in its unnamed namespace is not called as something that a header of its folder
// declares. Release builds compile a folder's files several at a time, so that a call may find the hidden one of
// another file.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Functions = std::map<std::string, std::set<std::string>>;  // and the files of each

struct Folder {
  Functions declared, hidden;
};

/// Functions at namespace scope: those that headers declare, and those that sources hide.
void read(const fs::path& path, Folder& folder) {
  static const std::regex opens(R"(^(?:inline )?namespace ?([\w:]*) ?\{)");
  static const std::regex type(R"(^(?:class|struct|enum|union)\b[^;]*$)");
  static const std::regex function(R"(^(?:[\w:<>,&*\[\]]+ )+[&*]?([a-z_]\w*)\()");
  const bool is_header = path.extension() == ".h";
  std::ifstream file(path);
  std::vector<bool> hides;
  bool is_in_body = false;
  std::smatch match;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("}  // namespace") || (line == "}" && !is_in_body)) {
      if (!hides.empty()) hides.pop_back();
      is_in_body = false;
    } else if (is_in_body) {
      is_in_body = !line.starts_with('}');
    } else if (std::regex_search(line, match, opens)) {
      hides.push_back(match[1].length() == 0);
    } else {
      const bool is_hidden = !hides.empty() && hides.back();
      if (!line.starts_with("using ") && !line.starts_with("return ") && std::regex_search(line, match, function)) {
        if (is_header && !is_hidden) folder.declared[match[1]].insert(path.filename().string());
        if (!is_header && is_hidden) folder.hidden[match[1]].insert(path.filename().string());
      }
      is_in_body = line.ends_with('{') || std::regex_search(line, type);
    }
  }
}

}  // namespace

TEST_CASE("functions: what a file hides is not called as what its folder declares", "[house]") {
  std::map<std::string, Folder> folders;
  for (const char* root : {"stdlib", "interpreter"})
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
        read(entry.path(), folders[entry.path().parent_path().string()]);
    }
  std::size_t declared = 0, hidden = 0;
  for (const auto& [name, folder] : folders) {
    declared += folder.declared.size();
    hidden += folder.hidden.size();
    for (const auto& [function, files] : folder.hidden) {
      const auto found = folder.declared.find(function);
      if (found == folder.declared.end()) continue;
      INFO(name << "/" << *files.begin() << " hides " << function << ", which " << *found->second.begin()
                << " declares");
      CHECK(false);
    }
  }
  // It reads them.
  CHECK(declared > 1000);
  CHECK(hidden > 2000);
  CHECK(folders.at("stdlib/core").declared.contains("element"));
  CHECK(folders.at("stdlib/core").hidden.contains("element_written"));
}
