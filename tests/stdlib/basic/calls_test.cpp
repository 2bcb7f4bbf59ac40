// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/basic/call.h"
#include "stdlib/core/select.h"

using namespace ansatz;
using namespace ansatz::basic::test;
using core::Array;
using core::List;
using core::Quantity;
using core::Value;

namespace {

Array series() { return Array({core::Dimension("time", Array::of({0, 1, 2, 3}))}, std::vector<double>{5, 1, 2, 8}); }

}  // namespace

TEST_CASE("basic: max reduces one value and compares several", "[basic]") {
  CHECK(of("max", {Array::of({1, 3, 2})}) == "3");
  CHECK(of("max", {1, 3, 2}) == "3");
  CHECK(of("max", {Array::of({1, 3}), 2}) == "[2, 3]");
  CHECK(of("max", {List{{1, 3}}}) == "3");
  CHECK(of("max", {4}) == "4");
  CHECK(of("min", {series()}, {{"over", "time"}, {"from", 2}}) == "2");
  CHECK(of("min", {series()}, {{"from", 1}, {"to", 1}}) == "1");
  CHECK(of("min", {1, 2}, {{"over", "time"}}) == "min of several values works element by element and takes no over");
  CHECK(of("max", {}) == "max: values is empty, but must be at least one value");
  const Value x = core::Expression::argument(0);
  CHECK(core::Function::traced(*call("max", {x, 2}).get<core::Expression>(), 1)(1.0) == 2);
}

TEST_CASE("basic: reductions of groups give one value a group", "[basic]") {
  const Value groups = core::group_by(Array::of({1, 2, 3, 6}), Array::of({1, 2, 1, 2}));
  CHECK(of("mean", {groups}) == "[2, 4]");
  CHECK(of("max", {groups}) == "[3, 6]");
  CHECK(of("count", {groups}) == "[2, 2]");
  CHECK(of("quantile", {groups, 0.25}) == "[1.5, 3]");
  CHECK(of("standard_error", {groups}) == "[1, 2]");
  CHECK(of("max", {groups, 2}).find("groups") != std::string::npos);
  CHECK(of("mean", {groups}, {{"from", 1}}) ==
        "of x by g each group is reduced whole; over, from and to have no meaning there");
}

TEST_CASE("basic: reductions take over, from and to", "[basic]") {
  CHECK(of("mean", {series()}, {{"over", "time"}, {"from", 1}, {"to", 2}}) == "1.5");
  CHECK(of("mean", {series()}, {{"over", "tiem"}}) == "the array has no dimension 'tiem'; it has time");
  CHECK(of("quantile", {series(), 1}) == "8");
  CHECK(of("quantile", {series()}, {{"q", 2}}) == "quantile: q is 2, but must be in [0, 1]");
  CHECK(of("cumulative_sum", {series()}, {{"over", "time"}}) == "[5, 6, 8, 16]");
  CHECK(of("mean", {Array::of({})}) == "mean: x is empty, but must be at least one element");
  CHECK(of("mean", {}) == "mean needs its parameter 'x'");
  CHECK(of("mean", {Array::of({1, std::nan("")})}) == "nan");
  CHECK(of("count", {Array::of({1, 2})}) == "2");
}

TEST_CASE("basic: elementary functions go by their names", "[basic]") {
  CHECK(of("sqrt", {-1}) == "sqrt: x is -1, but must be at least 0");
  CHECK(number(call("sin", {Quantity{30, core::parse_unit("deg")}})) == Approx(0.5).epsilon(1e-15));
  CHECK(of("sech", {0}) == "1");
  CHECK(of("clamp", {7, 0, 5}) == "5");
  CHECK(of("atan2", {1, 0}) == "1.5707963267948966");
  CHECK(of("if_else", {true, 1, 2}) == "1");
  CHECK(of("hypot", {3, 4}) == "5");
}

TEST_CASE("basic: sequences carry units and name what is wrong", "[basic]") {
  CHECK(of("linspace", {0, 1, 3}) == "[0, 0.5, 1]");
  CHECK(of("linspace", {Quantity{0, core::parse_unit("fs")}, Quantity{1, core::parse_unit("ps")}, 3}) ==
        "[0, 500, 1000] fs");
  CHECK(of("linspace", {0, 1, 0}) == "linspace: n is 0, but must be at least 1");
  CHECK(of("linspace", {"a", 1}) == "linspace: low must be a number, not a text");
  CHECK(of("linspace", {Quantity{0, core::parse_unit("fs")}, 1}) == "linspace: low is time, but high is a pure number");
  CHECK(of("log_spaced", {1, 100, 5}) == "[1, 3, 10, 32, 100]");
  CHECK(of("zip", {Array::of({1, 2}), List{{"a", "b"}}}) == "[[1, \"a\"], [2, \"b\"]]");
  CHECK(of("zip", {Array::of({1, 2}), Array::of({1})}) == "zip takes sequences of equal length, not of 2 and 1");
  CHECK(of("crossings", {Array::of({1, -1, 1}), 0}, {{"direction", "up"}}) == "1");
  CHECK(of("crossings", {Array::of({1, -1, 1}), 0}, {{"direction", "dwn"}}) ==
        "crossings: direction is \"dwn\", but must be one of \"both\", \"up\", \"down\"");
}

TEST_CASE("basic: layout", "[basic]") {
  core::Record coordinates;
  coordinates.set("time", Array::of({0, 1}));
  const Value labelled = call("labelled", {Array::of({1, 4}), List{{"time"}}},
                              {{"coordinates", coordinates}, {"unit", "nm"}, {"label", "x(t)"}});
  CHECK(core::display(labelled) == "x(t) [time: 2 from 0 to 1] in nm\n1  4");
  CHECK(of("labelled", {Array::of({1, 4}), List{{"a", "b"}}}) == "labelled: 2 names are given for 1 dimension");
  CHECK(of("labelled", {labelled}, {{"unit", "m"}}) == "labelled: x is in nm already; convert(x, \"m\") converts it");
  CHECK(of("length", {"φ⁴"}) == "2");
  CHECK(of("length", {core::Interval{2, 5}}) == "4");
  CHECK(of("length", {3}) == "length: a list, an array or an interval is wanted here, not a number");
  CHECK(of("sort", {Array::of({3, std::nan(""), 1})}) == "[1, 3, nan]");
  CHECK(of("sort", {Array::of({3, std::nan(""), 1})}, {{"descending", true}}) == "[3, 1, nan]");
  CHECK(of("sort", {Array::of_texts({"b", "a"})}) == "[\"a\", \"b\"]");
  CHECK(of("unique", {Array::of({2, 1, 2})}) == "[2, 1]");
  // Equal values share the mean of ranks 2 and 3; infinities are ordinary, NaN has none.
  CHECK(of("ranks", {Array::of({30, 10, 20, 20})}) == "[4, 1, 2.5, 2.5]");
  CHECK(of("ranks", {Array::of({-INFINITY, 1e308, 0, -0.0})}) == "[1, 4, 2.5, 2.5]");
  CHECK(of("ranks", {Array::of({7})}) == "[1]");
  CHECK(of("ranks", {Array::of(std::vector<double>{})}) == "[]");
  CHECK(of("ranks", {Array::of({1, std::nan("")})}) ==
        "ranks: x is NaN somewhere, but must be numbers alone: x where not is_missing(x)");
  CHECK(of("ranks", {3}) == "ranks takes an array, not a number");
  CHECK(of("ranks", {Array::of_texts({"b", "a"})}).find("ranks takes real numbers, not ") == 0);
  const Array rows({core::Dimension("a", 2), core::Dimension("b", 3)}, std::vector<double>{3, 1, 2, 5, 7, 6});
  CHECK(of("ranks", {rows}, {{"over", "b"}}) == "[[3, 1, 2], [1, 3, 2]]");
  CHECK(of("ranks", {rows}, {{"over", "a"}}) == "[[1, 1, 1], [2, 2, 2]]");
  CHECK(of("ranks", {rows}) == "ranks runs along one dimension; name it with over");
  CHECK(of("join", {Array::of({1, 2}), Array::of({3})}) == "[1, 2, 3]");
  CHECK(of("join", {Array::of({1, 2}), Value(3.0)}) == "[1, 2, 3]");
  CHECK(of("join", {List{}, Value("a")}) == "[\"a\"]");
  CHECK(of("join", {List{}, List{}}) == "[]");
  const core::Record record{"", {{"a", 1.0}}};
  CHECK(of("join", {List{{record}}, record}) == "[(a = 1), (a = 1)]");
  CHECK(of("join", {List{}, record}) == "[(a = 1)]");
  CHECK(of("join", {List{{record}}, core::Table{}}) ==
        "join takes arrays and lists; the rows of tables are joined by append");
  CHECK(of("join", {Array::of({1, 2}), Value("a")}) == "cannot join texts and numbers");
  CHECK(of("join", {List{{record}}, record}, {{"over", "x"}}) == "join: a list of records has no dimension x");
  CHECK(of("join", {}) == "cannot join no arrays");
  // A list of arrays is joined whether they are of one length, which makes it a matrix, or not.
  const Array matrix({core::Dimension("", 2), core::Dimension("", 2)}, std::vector<double>{1, 2, 3, 4});
  CHECK(of("join", {matrix}) == "[1, 2, 3, 4]");
  CHECK(of("stack", {List{{Array::of({1, 2}), Array::of({3, 4})}}, "row"}) == "[[1, 2], [3, 4]]");
  CHECK(of("convert", {Quantity{2, core::parse_unit("km")}, "m"}) == "2000 m");
  CHECK(of("convert", {Quantity{2, core::parse_unit("km")}, "s"}) == "cannot convert length (km) to time (s)");
}

TEST_CASE("basic: reshape keeps the order of elements, and says what does not fit", "[basic]") {
  const core::Array six = core::Array::along("time", {1, 2, 3, 4, 5, 6});
  const core::Value table =
      call("reshape", {six, core::Array::of({2, 3})}, {{"dimensions", core::Array::of_texts({"a", "b"})}});
  const auto& array = table.get<core::Array>() ? *table.get<core::Array>() : six;
  CHECK(array.dimension(0).name == "a");
  CHECK(array.dimension(1).name == "b");
  CHECK(array.dimension(1).size == 3);
  CHECK(array.number(3) == 4);
  const core::Value flat = call("reshape", {table});
  CHECK(flat.get<core::Array>()->rank() == 1);
  CHECK(flat.get<core::Array>()->same_values(six));
  CHECK(of("reshape", {six, core::Array::of({4, 2})}) == "reshape: [4, 2] holds 8 elements, but x has 6");
  CHECK(of("reshape", {six, core::Array::of({6})}, {{"dimensions", core::Array::of_texts({"a", "b"})}}) ==
        "reshape: 2 names are given for 1 dimension");
  CHECK(of("reshape", {six, core::Array::of({2, 3})}, {{"dimensions", core::Array::of_texts({"a", "a"})}}) ==
        "reshape: the dimension a is named twice");
  CHECK(of("reshape", {six, core::Array::of({1.5, 4})}) ==
        "reshape: sizes is 1.5, but must be whole numbers at least 0");
  CHECK(call("reshape", {core::Array::along("time", {}), core::Array::of({0, 3})}).get<core::Array>()->size() == 0);
  CHECK(call("reshape", {core::Array::of_texts({"p", "q"}), core::Array::of({2, 1})}).get<core::Array>()->rank() == 2);
}
