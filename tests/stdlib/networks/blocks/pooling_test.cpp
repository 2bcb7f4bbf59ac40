// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/pooling.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/blocks/one_block.h"

using namespace ansatz::networks;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::OneBlock;

namespace {

FilterPlaces windows(std::vector<std::size_t> shape, std::vector<double> size, std::vector<double> stride) {
  return filter_places("test", "layers", "a pooling", shape, size, stride, {0});
}

Batch row(std::vector<double> values) {
  Batch out(1, values.size());
  out.values = std::move(values);
  return out;
}

}  // namespace

TEST_CASE("pooling: takes the largest or the mean of each window, channel by channel", "[networks][blocks][pooling]") {
  // Two channels of 2 × 5, of which the last place is in no whole window.
  const Batch in = row({1, -1, 2, -2, 3, -3, 4, -4, 99, 99,  //
                        5, -5, 0, 0,  7, -7, 8, -8, 99, 99});
  const auto places = windows({2, 5, 2}, {2}, {2});
  const PoolingBlock largest(places, false), mean(places, true);
  CHECK(OneBlock(largest).forward({}, in).values == std::vector<double>{5, 0, 8, -3});
  CHECK(OneBlock(mean).forward({}, in).values == std::vector<double>{2, -2, 5.5, -5.5});
  OneBlock alone(largest), level(mean);
  std::vector<double> none;
  alone.forward({}, in), level.forward({}, in);
  const Batch d = row({10, 20, 30, 40});
  CHECK(alone.backward({}, in, d, none).values == std::vector<double>{0,  0, 0, 0,  0, 40, 0,  0, 0, 0,  //
                                                                      10, 0, 0, 20, 0, 0,  30, 0, 0, 0});
  CHECK(level.backward({}, in, d, none).values == std::vector<double>{2.5, 5, 2.5, 5, 7.5, 10, 7.5, 10, 0, 0,  //
                                                                      2.5, 5, 2.5, 5, 7.5, 10, 7.5, 10, 0, 0});
}

TEST_CASE("pooling: a slope goes to the first of equal ones, and twice where windows overlap",
          "[networks][blocks][pooling]") {
  const PoolingBlock largest(windows({4, 1}, {3}, {1}), false);
  OneBlock alone(largest);
  const Batch in = row({1, 6, 6, 2});
  CHECK(alone.forward({}, in).values == std::vector<double>{6, 6});
  std::vector<double> none;
  CHECK(alone.backward({}, in, row({1, 10}), none).values == std::vector<double>{0, 11, 0, 0});
}

TEST_CASE("pooling: passes on what is no number", "[networks][blocks][pooling]") {
  const PoolingBlock largest(windows({4, 1}, {2}, {2}), false), mean(windows({4, 1}, {2}, {2}), true);
  for (const auto& in : {row({NAN, 1, 2, 3}), row({1, NAN, 2, 3})}) {
    CHECK(std::isnan(OneBlock(largest).forward({}, in).values[0]));
    CHECK(OneBlock(largest).forward({}, in).values[1] == 3);
    CHECK(std::isnan(OneBlock(mean).forward({}, in).values[0]));
  }
  CHECK(OneBlock(largest).forward({}, row({-INFINITY, -INFINITY, INFINITY, 0})).values ==
        std::vector<double>{-INFINITY, INFINITY});
}

TEST_CASE("pooling: names what it refuses", "[networks][blocks][pooling]") {
  Run run;
  CHECK_THROWS_WITH(pooling({.of = "median"}, run), "pooling: of is \"median\", but must be \"max\" or \"mean\"");
  CHECK_THROWS_WITH(pooling({.size = {0}}, run), Contains("size is 0, but must be a whole number of at least 1"));
  CHECK_THROWS_WITH(pooling({.stride = std::vector<double>{0}}, run), Contains("stride is 0"));
  CHECK_THROWS_WITH(windows({3, 3, 1}, {4}, {4}), Contains("a pooling of size 4 on 3 × 3 places"));
}
