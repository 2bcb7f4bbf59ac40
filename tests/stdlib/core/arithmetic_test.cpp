// SPDX-License-Identifier: MIT
#include "stdlib/core/arithmetic.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/print.h"
#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;
using Op = BinaryOperator;

namespace {

/// The result of an operator as a script prints it, or the sentence of its refusal.
std::string outcome(const Value& left, Op op, const Value& right) {
  try {
    return text(binary(op, left, right));
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("operators: numbers follow IEEE and Lua", "[core][arithmetic]") {
  CHECK(outcome(2, Op::add, 3) == "5");
  CHECK(outcome(2, Op::subtract, 3) == "-1");
  CHECK(outcome(2, Op::multiply, 3) == "6");
  CHECK(outcome(3, Op::divide, 2) == "1.5");
  CHECK(outcome(1, Op::divide, 0) == "inf");
  CHECK(outcome(0, Op::divide, 0) == "nan");
  CHECK(outcome(2, Op::power, 10) == "1024");
  CHECK(outcome(7, Op::modulo, 3) == "1");
  CHECK(outcome(-7, Op::modulo, 3) == "2");
  CHECK(outcome(7, Op::modulo, -3) == "-2");
  CHECK(outcome(5.5, Op::modulo, std::numeric_limits<double>::infinity()) == "5.5");
  CHECK(outcome(1, Op::less, 2) == "true");
  CHECK(outcome(2, Op::less_equal, 2) == "true");
  CHECK(outcome(1, Op::greater, 2) == "false");
  CHECK(outcome(2, Op::not_equal, 2) == "false");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(outcome(nan, Op::equal, nan) == "false");
}

TEST_CASE("operators: complex numbers", "[core][arithmetic]") {
  const Value i = std::complex<double>(0, 1);
  CHECK(outcome(1, Op::add, i) == "1+1i");
  CHECK(outcome(i, Op::multiply, i) == "-1");
  CHECK(outcome(i, Op::power, 2) == "-1");
  CHECK(outcome(i, Op::equal, i) == "true");
  CHECK(outcome(i, Op::less, i) == "complex numbers have no order");
  CHECK(outcome(i, Op::modulo, 2) == "cannot take the remainder of complex numbers");
  CHECK(outcome(numbers({1, 2}), Op::multiply, i) == "[1i, 2i]");
}

TEST_CASE("operators: units combine, convert and refuse", "[core][arithmetic][unit]") {
  CHECK(outcome(quantity(5, "eV"), Op::add, quantity(3, "s")) == "cannot add energy and time");
  CHECK(outcome(quantity(5, "eV"), Op::subtract, quantity(3, "s")) == "cannot subtract time from energy");
  CHECK(outcome(quantity(5, "eV"), Op::add, 3) == "cannot add energy and a pure number");
  CHECK(outcome(quantity(1, "km"), Op::add, quantity(500, "m")) == "1.5 km");
  CHECK(outcome(quantity(6, "nm"), Op::divide, quantity(2, "fs")) == "3 nm/fs");
  CHECK(outcome(quantity(6, "km"), Op::divide, quantity(2, "m")) == "3000");
  CHECK(outcome(quantity(6, "m"), Op::divide, quantity(2, "m")) == "3");
  CHECK(outcome(quantity(3, "nm/fs"), Op::multiply, quantity(2, "fs")) == "6 nm");
  CHECK(outcome(2, Op::multiply, quantity(3, "eV")) == "6 eV");
  CHECK(outcome(1, Op::divide, quantity(4, "s")) == "0.25 s^-1");
  CHECK(outcome(quantity(3, "m"), Op::power, 2) == "9 m^2");
  CHECK(outcome(quantity(4, "m^2"), Op::power, 0.5) == "2 m");
  CHECK(outcome(quantity(4, "m"), Op::power, 0.5) == "2 m^(1/2)");
  CHECK(outcome(quantity(4, "m"), Op::power, 0.3) ==
        "the power 3/10 of m leaves an exponent that is no half, third or sixth");
  CHECK(outcome(2, Op::power, quantity(1, "m")) == "cannot raise a pure number to the power of length");
  CHECK(outcome(quantity(7, "s"), Op::modulo, quantity(2000, "ms")) == "1 s");
  CHECK(outcome(quantity(5, "percent"), Op::add, 1) == "1.05");
  CHECK(outcome(quantity(50, "percent"), Op::multiply, 8) == "400 percent");
  CHECK(outcome(quantity(1, "km"), Op::equal, quantity(1000, "m")) == "true");
  CHECK(outcome(quantity(1, "eV"), Op::less, quantity(1, "s")) == "cannot compare energy and time");
  CHECK(outcome(quantity(1, "eV"), Op::greater, 0) == "true");
  CHECK(outcome(quantity(1, "eV"), Op::greater, 1) == "cannot compare energy and a pure number");
  CHECK(outcome(numbers({1, 2}, "x", "km"), Op::add, quantity(500, "m")) == "[1.5, 2.5] km");
  CHECK(outcome(numbers({1, 2}, "x", "m"), Op::power, numbers({1, 2}, "x")) ==
        "cannot raise length to many powers at once: each would have another unit");
}

TEST_CASE("operators: kinds that do not fit are named", "[core][arithmetic]") {
  CHECK(outcome("a", Op::add, 1) == "cannot add a text and a number");
  CHECK(outcome(1, Op::multiply, Value()) == "cannot multiply a number and nothing");
  CHECK(outcome(true, Op::add, 1) == "cannot add a truth value and a number");
  CHECK(outcome(Array::of_texts({"a"}), Op::add, 1) == "cannot add an array [1] of texts and a number");
  CHECK(outcome(1, Op::equal, "1") == "cannot compare a number and a text");
  CHECK(outcome(1, Op::logical_and, true) == "and takes truth values, not a number");
  CHECK(outcome(numbers({1}), Op::logical_or, true) == "or takes truth values, not an array [1] of numbers");
}

TEST_CASE("operators: texts compare by their letters", "[core][arithmetic]") {
  CHECK(outcome("torus", Op::equal, "torus") == "true");
  CHECK(outcome("a", Op::less, "b") == "true");
  CHECK(outcome("b", Op::less_equal, "a") == "false");
  CHECK(outcome(Array::of_texts({"torus", "swarm"}), Op::equal, "torus") == "[true, false]");
  CHECK(outcome("torus", Op::not_equal, Array::of_texts({"torus", "swarm"})) == "[false, true]");
  CHECK(outcome(Array::of_texts({"a"}), Op::equal, 1) == "cannot compare an array [1] of texts and a number");
}

TEST_CASE("operators: wholes compare part by part", "[core][arithmetic]") {
  const auto record = [](double a) {
    Record r;
    r.set("a", a);
    return Value(r);
  };
  CHECK(outcome(record(1), Op::equal, record(1)) == "true");
  CHECK(outcome(record(1), Op::equal, record(2)) == "false");
  CHECK(outcome(List{{1, "a"}}, Op::equal, List{{1, "a"}}) == "true");
  CHECK(outcome(List{{1, "a"}}, Op::not_equal, List{{1}}) == "true");
  CHECK(outcome(Interval{1, 2}, Op::equal, Interval{1, 2}) == "true");
  CHECK(outcome(1, Op::equal, Value()) == "false");
  CHECK(outcome(Value(), Op::equal, Value()) == "true");
  CHECK(outcome(numbers({1}), Op::not_equal, Value()) == "true");
  CHECK(outcome(record(1), Op::less, record(2)) == "cannot compare a record (a) and a record (a)");
}

TEST_CASE("broadcasting: by name first, then by position from the right", "[core][broadcast]") {
  const Array f = field();  // [time: 2, x: 3]
  const Value by_x = binary(Op::add, f, numbers({10, 20, 30}, "x"));
  CHECK(names(by_x) == "time x");
  CHECK(elements(by_x) == std::vector<double>{11, 22, 33, 14, 25, 36});
  const Value by_time = binary(Op::add, f, numbers({10, 20}, "time"));
  CHECK(elements(by_time) == std::vector<double>{11, 12, 13, 24, 25, 26});
  CHECK(by_time.get<Array>()->dimension(0).coordinates);  // only one side had some
  CHECK(elements(binary(Op::add, numbers({10, 20}, "time"), f)) == elements(by_time));
  CHECK(names(binary(Op::add, numbers({10, 20}, "time"), f)) == "time x");
  CHECK(elements(binary(Op::add, f, numbers({10, 20, 30}))) == elements(by_x));
  CHECK(elements(binary(Op::subtract, numbers({10, 20, 30}), f)) == std::vector<double>{9, 18, 27, 6, 15, 24});
}

TEST_CASE("broadcasting: different names make an outer product", "[core][broadcast]") {
  const Value outer = binary(Op::multiply, numbers({1, 2}, "a"), numbers({1, 10, 100}, "b"));
  CHECK(names(outer) == "a b");
  CHECK(elements(outer) == std::vector<double>{1, 10, 100, 2, 20, 200});
  CHECK(names(binary(Op::multiply, numbers({1, 2, 3}, "y"), field())) == "time x y");
}

TEST_CASE("broadcasting: dimensions meet in any order", "[core][broadcast]") {
  const Array turned({Dimension("x", 3), Dimension("time", 2)}, std::vector<double>{10, 40, 20, 50, 30, 60});
  const Value sum = binary(Op::add, field(), turned);
  CHECK(names(sum) == "time x");
  CHECK(elements(sum) == std::vector<double>{11, 22, 33, 44, 55, 66});
}

TEST_CASE("broadcasting: an unnamed dimension takes the place left over", "[core][broadcast]") {
  const Array half_named({Dimension("", 2), Dimension("x", 3)}, std::vector<double>(6, 1.0));
  CHECK(names(binary(Op::add, field(), half_named)) == "time x");
  const Array unnamed({Dimension("", 2), Dimension("", 3)}, std::vector<double>(6, 1.0));
  CHECK(names(binary(Op::add, unnamed, field())) == "time x");
  CHECK(names(binary(Op::add, unnamed, numbers({1, 2, 3}))) == "- -");
}

TEST_CASE("broadcasting: refusals name dimension and sizes", "[core][broadcast]") {
  CHECK(outcome(numbers({1, 2, 3}, "x"), Op::add, numbers({1, 2}, "x")) ==
        "cannot add: x has 3 elements on the left and 2 on the right");
  CHECK(outcome(numbers({1, 2}, "x"), Op::add, field()) ==
        "cannot add: x has 2 elements on the left and 3 on the right");
  CHECK(outcome(numbers({1, 2, 3}), Op::less, numbers({1, 2})) ==
        "cannot compare: there are 3 elements on the left and 2 on the right");
  const Array a({Dimension("x", Array::of({0, 1}))}, std::vector<double>{1, 2});
  const Array b({Dimension("x", Array::of({0, 2}))}, std::vector<double>{1, 2});
  CHECK(outcome(a, Op::multiply, b) ==
        "cannot multiply: the coordinates of x differ (0 to 1 on the left, 0 to 2 on the right)");
}

TEST_CASE("broadcasting: empty arrays and single elements", "[core][broadcast]") {
  CHECK(outcome(numbers({}), Op::add, 1) == "[]");
  CHECK(outcome(numbers({}), Op::add, numbers({})) == "[]");
  CHECK(outcome(numbers({5}), Op::multiply, 2) == "[10]");
  CHECK(elements(binary(Op::add, Array({Dimension("a", 0), Dimension("b", 3)}, std::vector<double>{}),
                        numbers({1, 2, 3}, "b")))
            .empty());
}

TEST_CASE("operators: a density stays one when scaled, and labels go", "[core][arithmetic]") {
  Array density = numbers({1, 2}, "x");
  density.density_over = {"x"};
  density.label = "ρ";
  const auto kind = [](const Value& v) { return v.get<Array>()->density_over.size(); };
  CHECK(kind(binary(Op::multiply, density, 2)) == 1);
  CHECK(kind(binary(Op::multiply, 2, density)) == 1);
  CHECK(kind(binary(Op::divide, density, 2)) == 1);
  CHECK(kind(binary(Op::add, density, density)) == 1);
  CHECK(kind(binary(Op::divide, 2, density)) == 0);
  CHECK(kind(binary(Op::add, density, 1)) == 0);
  CHECK(kind(binary(Op::multiply, density, density)) == 0);
  CHECK(kind(unary(UnaryOperator::negate, density)) == 1);
  CHECK(binary(Op::multiply, density, 2).get<Array>()->label.empty());
}

TEST_CASE("operators: masks", "[core][arithmetic]") {
  const Array m = mask({1, 1, 0, 0}), n = mask({1, 0, 1, 0});
  CHECK(outcome(m, Op::logical_and, n) == "[true, false, false, false]");
  CHECK(outcome(m, Op::logical_or, n) == "[true, true, true, false]");
  CHECK(outcome(m, Op::logical_and, true) == "[true, true, false, false]");
  CHECK(text(unary(UnaryOperator::logical_not, m)) == "[false, false, true, true]");
  CHECK(outcome(m, Op::add, n) == "[2, 1, 1, 0]");
  CHECK(outcome(m, Op::equal, n) == "[true, false, false, true]");
  CHECK(outcome(m, Op::equal, 1) == "[true, true, false, false]");
  CHECK(outcome(true, Op::logical_and, false) == "false");
  CHECK_THROWS_WITH(unary(UnaryOperator::logical_not, 1), "not takes a truth value, not a number");
  CHECK_THROWS_WITH(unary(UnaryOperator::negate, "a"), "cannot negate a text");
}

TEST_CASE("operators: a list of one kind meets others as an array", "[core][arithmetic]") {
  const Value list = List{{"a", "b"}};
  CHECK(outcome(list, Op::equal, "a") == "[true, false]");
  CHECK(outcome(Array::of_texts({"b", "b"}), Op::equal, list) == "[false, true]");
  CHECK(outcome(list, Op::equal, list) == "true");
  CHECK(outcome(list, Op::equal, Value()) == "false");
  CHECK(outcome(List{{1, "a"}}, Op::equal, "a") == "cannot compare a list of 2 values and a text");
  CHECK(text(unary(UnaryOperator::logical_not, List{{true, false}})) == "[false, true]");
  CHECK(outcome(List{{true, false}}, Op::logical_or, mask({0, 0})) == "[true, false]");
}

TEST_CASE("operators: in asks intervals, lists, arrays and texts", "[core][arithmetic]") {
  CHECK(outcome(2, Op::in, Interval{1, 3}) == "true");
  CHECK(outcome(1, Op::in, Interval{1, 3}) == "true");
  CHECK(outcome(4, Op::in, Interval{1, 3}) == "false");
  CHECK(outcome(numbers({0, 2, 4}), Op::in, Interval{1, 3}) == "[false, true, false]");
  CHECK(outcome("b", Op::in, List{{"a", "b"}}) == "true");
  CHECK(outcome(1, Op::in, List{{"a", "b"}}) == "false");
  CHECK(outcome(3, Op::in, numbers({1, 2})) == "false");
  CHECK(outcome(Array::of_texts({"a", "c"}), Op::in, List{{"a", "b"}}) == "[true, false]");
  CHECK(outcome(numbers({1, 5}), Op::in, numbers({5, 6})) == "[false, true]");
  CHECK(outcome(numbers({1, 5}), Op::in, List{}) == "[false, false]");
  CHECK(outcome("rus", Op::in, "torus") == "true");
  CHECK(outcome("a", Op::in, Interval{1, 2}) == "cannot look for a text in an interval");
  CHECK(outcome(1, Op::in, 2) == "cannot look for a number in a number");
}

TEST_CASE("operators: traced values meet numbers and each other", "[core][arithmetic]") {
  const Value x = Expression::argument(0), y = Expression::argument(1);
  const auto at = [](const Value& f, double a, double b) {
    return Function::traced(*f.get<Expression>(), 2)(std::vector<double>{a, b});
  };
  CHECK(at(binary(Op::add, x, 1), 2, 0) == 3);
  CHECK(at(binary(Op::subtract, 1, x), 3, 0) == -2);
  CHECK(at(binary(Op::multiply, x, y), 2, 3) == 6);
  CHECK(at(binary(Op::divide, x, y), 3, 2) == 1.5);
  CHECK(at(binary(Op::modulo, x, y), 7, 3) == 1);
  CHECK(at(binary(Op::power, x, 3), 2, 0) == 8);
  CHECK(at(unary(UnaryOperator::negate, x), 2, 0) == -2);
  CHECK(at(binary(Op::less, x, y), 1, 2) == 1);
  CHECK(at(binary(Op::greater_equal, x, y), 1, 2) == 0);
  CHECK(at(binary(Op::in, x, Interval{1, 3}), 2, 0) == 1);
  CHECK(at(binary(Op::in, x, Interval{1, 3}), 4, 0) == 0);
  CHECK(at(binary(Op::logical_and, binary(Op::less, x, 1), binary(Op::less, y, 1)), 0, 0) == 1);
  CHECK(binary(Op::logical_and, binary(Op::less, x, 1), false).get<bool>());
  CHECK(outcome(x, Op::multiply, numbers({1})) ==
        "a function that is traced works on one number at a time, not on an array [1] of numbers");
  CHECK(outcome(x, Op::add, "a") == "cannot add a traced value and a text");
  CHECK(outcome(x, Op::add, quantity(1, "m")) == "a traced value has no unit, so it cannot meet a quantity in m");
}
