// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/range.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace ansatz::core;

namespace {

bool takes(const Range& range, double x) { return !range.violation(Value(x)); }

}  // namespace

TEST_CASE("range: takes the ends that its brackets take", "[core][range]") {
  const auto shown = [](const Range& range) {
    return range.describe() + (takes(range, 0) ? " low" : "") + (takes(range, 0.5) ? " middle" : "") +
           (takes(range, 1) ? " high" : "");
  };
  CHECK(shown(between(0, 1)) == "in [0, 1] low middle high");
  CHECK(shown(strictly_between(0, 1)) == "in (0, 1) middle");
  CHECK(shown(from_to_below(0, 1)) == "in [0, 1) low middle");
  CHECK(shown(above_up_to(0, 1)) == "in (0, 1] middle high");
  CHECK(shown(at_least(0.5)) == "at least 0.5 middle high");
  CHECK(shown(above(0.5)) == "above 0.5 high");
  CHECK(shown(at_most(0.5)) == "at most 0.5 low middle");
  CHECK(shown(below(0.5)) == "below 0.5 low");
}

TEST_CASE("range: refuses the neighbours of its ends, NaN and infinities", "[core][range]") {
  const Range range = GENERATE(between(0, 1), strictly_between(0, 1), from_to_below(0, 1), above_up_to(0, 1));
  for (const double x : {std::nextafter(0.0, -1.0), std::nextafter(1.0, 2.0), -1.0, 2.0, double(NAN),
                         std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()})
    CHECK_FALSE(takes(range, x));
  CHECK(takes(range, std::nextafter(0.0, 1.0)));
  CHECK(takes(range, std::nextafter(1.0, 0.0)));
}

TEST_CASE("range: names the element that lies outside", "[core][range]") {
  CHECK(from_to_below(0, 1).violation(Array::of({0, 0.5, 1})) == "1 at element 3");
  CHECK(above_up_to(0, 1).violation(Array::of({1, 0})) == "0 at element 2");
  CHECK(from_to_below(0, 1).violation(Array::of({0, 0.5})) == std::nullopt);
}
