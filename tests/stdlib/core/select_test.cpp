// SPDX-License-Identifier: MIT
#include "stdlib/core/select.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/arithmetic.h"
#include "stdlib/core/printed.h"
#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;
using ansatz::core::testing::printed;

namespace {

std::string picked(const Value& x, std::vector<Value> indices) {
  return printed([&] { return index(x, indices); });
}
std::string selected(const Value& x, std::vector<std::pair<std::string, Value>> coordinates,
                     Outside outside = Outside::refuse, Between between = Between::as_kind) {
  return printed([&] { return at(x, coordinates, outside, between); });
}

const Value kAll;  // the index `:`

Array series() { return Array({Dimension("time", Array::of({0, 1, 3}))}, std::vector<double>{10, 20, 40}); }

}  // namespace

TEST_CASE("index: counts from 1", "[core][select]") {
  const Value x = numbers({10, 20, 30, 40}, "time");
  CHECK(picked(x, {1}) == "10");
  CHECK(picked(x, {4}) == "40");
  CHECK(picked(x, {Interval{2, 3}}) == "[20, 30]");
  CHECK(picked(x, {kAll}) == "[10, 20, 30, 40]");
  CHECK(picked(x, {Array::of({4, 1, 1})}) == "[40, 10, 10]");
  CHECK(picked(x, {mask({1, 0, 0, 1})}) == "[10, 40]");
  CHECK(picked(x, {Interval{3, 2}}) == "[]");
  CHECK(picked(numbers({1, 2}, "x", "nm"), {2}) == "2 nm");
}

TEST_CASE("index: refusals name dimension and range", "[core][select]") {
  const Value x = numbers({10, 20, 30, 40, 50}, "time");
  CHECK(picked(x, {7}) == "index 7 of time is outside 1..5");
  CHECK(picked(x, {0}) == "index 0 of time is outside 1..5: places count from 1");
  CHECK(picked(x, {-1}) == "index -1 of time is outside 1..5: the last place is 'end'");
  CHECK(picked(Array::of({1}), {2}) == "index 2 is outside 1..1");
  CHECK(picked(Array::of({}), {1}) == "index 1 is outside an empty range");
  CHECK(picked(x, {1.5}) == "index 1.5 of time is not a whole number");
  CHECK(picked(x, {std::numeric_limits<double>::quiet_NaN()}) == "index nan of time is not a whole number");
  CHECK(picked(x, {Interval{4, 9}}) == "index 9 of time is outside 1..5");
  CHECK(picked(x, {Interval{4, 2}}) == "the slice 4..2 of time runs backwards");
  CHECK(picked(x, {"a"}) == "an index of time is a number, a slice or a mask, not a text");
  CHECK(picked(x, {1, 2}) == "the array [time] has 1 dimension, but 2 indices were given");
  CHECK(picked(x, {mask({1})}) == "the mask has 1 elements, but there are 5 of time");
  CHECK(picked(3, {1}) == "a number has no elements to index");
}

TEST_CASE("index: of more dimensions", "[core][select]") {
  const Value f = field();
  CHECK(picked(f, {2, 3}) == "6");
  CHECK(picked(f, {1}) == "[1, 2, 3]");
  CHECK(picked(f, {kAll, 1}) == "[1, 4]");
  CHECK(names(index(f, std::vector<Value>{kAll, 1})) == "time");
  CHECK(picked(f, {Interval{1, 2}, Array::of({3, 1})}) == "[[3, 1], [6, 4]]");
  CHECK(last_index(f, 0) == 2);
  CHECK(last_index(f, 1) == 3);
  CHECK_THROWS_WITH(last_index(f, 2), "the array [time, x] has no index 3");
}

TEST_CASE("index: of lists, texts, records and tables", "[core][select]") {
  const Value list = List{{1, "a", true}};
  CHECK(picked(list, {2}) == "\"a\"");
  CHECK(picked(list, {Interval{2, 3}}) == "[\"a\", true]");
  CHECK(picked(list, {4}) == "index 4 of the list is outside 1..3");
  CHECK(picked("φ⁴ kink", {1}) == "\"φ\"");
  CHECK(picked("φ⁴ kink", {Interval{1, 2}}) == "\"φ⁴\"");
  CHECK(last_index("φ⁴", 0) == 2);
  Record record;
  record.set("a", 1);
  CHECK(picked(record, {"a"}) == "1");
  CHECK(picked(record, {"b"}) == "the record has no field 'b'");
  Table table;
  table.columns.emplace_back("v", numbers({1, 2}, "row"));
  CHECK(picked(table, {"v"}) == "[1, 2]");
  CHECK_THAT(picked(table, {Array(numbers({1, 2}, "row"))}), Catch::Contains("rows are kept by t where t.x > 0"));
  CHECK_THAT(picked(table, {List{{"v", "w"}}}), Catch::Contains("data.select(t, [\"x\", \"y\"])"));
  CHECK_THAT(picked(table, {1}), Catch::Contains("the value of a row is t.x[3]"));
}

TEST_CASE("at: interpolates linearly between coordinates", "[core][select]") {
  const Value x = series();
  CHECK(selected(x, {{"time", 0}}) == "10");
  CHECK(selected(x, {{"time", 3}}) == "40");
  CHECK(selected(x, {{"time", 2}}) == "30");
  CHECK(selected(x, {{"time", 0.25}}) == "12.5");
  CHECK(selected(x, {{"time", Array::of({0.5, 3})}}) == "[15, 40]");
  CHECK(selected(x, {{"time", Interval{0.5, 3}}}) == "[20, 40]");
  CHECK(text(last_coordinate(x, "time")) == "3");
  CHECK(last_coordinate(numbers({1, 2}, "x"), "x").get<double>());
}

TEST_CASE("at: keeps exact elements free of their neighbours", "[core][select]") {
  const Array x({Dimension("time", Array::of({0, 1}))},
                std::vector<double>{5, std::numeric_limits<double>::quiet_NaN()});
  CHECK(selected(x, {{"time", 0}}) == "5");
}

TEST_CASE("at: outside is an error, or held", "[core][select]") {
  const Value x = series();
  CHECK(selected(x, {{"time", 25}}) ==
        "time = 25 is outside 0..3; outside = \"hold\" takes the value of the nearer end");
  CHECK(selected(x, {{"time", 25}}, Outside::hold) == "40");
  CHECK(selected(x, {{"time", -1}}, Outside::hold) == "10");
  CHECK(selected(x, {{"time", Array::of({-1, 2, 9})}}, Outside::hold) == "[10, 30, 40]");
  CHECK(selected(x, {{"time", Interval{4, 5}}}) == "there is no time in 4..5; it runs from 0 to 3");
  CHECK_THROWS_AS(at(x, std::vector<std::pair<std::string, Value>>{{"time", std::numeric_limits<double>::quiet_NaN()}},
                     Outside::hold),
                  Mismatch);
}

TEST_CASE("at: a point that rounding put next to an end of a stretch belongs to it", "[core][select]") {
  const double third = 0.1 * 3;  // 0.30000000000000004
  REQUIRE(third > 0.3);
  const Value x = Array({Dimension("x", Array::of({0, 0.1, 0.2, third, 0.4}))}, std::vector<double>{1, 2, 3, 4, 5});
  CHECK(selected(x, {{"x", Interval{0.1, 0.3}}}) == "[2, 3, 4]");
  CHECK(selected(x, {{"x", Interval{0.15, 0.299999}}}) == "[3]");
  const Value fine = Array({Dimension("x", Array::of({1e-15, 2e-15, 3e-15}))}, std::vector<double>{1, 2, 3});
  CHECK(selected(fine, {{"x", Interval{1e-15, 2e-15}}}) == "[1, 2]");
}

TEST_CASE("at: the far end of a periodic grid is told to be its first point", "[core][select]") {
  const Value ring = Array({Dimension("x", Array::of({-2, -1, 0, 1}))}, std::vector<double>{1, 2, 3, 4});
  CHECK(selected(ring, {{"x", 2}}) ==
        "x = 2 is outside -2..1; outside = \"hold\" takes the value of the nearer end, and where the grid is periodic "
        "this is x = -2");
  CHECK(selected(ring, {{"x", 1.5}}) ==
        "x = 1.5 is outside -2..1; outside = \"hold\" takes the value of the nearer end");
}

TEST_CASE("at: falling coordinates work, wild ones are refused", "[core][select]") {
  const Array falling({Dimension("x", Array::of({3, 1, 0}))}, std::vector<double>{40, 20, 10});
  CHECK(selected(falling, {{"x", 2}}) == "30");
  CHECK(selected(falling, {{"x", 9}}, Outside::hold) == "40");
  const Array wild({Dimension("x", Array::of({0, 2, 1}))}, std::vector<double>{1, 2, 3});
  CHECK(selected(wild, {{"x", 1}}) ==
        "the coordinate x neither rises nor falls throughout, so nothing can be interpolated");
}

TEST_CASE("at: text and whole-number coordinates must match", "[core][select]") {
  const Array phases({Dimension("phase", Array::of_texts({"swarm", "torus"}))}, std::vector<double>{1, 2});
  CHECK(selected(phases, {{"phase", "torus"}}) == "2");
  CHECK(selected(phases, {{"phase", "tours"}}) == "phase has no \"tours\"");
  CHECK(selected(phases, {{"phase", 1}}) == "the coordinate phase takes a text, not a number");
  CHECK(selected(phases, {{"phase", Array::of_texts({"torus", "swarm"})}}) == "[2, 1]");
  const Array layers({Dimension("layer", whole({1, 2, 5}))}, std::vector<double>{10, 20, 50});
  CHECK(selected(layers, {{"layer", 5}}) == "50");
  CHECK(selected(layers, {{"layer", 3}}) ==
        "layer = 3 is none of its whole numbers, which must match; the nearest is 2; between = \"interpolate\" goes "
        "between them, between = \"hold\" takes the last before it");
  CHECK(selected(layers, {{"layer", 9}}) ==
        "layer = 9 is outside 1..5; outside = \"hold\" takes the value of the nearer end");
  CHECK(selected(layers, {{"layer", 9}}, Outside::hold) == "50");
  CHECK(selected(layers, {{"layer", 3}}, Outside::refuse, Between::interpolate) == "30");
  CHECK(selected(layers, {{"layer", 3}}, Outside::refuse, Between::hold) == "20");
  CHECK(selected(layers, {{"layer", 2}}, Outside::refuse, Between::hold) == "20");
  CHECK(selected(series(), {{"time", 2.5}}, Outside::refuse, Between::hold) == "20");
  CHECK(selected(numbers({7, 8}, "x"), {{"x", 2}}) == "8");
  CHECK(selected(numbers({7, 8}, "x"), {{"x", 1.5}}) ==
        "x = 1.5 is none of its whole numbers, which must match; the nearest is 1; between = \"interpolate\" goes "
        "between them, between = \"hold\" takes the last before it");
}

TEST_CASE("at: several dimensions, units and refusals", "[core][select]") {
  CHECK(selected(field(), {{"time", 0.25}, {"x", 2}}) == "3.5");
  CHECK(selected(field(), {{"time", 0.25}}) == "[2.5, 3.5, 4.5]");
  const Array timed({Dimension("time", numbers({0, 1}, "", "ps"))}, std::vector<double>{0, 10});
  CHECK(selected(timed, {{"time", quantity(500, "fs")}}) == "5");
  CHECK(selected(timed, {{"time", 0.5}}) == "5");
  CHECK(selected(timed, {{"time", quantity(1, "m")}}) == "the coordinate time is time, not length");
  CHECK(selected(field(), {{"tiem", 1}}) == "the array has no dimension 'tiem'; it has time, x");
  CHECK(selected(Array::of({1}), {{"x", 1}}) ==
        "the array has no dimension 'x'; its dimensions have no names; "
        "labelled(x, [\"a\", …]) names them");
  CHECK(selected(3, {{"x", 1}}) == "only an array has coordinates to select by, not a number");
  const Array truth({Dimension("time", Array::of({0, 1}))}, std::vector<Array::Boolean>{1, 0});
  CHECK(selected(truth, {{"time", 1}}) == "false");
  CHECK(selected(truth, {{"time", 0.5}}) ==
        "truth values cannot be interpolated along time; ask for one of its coordinates");
}

TEST_CASE("at: an array of coordinates brings its own dimensions", "[core][select]") {
  const Array wanted({Dimension("epoch", 2), Dimension("layer", 2)}, std::vector<double>{0, 1, 3, 0});
  const Value result = at(series(), std::vector<std::pair<std::string, Value>>{{"time", wanted}});
  CHECK(names(result) == "epoch layer");
  CHECK(elements(result) == std::vector<double>{10, 20, 40, 10});
  const Value named = at(series(), std::vector<std::pair<std::string, Value>>{{"time", Array::of({1, 3})}});
  CHECK(names(named) == "time");
  CHECK(named.get<Array>()->coordinate_values(0) == std::vector<double>{1, 3});
  CHECK(selected(field(), {{"time", numbers({0, 0.5}, "x")}}) == "the result would have the dimension x twice");
}

TEST_CASE("where: a mask selects along its own dimensions", "[core][select]") {
  CHECK(printed([] { return where(Array::of({1, 2, 3}), mask({1, 0, 1})); }) == "[1, 3]");
  CHECK(printed([] { return where(field(), mask({0, 1}, "time")); }) == "[[4, 5, 6]]");
  CHECK(printed([] { return where(field(), mask({1, 0, 1}, "x")); }) == "[[1, 3], [4, 6]]");
  CHECK(printed([] { return where(field(), binary(BinaryOperator::greater, field(), 2)); }) == "[3, 4, 5, 6]");
  CHECK(printed([] { return where(Array::of({1, 2}), true); }) == "[1, 2]");
  CHECK(printed([] { return where(Array::of({1, 2}), false); }) == "[]");
  CHECK(printed([] { return where(List{{1, "a"}}, mask({0, 1})); }) == "[\"a\"]");
  CHECK(printed([] { return where(Array::of({1, 2}), mask({0, 0})); }) == "[]");
}

TEST_CASE("where: refusals", "[core][select]") {
  CHECK(printed([] {
          return where(Array::of({1, 2}), mask({1}));
        }) == "cannot select: there are 2 elements on the left and 1 on the right");
  CHECK(printed([] {
          return where(Array::of({1, 2}), Array::of({1, 0}));
        }) == "where takes a truth value or a mask, not an array [2] of numbers");
  CHECK(printed([] {
          return where(numbers({1, 2}, "a"), mask({1, 0}, "b"));
        }) == "the mask has the dimension b, which an array [a] of numbers lacks");
}

TEST_CASE("by: parts the elements in the order the names appear", "[core][select]") {
  const Groups groups = group_by(numbers({1, 2, 3, 4}, "row"), [] {
    Array g = Array::of_texts({"b", "a", "b", "a"});
    g.set_dimensions({Dimension("row", 4)});
    g.label = "phase";
    return g;
  }());
  CHECK(groups.by == "phase");
  CHECK(groups.names == std::vector<std::string>{"b", "a"});
  CHECK(text(groups.samples[0]) == "[1, 3]");
  CHECK(text(groups.samples[1]) == "[2, 4]");
  CHECK(group_by(numbers({1, 2}), mask({1, 0})).names == std::vector<std::string>{"true", "false"});
  CHECK_THROWS_WITH(group_by(1, mask({1})), "by takes an array on the left, not a number");
  CHECK_THROWS_WITH(group_by(numbers({1, 2, 3}), numbers({1, NAN, NAN})),
                    Catch::Matchers::Contains("element 2 of what is grouped by is NaN"));
  const Groups many = group_by(numbers({1, 2, 3, 4}), numbers({0.1, 0.1 + 1e-16, 0.3, 0.1}));
  CHECK(many.names.size() == 3);  // numbers that differ in their last digit are of two groups
  CHECK(text(many.samples[0]) == "[1, 4]");
}

TEST_CASE("by: takes every element of a row that has several", "[core][select]") {
  const Groups groups = group_by(field(), [] {
    Array g = Array::of_texts({"early", "late"});
    g.set_dimensions({Dimension("time", 2)});
    return g;
  }());
  CHECK(text(groups.samples[1]) == "[4, 5, 6]");
}

TEST_CASE("by: a filtered column finds its rows", "[core][select]") {
  const Array y = numbers({1, 2, 3, 4}, "row");
  Array g = Array::of_texts({"a", "b", "a", "b"});
  g.set_dimensions({Dimension("row", 4)});
  const Value kept = where(y, mask({0, 1, 1, 1}, "row"));
  const Groups groups = group_by(kept, g);
  CHECK(groups.names == std::vector<std::string>{"b", "a"});
  CHECK(text(groups.samples[0]) == "[2, 4]");
  CHECK(text(groups.samples[1]) == "[3]");
  const Value twice = where(kept, binary(BinaryOperator::greater, kept, 2));
  CHECK(text(group_by(twice, g).samples[0]) == "[3]");
  CHECK(text(group_by(twice, where(g, mask({0, 0, 1, 1}, "row"))).samples[1]) == "[4]");
}
