// SPDX-License-Identifier: MIT
#include "stdlib/core/rearrange.h"

#include <catch2/catch.hpp>

#include "stdlib/core/broadcast.h"
#include "stdlib/core/error.h"
#include "stdlib/core/print.h"
#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;

TEST_CASE("transpose: reorders by name and keeps labels", "[core][rearrange]") {
  Array f = field();
  f.label = "φ";
  const Array turned = transpose(f, std::vector<std::string>{"x", "time"});
  CHECK(text(turned) == "[[1, 4], [2, 5], [3, 6]]");
  CHECK(turned.label == "φ");
  CHECK(turned.coordinate_values(1) == std::vector<double>{0, 0.5});
  CHECK(transpose(turned, std::vector<std::string>{"time", "x"}).identical(f));
  CHECK_THROWS_WITH(transpose(f, std::vector<std::string>{"time", "y"}), "the array [time, x] has no dimension 'y'");
  CHECK_THROWS_WITH(transpose(f, std::vector<std::string>{"x", "x"}), "the dimension x is named twice");
  CHECK_THROWS_WITH(transpose(f, std::vector<std::string>{"x"}), "transpose must name every dimension of [time, x]");
}

TEST_CASE("permute: agrees with indices for three dimensions", "[core][rearrange]") {
  std::vector<double> values(2 * 3 * 4);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i);
  const Array x({Dimension("a", 2), Dimension("b", 3), Dimension("c", 4)}, values);
  const std::vector<std::size_t> order{2, 0, 1};
  const Array y = permute(x, order);
  for (std::size_t a = 0; a < 2; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      for (std::size_t c = 0; c < 4; ++c) CHECK(y.real()[(c * 2 + a) * 3 + b] == x.real()[(a * 3 + b) * 4 + c]);
    }
  }
}

// Larger than a tile on both sides, and no multiple of it.
TEST_CASE("permute: turns large matrices whole", "[core][rearrange]") {
  const std::size_t rows = 131, columns = 77;
  std::vector<double> values(rows * columns);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i);
  const Array x({Dimension("a", rows), Dimension("b", columns)}, values);
  const Array y = permute(x, std::vector<std::size_t>{1, 0});
  bool right = true;
  for (std::size_t a = 0; a < rows; ++a) {
    for (std::size_t b = 0; b < columns; ++b) right = right && y.real()[b * rows + a] == x.real()[a * columns + b];
  }
  CHECK(right);
}

TEST_CASE("stack: puts arrays beside each other", "[core][rearrange]") {
  const Array rows = stack({numbers({1, 2}, "x", "km"), numbers({500, 0}, "x", "m")}, Dimension("row", 2));
  CHECK(text(rows) == "[[1, 2], [0.5, 0]] km");
  CHECK(names(rows) == "row x");
  CHECK(stack({whole({1}), whole({2})}, Dimension("row", 2)).type() == ElementType::integer);
  CHECK(stack({whole({1}), Array::of({2.5})}, Dimension("row", 2)).type() == ElementType::real);
  CHECK_THROWS_WITH(stack({Array::of({1}), Array::of_texts({"a"})}, Dimension("", 2)),
                    "cannot stack texts and numbers");
  CHECK_THROWS_WITH(stack({numbers({1}, "x", "m"), numbers({1}, "x", "s")}, Dimension("", 2)),
                    "cannot stack length and time");
  CHECK_THROWS_WITH(stack({numbers({1}, "x"), numbers({1, 2}, "x")}, Dimension("", 2)),
                    "cannot stack arrays whose dimension x differs");
  CHECK_THROWS_WITH(stack({}, Dimension("", 0)), "cannot stack no arrays");
}

TEST_CASE("concatenate: joins along a dimension, coordinates with it", "[core][rearrange]") {
  const Array a({Dimension("t", Array::of({0, 1}))}, std::vector<double>{1, 2});
  const Array b({Dimension("t", Array::of({2}))}, std::vector<double>{3});
  const Array joined = concatenate({a, b});
  CHECK(text(joined) == "[1, 2, 3]");
  CHECK(joined.coordinate_values(0) == std::vector<double>{0, 1, 2});
  CHECK(text(concatenate({field(), field()}, "x")) == "[[1, 2, 3, 1, 2, 3], [4, 5, 6, 4, 5, 6]]");
  CHECK(text(concatenate({Array::of({}), Array::of({1})})) == "[1]");
  CHECK_THROWS_WITH(concatenate({field(), field()}), "name the dimension along which to join arrays [time, x]");
}

TEST_CASE("expand: repeats along what is missing", "[core][broadcast]") {
  const Array row = numbers({1, 2, 3}, "x");
  CHECK(text(expand(row, field().dimensions(), "fill")) == "[[1, 2, 3], [1, 2, 3]]");
  CHECK_THROWS_WITH(expand(numbers({1}, "y"), field().dimensions(), "fill"),
                    "cannot fill: there is no place for the dimension y");
}

TEST_CASE("take: picks places along one dimension", "[core][rearrange]") {
  const Array picked = take(field(), 0, std::vector<std::size_t>{1, 0});
  CHECK(text(picked) == "[[4, 5, 6], [1, 2, 3]]");
  CHECK(picked.coordinate_values(0) == std::vector<double>{0.5, 0});
  CHECK(take(field(), 1, {}).size() == 0);
}
