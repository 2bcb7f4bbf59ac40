// SPDX-License-Identifier: MIT
#include "stdlib/core/sequences.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/crossings.h"
#include "stdlib/core/error.h"
#include "stdlib/core/print.h"
#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;

TEST_CASE("linspace: meets both ends and its mirror image exactly", "[core][sequences]") {
  CHECK(text(linspace(0, 1, 5)) == "[0, 0.25, 0.5, 0.75, 1]");
  CHECK(text(linspace(3, 9, 1)) == "[3]");
  CHECK(text(linspace(1, 0, 2)) == "[1, 0]");
  const Array rising = linspace(0.18, 0.30, 481), falling = linspace(0.30, 0.18, 481);
  const auto up = rising.real(), down = falling.real();
  CHECK(up.front() == 0.18);
  CHECK(up.back() == 0.30);
  for (std::size_t i = 0; i < up.size(); ++i) {
    CHECK(up[i] == down[480 - i]);
    if (i > 0) CHECK(up[i] > up[i - 1]);
  }
  CHECK_THROWS_WITH(linspace(0, 1, 0), "linspace: n is 0, but must be at least 1");
  CHECK_THROWS_WITH(linspace(0, std::numeric_limits<double>::infinity(), 3),
                    "linspace: high is inf, but must be finite");
}

TEST_CASE("geometric: has equal ratios", "[core][sequences]") {
  const Array made = geometric(1.01, 200, 60);
  const auto x = made.real();
  CHECK(x.front() == 1.01);
  CHECK(x.back() == 200);
  const double ratio = std::pow(200 / 1.01, 1.0 / 59);
  for (std::size_t i = 1; i < x.size(); ++i) CHECK(x[i] / x[i - 1] == Approx(ratio).epsilon(1e-13));
  CHECK(geometric(-1, -100, 3).real()[1] == Approx(-10).epsilon(1e-15));
  CHECK_THROWS_WITH(geometric(0, 1, 3), "geometric: low is 0, but must be above or below 0");
  CHECK_THROWS_WITH(geometric(1, -1, 3), "geometric: high is -1, but must be of the same sign as low, which is 1");
}

TEST_CASE("log_spaced: gives rising whole numbers without repeats", "[core][sequences]") {
  CHECK(text(log_spaced(1, 1000, 4)) == "[1, 10, 100, 1000]");
  const Array made = log_spaced(1, 400, 60);
  const auto x = made.integers();  // by kind, not only by value
  CHECK(x.front() == 1);
  CHECK(x.back() == 400);
  CHECK(x.size() <= 60);
  for (std::size_t i = 1; i < x.size(); ++i) CHECK(x[i] > x[i - 1]);
  CHECK_THROWS_WITH(log_spaced(1, 1e20, 3), "log_spaced: high is 1e20, but must be at most 2^53");
  CHECK_THROWS_WITH(log_spaced(0.5, 10, 3), "log_spaced: low is 0.5, but must be at least 1");
  CHECK_THROWS_WITH(log_spaced(5, 2, 3), "log_spaced: high is 2, but must be at least low, which is 5");
}

TEST_CASE("sequences: length and elements of what can be walked", "[core][sequences]") {
  CHECK(length(Interval{1, 3}) == 3);
  CHECK(length(Interval{3, 1}) == 0);
  CHECK(text(element(Interval{2, 5}, 1)) == "3");
  const std::string ends = "an interval is walked through its whole numbers, and the ends of ";
  const std::string way_out = " are not both whole; ceil(low)..floor(high) has those between";
  CHECK_THROWS_WITH(length(Interval{0.5, 3}), ends + "0.5..3" + way_out);
  CHECK_THROWS_WITH(length(Interval{1, 3.5}), ends + "1..3.5" + way_out);
  CHECK_THROWS_WITH(length(Interval{1, std::numeric_limits<double>::quiet_NaN()}), ends + "1..nan" + way_out);
  CHECK_THROWS_WITH(length(Interval{1, std::numeric_limits<double>::infinity()}), "the interval 1..inf never ends");
  CHECK(text(element(field(), 1)) == "[4, 5, 6]");
  CHECK(names(element(field(), 1)) == "x");
  CHECK(text(element(numbers({1, 2}, "x", "nm"), 0)) == "1 nm");
  Table table;
  table.columns.emplace_back("v", numbers({1, 2}, "row"));
  table.columns.emplace_back("phase", Array::of_texts({"a", "b"}));
  CHECK(length(table) == 2);
  CHECK(text(element(table, 1)) == "(v = 2, phase = \"b\")");
  CHECK_THROWS_WITH(element(List{{1}}, 1), "element 2 is outside 1..1");
  CHECK_THROWS_WITH(length("text"), "a list, an array or an interval is wanted here, not a text");
}

TEST_CASE("zip: walks sequences together", "[core][sequences]") {
  CHECK(text(Value(zip(std::vector<Value>{Array::of({1, 2}), List{{"a", "b"}}, Interval{7, 8}}))) ==
        "[[1, \"a\", 7], [2, \"b\", 8]]");
  CHECK(zip({}).items.empty());
}

TEST_CASE("crossings: count changes of side", "[core][crossings]") {
  const auto all = [](std::vector<double> x, CrossingDirection d = CrossingDirection::both) {
    return text(crossings(Array::of(std::move(x)), 0, d));
  };
  CHECK(all({1, -1, 1, -1}) == "3");
  CHECK(all({1, -1, 1, -1}, CrossingDirection::down) == "2");
  CHECK(all({1, -1, 1, -1}, CrossingDirection::up) == "1");
  CHECK(all({1, 0, 1}) == "0");   // touches
  CHECK(all({1, 0, -1}) == "1");  // passes through a sample on the level
  CHECK(all({1, 0, 0, 0, -1}) == "1");
  CHECK(all({0, 0, 1}) == "0");  // begins on it
  CHECK(all({1, 0}) == "0");     // ends on it
  CHECK(all({}) == "0");
  CHECK(all({0, -0.0, 0}) == "0");
  CHECK(text(crossings(Array::of({1, 3, 1}), 2)) == "2");
}

TEST_CASE("crossings: run along time, in units", "[core][crossings]") {
  const Array signal({Dimension("time", 3), Dimension("x", 2)}, std::vector<double>{1, 1, -1, 1, 1, 1});
  const Value counts = crossings(signal, 0);
  CHECK(text(counts) == "[2, 0]");
  CHECK(names(counts) == "x");
  CHECK(text(crossings(field(), 2.5)) == "[1, 1, 0]");
  CHECK(text(crossings(numbers({1, 3}, "time", "km"), quantity(2000, "m"))) == "1");
  CHECK(text(crossings(numbers({-1, 3}, "time", "km"), 0)) == "1");
  CHECK_THROWS_WITH(crossings(numbers({1, 3}, "time", "km"), 2), "cannot subtract a pure number from length");
  CHECK_THROWS_WITH(crossings(Array::of({1, std::nan("")}), 0),
                    "crossings: signal is nan at element 2, but must be a number everywhere");
  CHECK_THROWS_WITH(crossings(3, 0), "crossings takes an array of real numbers, not a number");
}
