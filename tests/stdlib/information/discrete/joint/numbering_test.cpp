// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/numbering.h"

#include <catch2/catch.hpp>
#include <map>
#include <vector>

#include "support/split_mix.h"

using ansatz::information::RowKeys;

namespace {

struct Case {
  std::size_t rows;
  std::vector<std::uint64_t> sizes;  ///< values of each column
  std::size_t at_once;               ///< rows a stretch
};

}  // namespace

// Few bits have a table of their own numbers, more a table of rows, which grows; more than 64 are made small on the
// way.
TEST_CASE("numbering: rows are numbered in the order they first appear, as a map numbers them",
          "[information][discrete]") {
  const auto of = GENERATE(values<Case>({{0, {4}, 1},
                                         {1, {1}, 1},
                                         {1000, {2, 3}, 128},
                                         {5000, {30, 30, 30}, 128},
                                         {100, {30, 30, 30}, 128},
                                         {9000, {30, 30, 30, 30}, 1000},
                                         {20000, {100000}, 20000},
                                         {3000, {2, 2, 1000000000, 1000000000, 1000000000, 3}, 700},
                                         {4096, std::vector<std::uint64_t>(31, 30), 128}}));
  CAPTURE(of.rows, of.sizes.size());
  support::SplitMix draws(7);
  std::vector<std::vector<std::uint64_t>> rows(of.rows);
  for (std::size_t i = 0; i < of.rows; ++i) {
    for (const std::uint64_t size : of.sizes)
      rows[i].push_back(static_cast<std::uint64_t>(draws.uniform() * static_cast<double>(size)));
    if (i > 0 && draws.uniform() < 0.5) rows[i] = rows[static_cast<std::size_t>(draws.uniform() * double(i))];
  }
  RowKeys keys;
  keys.expect(of.rows);
  for (std::size_t first = 0; first < of.rows; first += of.at_once) {
    keys.begin(std::min(of.at_once, of.rows - first));
    for (std::size_t c = 0; c < of.sizes.size(); ++c)
      keys.append(of.sizes[c], [&](std::size_t i) { return rows[first + i][c]; });
  }
  const RowKeys::Numbers found = keys.numbers();
  std::map<std::vector<std::uint64_t>, std::uint32_t> wanted;
  REQUIRE(found.of_row.size() == of.rows);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < of.rows; ++i) {
    const auto number = wanted.emplace(rows[i], static_cast<std::uint32_t>(wanted.size())).first->second;
    wrong += number == found.of_row[i] ? 0 : 1;
  }
  CHECK(wrong == 0);
  CHECK(found.count == wanted.size());
}
