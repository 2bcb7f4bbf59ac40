// SPDX-License-Identifier: MIT
#include "stdlib/data/files/bytes.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>

#include "../data_calls.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::data::test;
using Catch::Matchers::Contains;

TEST_CASE("bytes: all of a file is read, whatever its length", "[data][bytes]") {
  const Folder folder;
  const core::Run run;
  // Around the size of the blocks that it is read by, 2²⁰.
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, (std::size_t{1} << 20U) - 1, std::size_t{1} << 20U,
                                 (std::size_t{1} << 21U) + 7}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i % 251);
    CHECK(data::read_bytes(folder.holds("b", bytes), run) == bytes);
  }
}

TEST_CASE("bytes: what is no file is named, and reading answers Ctrl-C", "[data][bytes]") {
  const Folder folder;
  const core::Run run;
  CHECK_THROWS_WITH(data::read_bytes(folder.at("absent"), run), Contains("there is none"));
  CHECK_THROWS_WITH(data::read_bytes(folder.at("."), run), Contains("it is a folder"));
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(data::read_bytes(folder.holds("b", "x"), core::Run(core::Stream(1), &stop)), core::Interrupted);
}

TEST_CASE("bytes: a file appears whole or not at all", "[data][bytes]") {
  const Folder folder;
  data::write_bytes(folder.at("a"), "first", false);
  CHECK_THROWS_WITH(data::write_bytes(folder.at("a"), "second", false), Contains("it is there already"));
  CHECK(folder.bytes_of("a") == "first");
  data::write_bytes(folder.at("a"), "second", true);
  CHECK(folder.bytes_of("a") == "second");
  // Whoever fails half-way leaves what was there, and nothing beside it.
  CHECK_THROWS_AS(data::write_whole(folder.at("a"), true,
                                    [&](const std::string& beside) {
                                      data::write_bytes(beside, "half", false);
                                      throw std::runtime_error("the machine is tired");
                                    }),
                  std::runtime_error);
  CHECK(folder.bytes_of("a") == "second");
  CHECK(folder.files() == 1);
  CHECK_THROWS_WITH(data::write_bytes(folder.at("."), "x", true), Contains("it is a folder"));
  CHECK_THROWS_WITH(data::write_bytes(folder.at("no/where"), "x", true), Contains("there is no folder"));
  // A device without room: every write to it fails.
  if (std::filesystem::exists("/dev/full")) {
    CHECK_THROWS_AS(
        data::write_whole(folder.at("c"), false, [](const std::string&) { data::write_bytes("/dev/full", "x", true); }),
        core::BadData);
    CHECK_FALSE(std::filesystem::exists(folder.at("c")));
  }
}
