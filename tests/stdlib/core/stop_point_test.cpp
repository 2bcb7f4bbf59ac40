// SPDX-License-Identifier: MIT
#include "stdlib/core/stop_point.h"

#include <catch2/catch.hpp>

#include "stdlib/core/arithmetic.h"
#include "stdlib/core/elementwise.h"
#include "stdlib/core/error.h"
#include "stdlib/core/sequences.h"

using namespace ansatz::core;

TEST_CASE("stop points: long array arithmetic ends when it is called off, and not otherwise", "[stop]") {
  std::atomic<bool> stop{false};
  const Value long_one = linspace(0, 1, 3 * kStretch);
  const StopScope scope(&stop);
  CHECK_NOTHROW(elementary(Operation::sin, long_one));
  stop = true;
  CHECK_THROWS_AS(elementary(Operation::sin, long_one), Interrupted);
  CHECK_THROWS_AS(elementary(Operation::hypot, long_one, long_one), Interrupted);
  CHECK_THROWS_AS(binary(BinaryOperator::multiply, long_one, 2.0), Interrupted);
  CHECK_THROWS_AS(binary(BinaryOperator::less, long_one, long_one), Interrupted);
  CHECK_THROWS_AS(linspace(0, 1, 3 * kStretch), Interrupted);
  CHECK_THROWS_AS(geometric(1, 2, 3 * kStretch), Interrupted);
}

TEST_CASE("stop points: the flag is watched while its scope lives", "[stop]") {
  const std::atomic<bool> stop{true};
  CHECK_NOTHROW(stop_point());
  {
    const StopScope outer(&stop);
    CHECK_THROWS_AS(stop_point(), Interrupted);
    const StopScope inner(nullptr);
    CHECK_NOTHROW(stop_point());
  }
  CHECK_NOTHROW(stop_point());
}

// The result grows stretch by stretch: sizes around the stretch must neither lose nor repeat an element.
TEST_CASE("stop points: stretches join without a seam", "[stop]") {
  for (const std::size_t n : {kStretch - 1, kStretch, kStretch + 1, 2 * kStretch + 3}) {
    const Array x = linspace(0, 1, n);
    REQUIRE(x.size() == n);
    CHECK(x.real().back() == 1);
    const Value doubled = binary(BinaryOperator::add, x, x);
    const Array named = Array::along("x", {x.real().begin(), x.real().end()});
    const Value table = binary(BinaryOperator::multiply, Array::along("row", {1, 2, 3}), named);
    const Array& sum = *doubled.get<Array>();
    const Array& product = *table.get<Array>();
    REQUIRE(sum.size() == n);
    REQUIRE(product.size() == 3 * n);
    bool all = true;
    for (std::size_t i = 0; i < n; ++i) {
      all = all && sum.real()[i] == 2 * x.real()[i];
      for (std::size_t r = 0; r < 3; ++r)
        all = all && product.real()[r * n + i] == static_cast<double>(r + 1) * x.real()[i];
    }
    CHECK(all);
  }
}
