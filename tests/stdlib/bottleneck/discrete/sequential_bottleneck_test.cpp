// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/sequential_bottleneck.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/bottleneck/discrete/all_partitions.h"
#include "stdlib/core/error.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Contains;

TEST_CASE("sequential_bottleneck: tells as much as the best partition of a few symbols", "[bottleneck][sequential]") {
  for (const std::uint64_t seed : {11, 12, 13, 14}) {
    const Array p = random_joint(8, 4, seed);
    std::vector<double> most(9, 0);
    each_partition(8, [&](const std::vector<std::size_t>& cluster) {
      const Worth worth = worth_of_partition(p, cluster);
      most[worth.size] = std::max(most[worth.size], worth.relevance);
    });
    Run run;
    for (const int clusters : {1, 2, 3, 4, 6, 8}) {
      INFO(seed << " " << clusters);
      const SequentialBottleneckResult found = sequential_bottleneck({p, clusters}, run);
      CHECK(found.relevance == Approx(most[static_cast<std::size_t>(clusters)]).epsilon(0).margin(1e-13));
      std::vector<std::size_t> cluster;
      for (const double t : found.assignment.real()) cluster.push_back(static_cast<std::size_t>(t) - 1);
      const Worth worth = worth_of_partition(p, cluster);
      CHECK(worth.size == static_cast<std::size_t>(clusters));
      CHECK(worth.relevance == Approx(found.relevance).epsilon(0).margin(1e-13));
      CHECK(worth.entropy == Approx(found.entropy).epsilon(0).margin(1e-13));
    }
  }
}

TEST_CASE("sequential_bottleneck: refuses what it cannot mean", "[bottleneck][sequential]") {
  const Array p = random_joint(4, 3, 1);
  Run run;
  CHECK_THROWS_WITH(sequential_bottleneck({p, 0}, run), Contains("clusters is 0"));
  CHECK_THROWS_WITH(sequential_bottleneck({p, 5}, run), Contains("in [1, 4]"));
  CHECK_THROWS_WITH(sequential_bottleneck({p, 2, 1001}, run), Contains("restarts is 1001"));
  CHECK(sequential_bottleneck({p, 3, 0}, run).relevance > 0);  // the cheapest merges are a start as well
}
