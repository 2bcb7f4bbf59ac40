// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/convert.h"

#include <catch2/catch.hpp>

#include "stdlib/core/declare/registry.h"

using namespace ansatz::core;

TEST_CASE("an array may be given as a list: of labels, of rows, of nothing", "[core]") {
  const Registry registry;
  Array out;
  // Lua's {{12, 5}, {3, 14}}.
  REQUIRE(Convert<Array>::from(List{{Array::of({12, 5}), Array::of({3, 14})}}, out, {}, registry));
  CHECK((out.rank() == 2 && out.dimension(0).size == 2 && out.dimension(1).size == 2));
  CHECK((out.number(1) == 5 && out.number(2) == 3));
  REQUIRE(Convert<Array>::from(List{{Value("a"), Value("b")}}, out, {}, registry));
  CHECK((out.type() == ElementType::text && out.size() == 2));
  REQUIRE(Convert<Array>::from(List{}, out, {}, registry));
  CHECK((out.rank() == 1 && out.size() == 0));
  CHECK_FALSE(
      Convert<Array>::from(List{{Array::of({1, 2}), Array::of({3})}}, out, {}, registry));  // rows of two lengths
  CHECK_FALSE(Convert<Array>::from(List{{Value("a"), Value(1.0)}}, out, {}, registry));
}
