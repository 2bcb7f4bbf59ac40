// SPDX-License-Identifier: MIT
// The committed reference pages are what the declarations say. After a change of declarations:
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

TEST_CASE("reference: each page is what the declarations say today", "[house][reference]") {
  for (const auto& [name, text] : faces::reference_pages(standard_library())) {
    INFO(name << " is not up to date: run build/release/ansatz reference");
    CHECK(committed(name) == text);
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
