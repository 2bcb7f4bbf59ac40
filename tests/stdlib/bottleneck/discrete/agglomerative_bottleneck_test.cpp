// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/agglomerative_bottleneck.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/bottleneck/discrete/agglomerate.h"
#include "stdlib/bottleneck/discrete/joints.h"
#include "stdlib/core/error.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Contains;

namespace {

/// I(T; Y) of a partition, from the joint table itself.
double told(const Array& p, const std::vector<double>& cluster) {
  const std::size_t rows = p.dimension(0).size, columns = p.dimension(1).size;
  std::vector<double> joint((rows + 1) * columns), t(rows + 1), y(columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      const auto k = static_cast<std::size_t>(cluster[i]);
      joint[k * columns + j] += p.number(i * columns + j);
      t[k] += p.number(i * columns + j);
      y[j] += p.number(i * columns + j);
    }
  double sum = 0;
  for (std::size_t k = 0; k <= rows; ++k)
    for (std::size_t j = 0; j < columns; ++j)
      if (const double q = joint[k * columns + j]; q > 0) sum += q * std::log(q / (t[k] * y[j]));
  return sum;
}

}  // namespace

TEST_CASE("agglomerative_bottleneck: merges what loses least", "[bottleneck][agglomerative]") {
  Run run;
  const AgglomerativeBottleneckResult found = agglomerative_bottleneck({kThree, 2}, run);
  CHECK(found.information == Approx(0.1704119030075888).epsilon(0).margin(1e-14));
  CHECK(found.relevance.number(2) == Approx(0.1704119030075888).epsilon(0).margin(1e-14));
  CHECK(found.relevance.number(1) == Approx(0.13418173904401698).epsilon(0).margin(1e-14));
  CHECK(found.relevance.number(0) == 0);
  CHECK(found.entropy.number(1) == Approx(0.6108643020548934).epsilon(0).margin(1e-14));
  CHECK(found.entropy.number(2) == Approx(1.0960673284468552).epsilon(0).margin(1e-14));
  CHECK(found.assignment.number(0) == found.assignment.number(1));
  CHECK(found.assignment.number(0) != found.assignment.number(2));
  const std::vector<Merge> merges = agglomerate(read_source("test", kThree, run), run);
  CHECK(merges[0].loss == Approx(0.03623016396357187).epsilon(0).margin(1e-14));
}

TEST_CASE("agglomerative_bottleneck: what it says a partition tells is what it tells", "[bottleneck][agglomerative]") {
  std::vector<double> cells(12 * 5);
  Stream(3).fill_uniform(cells);
  cells[7] = 0;
  for (std::size_t j = 0; j < 5; ++j) cells[5 * 4 + j] = 0;             // an x without mass
  for (std::size_t j = 0; j < 5; ++j) cells[5 * 9 + j] = 2 * cells[j];  // and two that are one
  const double sum = std::accumulate(cells.begin(), cells.end(), 0.0);
  for (double& cell : cells) cell /= sum;
  const Array p = matrix(12, cells);
  Run run;
  for (const int clusters : {1, 2, 4, 7, 10}) {
    const AgglomerativeBottleneckResult found = agglomerative_bottleneck({p, clusters}, run);
    REQUIRE(found.relevance.size() == 10);
    const auto of_each = found.assignment.real();
    const std::vector<double> cluster(of_each.begin(), of_each.end());
    CHECK(cluster[4] == 0);
    CHECK(cluster[0] == cluster[9]);
    CHECK(*std::max_element(cluster.begin(), cluster.end()) == clusters);
    CHECK(told(p, cluster) ==
          Approx(found.relevance.number(static_cast<std::size_t>(clusters - 1))).epsilon(0).margin(1e-13));
  }
  CHECK_THROWS_WITH(agglomerative_bottleneck({p, 11}, run), Contains("in [1, 10]"));
  CHECK_THROWS_WITH(agglomerative_bottleneck({p, 0}, run), Contains("clusters is 0"));
}
