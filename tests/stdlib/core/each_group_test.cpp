// SPDX-License-Identifier: MIT
#include "stdlib/core/each_group.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/reduce.h"
#include "stdlib/core/select.h"

using namespace ansatz::core;
using Catch::Contains;

namespace {

Array means(const Groups& groups) {
  return each_group(groups, [](const Value& sample) { return mean(sample); });
}

}  // namespace

TEST_CASE("each_group: gives one value a group, along what was grouped by", "[core][each_group]") {
  Array v = Array::of({2, 1, 2, 1, 10});
  v.label = "v";
  Array x = Array::of({1, 2, 3, 5, 7});
  x.unit = parse_unit("nm");
  const Array found = means(group_by(x, v));
  REQUIRE(found.rank() == 1);
  CHECK(found.dimension(0).name == "v");
  CHECK(found.coordinate_values(0) == std::vector<double>{2, 1, 10});
  CHECK(found.number(0) == 2);
  CHECK(found.number(1) == 3.5);
  CHECK(found.number(2) == 7);
  CHECK(found.unit == x.unit);
}

TEST_CASE("each_group: texts stay texts, and an expression lends no name", "[core][each_group]") {
  const Array found = means({"phase", {"swarm", "2"}, {Array::of({1}), Array::of({2, 4})}});
  CHECK(found.dimension(0).coordinates->texts()[0] == "swarm");
  CHECK(found.dimension(0).coordinates->texts()[1] == "2");
  CHECK(means({"a > 1", {"true"}, {Array::of({1})}}).dimension(0).name == "group");
  CHECK(means({"", {"true"}, {Array::of({1})}}).dimension(0).name == "group");
  CHECK(means({"φ", {"1"}, {Array::of({1})}}).dimension(0).name == "φ");
}

TEST_CASE("each_group: tells which group has too few, and that a value must be one", "[core][each_group]") {
  const Groups groups{"g", {"a", "b"}, {Array::of({1, 2}), Array::of({3})}};
  CHECK_THROWS_WITH(each_group(groups, [](const Value& sample) { return variance(sample); }), Contains("group b"));
  CHECK_THROWS_WITH(each_group(groups, [](const Value& sample) { return sample; }), Contains("one value"));
  CHECK(std::isnan(means({"g", {"a"}, {Array::of({1, NAN})}}).number(0)));
}
