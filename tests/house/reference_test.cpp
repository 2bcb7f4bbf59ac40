// SPDX-License-Identifier: MIT
// The committed reference pages speak of everything that is declared. After a change of declarations:
// build/release/ansatz reference

#include "interpreter/faces/reference.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "stdlib/modules/standard_library.h"

using namespace ansatz;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path("docs") / "reference";

std::string committed(const std::string& name) {
  std::ifstream file(kFolder / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The page from the heading of a kernel up to the next one.
std::string section(const std::string& page, const std::string& name) {
  const std::string heading = "\n## " + name + "\n";
  const auto begin = page.find(heading);
  if (begin == std::string::npos) return "";
  return page.substr(begin, page.find("\n## ", begin + heading.size() - 1) - begin);
}

}  // namespace

TEST_CASE("reference: there is a page for each module and none beside them", "[house][reference]") {
  const auto pages = faces::reference_pages(standard_library());
  for (const auto& [name, text] : pages) {
    INFO(name);
    CHECK(fs::exists(kFolder / name));
  }
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    INFO(entry.path().string());
    CHECK(pages.count(entry.path().filename().string()) == 1);
  }
}

TEST_CASE("reference: each kernel has its section with every parameter and result", "[house][reference]") {
  for (const auto& module : standard_library().modules()) {
    const std::string page = committed(module->name + ".md");
    for (const core::Kernel* kernel : module->kernels) {
      INFO(kernel->dotted_name() << " is not up to date: run build/release/ansatz reference");
      const std::string text = section(page, kernel->name);
      REQUIRE_FALSE(text.empty());
      for (const core::Item& item : kernel->parameters) CHECK(text.find("| `" + item.name) != std::string::npos);
      if (!kernel->results) continue;
      for (const core::Item& item : kernel->results->fields)
        CHECK(text.find("| `" + item.name + "` |") != std::string::npos);
    }
  }
}

TEST_CASE("reference: the pages are made in one way", "[house][reference]") {
  const auto first = faces::reference_pages(standard_library());
  CHECK(first == faces::reference_pages(standard_library()));
  for (const auto& [name, text] : first) {
    INFO(name);
    CHECK(text.find("\n\n\n") == std::string::npos);
    CHECK(text.back() == '\n');
  }
}
