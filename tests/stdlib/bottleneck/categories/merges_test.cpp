// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/categories/merges.h"

#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "stdlib/bottleneck/categories/partition_cost.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Run;
using ansatz::information::Points;
using Labels = std::vector<std::size_t>;

namespace {

double scatter(const Points& items, const Labels& label) {
  return Partition(items, label).distortion() * static_cast<double>(items.count);
}

Labels merged(Labels label, std::size_t one, std::size_t other) {
  for (std::size_t& l : label)
    if (l == other) l = one;
  return label;
}

}  // namespace

// Items of uneven density, so that large categories and single items are next to each other.
TEST_CASE("merges: join what adds least to the scatter, step by step", "[bottleneck][categories]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Points items{16, 1 + seed % 3, support::normals(seed, 16 * (1 + seed % 3))};
    for (double& v : items.values) v *= v * v;
    Run run;
    const auto ways = merges(items, run);
    REQUIRE(ways.size() == 16);
    CHECK(scatter(items, ways.front()) == 0);
    for (std::size_t step = 0; step + 1 < ways.size(); ++step) {
      const std::set<std::size_t> live(ways[step].begin(), ways[step].end());
      REQUIRE(live.size() == 16 - step);
      double least = std::numeric_limits<double>::infinity();
      for (const std::size_t a : live)
        for (const std::size_t b : live)
          if (a < b) least = std::min(least, scatter(items, merged(ways[step], a, b)));
      CAPTURE(seed, step);
      // Costs are carried from step to step, each with a rounding of 1e-16 of the largest.
      CHECK(scatter(items, ways[step + 1]) == Approx(least).epsilon(1e-10));
    }
  }
}

TEST_CASE("merges: one item is one category, equal items cost nothing", "[bottleneck][categories]") {
  Run run;
  CHECK(merges({1, 1, {5}}, run) == std::vector<Labels>{{0}});
  const Points same{4, 1, {2, 3, 2, 3}};
  CHECK(scatter(same, merges(same, run)[2]) == 0);
}
