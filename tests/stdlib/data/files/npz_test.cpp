// SPDX-License-Identifier: MIT
#include "stdlib/data/files/npz.h"

#include <catch2/catch.hpp>

#include "../data_calls.h"

using namespace ansatz;
using namespace ansatz::data::test;
using Catch::Matchers::Contains;

TEST_CASE("npz: arrays go into an archive and come back by name", "[data][npz]") {
  const Folder folder;
  const auto arrays = record({{"x", numbers({1, 2, 3})}, {"φ", numbers({4})}});
  call("write", {arrays, folder.at("a.npz")});
  const auto back = call("read", {folder.at("a.npz")});
  REQUIRE(back.get<core::Record>());
  CHECK(back.get<core::Record>()->find("x")->get<core::Array>()->real()[2] == 3);
  CHECK(back.get<core::Record>()->find("φ")->get<core::Array>()->real()[0] == 4);
  call("write", {arrays, folder.at("b.npz")});
  CHECK(folder.bytes_of("a.npz") == folder.bytes_of("b.npz"));

  std::string damaged = folder.bytes_of("a.npz");
  const std::size_t at = damaged.find("NUMPY") + 130;  // within the elements
  damaged[at] = static_cast<char>(damaged[at] ^ 1);
  CHECK_THROWS_WITH(call("read", {folder.holds("c.npz", damaged)}), Contains("is damaged"));
  CHECK_THROWS_WITH(call("read", {folder.holds("d.npz", "no archive")}), Contains("a NumPy archive"));
  CHECK_THROWS_WITH(call("read", {folder.holds("e.npz", folder.bytes_of("a.npz").substr(0, 200))}),
                    Contains("a NumPy archive"));
  CHECK_THROWS_WITH(call("write", {numbers({1}), folder.at("f.npz")}), Contains("holds a record of arrays"));
  CHECK_THROWS_WITH(call("write", {record({{"f", record({})}}), folder.at("g.npz")}), Contains("holds arrays"));
  CHECK(folder.files() == 5);
}
