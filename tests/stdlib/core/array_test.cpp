// SPDX-License-Identifier: MIT
#include "stdlib/core/array.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"

using namespace ansatz::core;

namespace {

Array two_by_three() {
  return Array({Dimension("time", Array::of({0, 0.5})), Dimension("x", 3)}, std::vector<double>{1, 2, 3, 4, 5, 6});
}

}  // namespace

TEST_CASE("array: knows its shape", "[core][array]") {
  const Array a = two_by_three();
  CHECK(a.size() == 6);
  CHECK(a.rank() == 2);
  CHECK(a.stride(0) == 3);
  CHECK(a.stride(1) == 1);
  CHECK(a.find_dimension("x") == 1u);
  CHECK_FALSE(a.find_dimension("y"));
  CHECK(a.coordinate_values(0) == std::vector<double>{0, 0.5});
  CHECK(a.coordinate_values(1) == std::vector<double>{1, 2, 3});
  CHECK(Array().size() == 1);
  CHECK(Array::of({}).size() == 0);
}

TEST_CASE("array: copies share until one is written", "[core][array]") {
  const Array a = two_by_three();
  Array b = a;
  CHECK(a.real().data() == b.real().data());
  b.mutable_real()[0] = 9;
  CHECK(a.real()[0] == 1);
  CHECK(b.real()[0] == 9);
  const double* own = b.real().data();
  b.mutable_real()[1] = 8;  // already its own: not copied again
  CHECK(b.real().data() == own);
}

TEST_CASE("array: converts numbers and refuses the rest", "[core][array]") {
  const Array whole({Dimension("", 2)}, std::vector<std::int64_t>{1, -2});
  CHECK(whole.as_real().real()[1] == -2);
  CHECK(whole.as_complex().complex()[1] == std::complex<double>(-2, 0));
  const Array truth({Dimension("", 2)}, std::vector<Array::Boolean>{1, 0});
  CHECK(truth.number(0) == 1);
  CHECK(truth.element_text(1) == "false");
  CHECK_THROWS_WITH(Array::of_texts({"a"}).as_real(), "expected an array of numbers, found one of texts");
  CHECK_THROWS_WITH(whole.real(), "expected an array of numbers, found one of whole numbers");
}

TEST_CASE("array: refuses a number of elements that does not fill it", "[core][array]") {
  CHECK_THROWS_WITH(Array({Dimension("x", 3)}, std::vector<double>{1, 2}),
                    "an array [x: 3] holds 3 elements, but 2 were given");
  Array a = two_by_three();
  CHECK_THROWS_AS(a.set_dimensions({Dimension("x", 5)}), Mismatch);
  CHECK(a.rank() == 2);
  CHECK_THROWS_WITH(Dimension("x", two_by_three()), "the coordinate of x must have one dimension, not 2");
}

TEST_CASE("array: identical looks at everything", "[core][array]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(Array::of({1, nan}).identical(Array::of({1, -nan})));
  CHECK_FALSE(Array::of({0.0}).identical(Array::of({-0.0})));
  CHECK(two_by_three().identical(two_by_three()));
  for (int change = 0; change < 6; ++change) {
    Array a = two_by_three();
    if (change == 0) a.label = "φ";
    if (change == 1) a.unit = parse_unit("nm");
    if (change == 2) a.density_over = {"x"};
    if (change == 3) a.is_mass = true;
    if (change == 4) a.mutable_real()[5] = 7;
    if (change == 5) a.set_dimensions({Dimension("time", 2), Dimension("x", 3)});
    CAPTURE(change);
    CHECK_FALSE(a.identical(two_by_three()));
  }
}
