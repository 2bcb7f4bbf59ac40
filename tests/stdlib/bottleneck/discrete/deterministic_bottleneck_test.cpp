// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/deterministic_bottleneck.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/bottleneck/discrete/all_partitions.h"
#include "stdlib/core/error.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using Catch::Contains;

namespace {

std::vector<std::size_t> clusters_of(const Array& assignment) {
  std::vector<std::size_t> out;
  for (const double t : assignment.real()) out.push_back(static_cast<std::size_t>(t));
  return out;
}

}  // namespace

TEST_CASE("deterministic_bottleneck: is the best of all partitions of a few symbols", "[bottleneck][deterministic]") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6}) {
    const Array p = random_joint(7, 3, seed);
    const std::vector<double> betas{1.5, 2, 3, 4, 6, 9, 15, 40};
    Run run;
    const DeterministicBottleneckResult found = deterministic_bottleneck({p, Array::of(betas)}, run);
    std::vector<double> least(betas.size(), std::numeric_limits<double>::infinity());
    each_partition(7, [&](const std::vector<std::size_t>& cluster) {
      const Worth worth = worth_of_partition(p, cluster);
      for (std::size_t k = 0; k < betas.size(); ++k)
        least[k] = std::min(least[k], worth.entropy - betas[k] * worth.relevance);
    });
    for (std::size_t k = 0; k < betas.size(); ++k) {
      INFO(seed << " " << betas[k]);
      CHECK(found.lagrangian.number(k) == Approx(least[k]).epsilon(0).margin(1e-12));
      CHECK(found.lagrangian.number(k) ==
            Approx(found.entropy.number(k) - betas[k] * found.relevance.number(k)).epsilon(0).margin(1e-12));
    }
  }
}

TEST_CASE("deterministic_bottleneck: says which x are together", "[bottleneck][deterministic]") {
  Run run;
  const DeterministicBottleneckResult found = deterministic_bottleneck({kThree, Array::of({10.0})}, run);
  CHECK(found.entropy.number(0) == Approx(0.6108643020548934).epsilon(0).margin(1e-14));
  CHECK(found.relevance.number(0) == Approx(0.13418173904401698).epsilon(0).margin(1e-14));
  REQUIRE(found.assignment);
  CHECK(clusters_of(*found.assignment) == std::vector<std::size_t>{1, 1, 2});
  CHECK(found.information == Approx(0.1704119030075888).epsilon(0).margin(1e-14));

  // Of more than 256 symbols too, with an x that never occurs: three kinds of rows, each with a little of its own.
  const std::size_t rows = 600;
  std::vector<double> cells(rows * 3);
  for (std::size_t x = 0; x < rows; ++x)
    for (std::size_t y = 0; y < 3; ++y)
      cells[x * 3 + y] = x == 5 ? 0 : (x % 3 == y ? 0.9 : 0.05) + 1e-4 * std::sin(static_cast<double>(x * 3 + y));
  double sum = 0;
  for (const double cell : cells) sum += cell;
  for (double& cell : cells) cell /= sum;
  const Array p({Dimension("", rows), Dimension("", 3)}, std::move(cells));
  const DeterministicBottleneckResult many = deterministic_bottleneck({p, Array::of({3.0}), 2}, run);
  CHECK(many.sizes.number(0) == 3);
  const std::vector<std::size_t> cluster = clusters_of(many.assignment.value());
  for (std::size_t x = 0; x < rows; ++x) CHECK(cluster[x] == (x == 5 ? 0 : x % 3 + 1));
}

TEST_CASE("deterministic_bottleneck: nothing is worth its entropy up to β = 1", "[bottleneck][deterministic]") {
  Run run;
  const DeterministicBottleneckResult found = deterministic_bottleneck({kThree, Array::of({0, 0.5, 1})}, run);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(found.sizes.number(k) == 1);
    CHECK(found.entropy.number(k) == 0);
    CHECK(found.relevance.number(k) == 0);
  }
  CHECK_FALSE(found.assignment);
  const Array one({Dimension("", 1), Dimension("", 2)}, std::vector<double>{0.5, 0.5});
  CHECK(deterministic_bottleneck({one, Array::of({9.0})}, run).sizes.number(0) == 1);
}

TEST_CASE("deterministic_bottleneck: refuses what it cannot mean", "[bottleneck][deterministic]") {
  Run run;
  CHECK_THROWS_WITH(deterministic_bottleneck({kThree, Array::of({-1.0})}, run), Contains("beta"));
  CHECK_THROWS_WITH(deterministic_bottleneck({kThree, Array::of({std::nan("")})}, run), Contains("beta"));
  CHECK_THROWS_WITH(deterministic_bottleneck({kThree, Array::of({2.0}), -1}, run), Contains("restarts is -1"));
  CHECK_THROWS_WITH(deterministic_bottleneck({Array::of({0.5, 0.5}), Array::of({2.0})}, run), Contains("matrix"));
  const Array off({Dimension("", 2), Dimension("", 2)}, std::vector<double>{0.5, 0.5, 0.5, 0.5});
  CHECK_THROWS_AS(deterministic_bottleneck({off, Array::of({2.0})}, run), ansatz::core::BadParameter);
}
