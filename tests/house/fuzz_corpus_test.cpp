// SPDX-License-Identifier: MIT
// What the fuzzers of tests/fuzz once found goes through again: no answer is expected but that there is one.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "fuzz/checker.h"
#include "fuzz/parser.h"
#include "fuzz/store.h"

namespace fs = std::filesystem;

namespace {

std::size_t replay(const char* name, const std::function<void(std::string_view)>& target) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path("tests/fuzz/corpus") / name)) {
    INFO(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    CHECK_NOTHROW(target(bytes));
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("fuzz: what was found once is found no more", "[house]") {
  CHECK(replay("parser", &ansatz::fuzz::parse) > 0);
  CHECK(replay("checker", &ansatz::fuzz::check) > 0);
  CHECK(replay("store", &ansatz::fuzz::open_store) > 0);
}
