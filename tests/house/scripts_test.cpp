// SPDX-License-Identifier: MIT
// The house: who looks for a study finds it. Each folder of scripts/ is in the list of scripts/README.md, and nothing
// else is. What a study says is still understood: a new kernel may take a name that a script has given away.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "interpreter/host/session.h"
#include "interpreter/study/scripted_figure.h"
#include "stdlib/modules/standard_library.h"

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

TEST_CASE("scripts: each passes the checker", "[house]") {
  using namespace ansatz;
  host::SessionOptions options;
  options.registry = &standard_library();
  options.marks = study::mark_signatures();
  options.mark_refusal = study::mark_refusal;
  host::Session session(std::move(options));
  std::size_t checked = 0;
  for (const auto& entry : fs::recursive_directory_iterator("scripts")) {
    if (entry.path().extension() != ".anz") continue;
    INFO(entry.path().string());
    CHECK(session.check_file(entry.path()).ok());
    ++checked;
  }
  CHECK(checked > 50);
}
