// SPDX-License-Identifier: MIT
// The house: who looks for a study finds it. Each folder of scripts/ is in the list of scripts/README.md, and nothing
// else is.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

TEST_CASE("scripts: the list has each folder once, and a README lies in each study", "[house]") {
  std::set<std::string> folders;
  for (const auto& entry : fs::directory_iterator("scripts"))
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  REQUIRE(folders.size() > 10);

  std::ifstream file("scripts/README.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::multiset<std::string> listed;
  const std::regex link(R"(\]\(([a-z0-9_]+)\))");
  for (auto at = std::sregex_iterator(text.begin(), text.end(), link); at != std::sregex_iterator(); ++at)
    listed.insert((*at)[1]);
  for (const std::string& folder : folders) {
    INFO(folder);
    CHECK(listed.count(folder) == 1);
    CHECK((folder == "tour" || folder == "kink_collisions" || fs::exists("scripts/" + folder + "/README.md")));
  }
  for (const std::string& name : listed) {
    INFO(name);
    CHECK(folders.count(name) == 1);
  }
}
