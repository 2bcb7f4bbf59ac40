// SPDX-License-Identifier: MIT
// The house: no two classes have one qualified name. The compiler sees one file at a time and the linker takes the
// first of two such classes for both, so that one's memory is read as the other's.

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

/// Files in which a class of each qualified name is defined at namespace scope, those of unnamed namespaces left out.
std::map<std::string, std::set<std::string>> classes() {
  static const std::regex opens(R"(^(?:inline )?namespace ?([\w:]*) ?\{)"), closes(R"(^\}  // namespace)");
  static const std::regex defines(R"(^(?:class|struct|enum class|enum|union) ([A-Z]\w*)(?: final)?(?: :[^;]*)? \{)");
  std::map<std::string, std::set<std::string>> found;
  for (const char* root : {"stdlib", "interpreter"})
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      std::ifstream file(entry.path());
      std::vector<std::string> inside;
      std::smatch match;
      for (std::string line; std::getline(file, line);) {
        if (std::regex_search(line, match, opens)) {
          inside.push_back(match[1]);
        } else if (std::regex_search(line, closes) && !inside.empty()) {
          inside.pop_back();
        } else if (std::regex_search(line, match, defines)) {
          std::string name;
          bool is_hidden = inside.empty();
          for (const std::string& part : inside) {
            is_hidden = is_hidden || part.empty();
            name += part + "::";
          }
          if (!is_hidden) found[name + match[1].str()].insert(entry.path().string());
        }
      }
    }
  return found;
}

}  // namespace

TEST_CASE("classes: each qualified name belongs to one class", "[house]") {
  const auto found = classes();
  CHECK(found.size() > 500);  // it reads them
  CHECK(found.count("ansatz::core::Array") == 1);
  for (const auto& [name, files] : found) {
    std::string where;
    for (const std::string& file : files) where += "\n  " + file;
    INFO(name << " is defined in" << where);
    CHECK(files.size() == 1);
  }
}
