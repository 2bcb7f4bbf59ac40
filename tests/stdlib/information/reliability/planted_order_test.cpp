// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/planted_order.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Stream;

TEST_CASE("planted_order: normal columns come out correlated as the information asks", "[information][reliability]") {
  const auto x = support::normals(71, 4000), y = support::normals(72, 4000);
  for (const double information : {0.0, 0.5, 2.0}) {
    const auto order = planted_order(x, y, information, Stream(1));
    double sum = 0, of_x = 0, of_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      sum += x[i] * y[order[i]];
      of_x += x[i] * x[i];
      of_y += y[i] * y[i];
    }
    // Known to 1/√4000 = 0.016; four of them.
    CHECK(sum / std::sqrt(of_x * of_y) == Approx(std::sqrt(1 - std::exp(-2 * information))).epsilon(0).margin(0.064));
    auto each = order;
    std::sort(each.begin(), each.end());
    for (std::size_t i = 0; i < each.size(); ++i) REQUIRE(each[i] == i);
  }
}

TEST_CASE("planted_order: equal values stand in random order", "[information][reliability]") {
  // All of x is one value: nothing can be planted, and y comes in no order. A fixed way with ties would leave it
  // sorted.
  const std::vector<double> x(2000, 3.0);
  std::vector<double> y(2000);
  std::iota(y.begin(), y.end(), 0.0);
  const auto order = planted_order(x, y, 3, Stream(2));
  double sum = 0;
  for (std::size_t i = 0; i < y.size(); ++i) sum += (static_cast<double>(i) - 999.5) * (y[order[i]] - 999.5);
  CHECK(sum / (2000.0 * (2000.0 * 2000 - 1) / 12) == Approx(0).epsilon(0).margin(4 / std::sqrt(2000.0)));
  CHECK(planted_order({}, {}, 1, Stream(3)).empty());
}
