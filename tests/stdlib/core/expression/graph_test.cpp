// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/graph.h"

#include <catch2/catch.hpp>

#include "samples.h"
#include "stdlib/core/error.h"
#include "stdlib/core/expression/text.h"

namespace ansatz::core {
namespace {

using samples::x;
using samples::y;
const double kNan = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("expression: folds constants", "[core][expression]") {
  CHECK((Expression(2) + 3).is_constant(5));
  CHECK((Expression(1) / 3).is_constant(1.0 / 3));
  CHECK(exp(Expression(0)).is_constant(1));
  CHECK(std::isnan((Expression(kNan) * 0).value()));
  CHECK(if_else(less(Expression(1), 2), x(), y()) == x());
}

TEST_CASE("expression: drops what changes nothing", "[core][expression]") {
  CHECK(x() * 1 == x());
  CHECK(1 * x() == x());
  CHECK(x() + 0 == x());
  CHECK(x() - 0 == x());
  CHECK(x() / 1 == x());
  CHECK(-(-x()) == x());
  CHECK(pow(x(), 1) == x());
  CHECK(pow(x(), 0).is_constant(1));
  CHECK(logical_not(logical_not(less(x(), y()))) == less(x(), y()));
  CHECK(abs(abs(x())) == abs(x()));
}

TEST_CASE("expression: keeps x*0 and x - x, which are NaN where x is not finite", "[core][expression]") {
  CHECK_FALSE((x() * 0).is_constant());
  CHECK_FALSE((0 / x()).is_constant());
  CHECK_FALSE((x() - x()).is_constant());
}

TEST_CASE("expression: writes whole powers, roots and reciprocals one way", "[core][expression]") {
  CHECK(x() * x() == pow(x(), 2));
  CHECK(x() * x() * x() == pow(x(), 3));
  CHECK(pow(pow(x(), 2), 3) == pow(x(), 6));
  CHECK(pow(x(), 0.5) == sqrt(x()));
  CHECK(pow(x(), -0.5) == 1 / sqrt(x()));
  CHECK(pow(x(), -3) == 1 / pow(x(), 3));
  CHECK(pow(-x(), 3) == -pow(x(), 3));
  CHECK(pow(2, x()) == exp2(x()));
  CHECK(pow(x(), 33).operation() == Operation::power);
}

TEST_CASE("expression: divides by a power of two exactly and by no other number", "[core][expression]") {
  CHECK(x() / 4 == 0.25 * x());
  CHECK((x() / 3).operation() == Operation::divide);
  CHECK((3 * x()) / 3 == x());
  CHECK(((2 * x()) / 3).operation() == Operation::divide);
}

TEST_CASE("expression: gathers constants in front of a product, but not extreme ones", "[core][expression]") {
  CHECK(2 * x() * (3 * y()) == 6 * (x() * y()));
  CHECK(to_text(1e-200 * x() * (1e-200 * y())) == "1e-200*x1*(1e-200*x2)");
}

TEST_CASE("expression: leaves the order of sums to the writer", "[core][expression]") {
  const Expression trick = (x() + 1e16) - 1e16;
  CHECK_FALSE(trick == x());
  CHECK_FALSE((x() + y()) + 1 == x() + (y() + 1));
}

TEST_CASE("expression: is one thing however it is built", "[core][expression]") {
  CHECK(x() + y() == y() + x());
  CHECK(sin(x()) * y() == y() * sin(x()));
  CHECK((1 - x()).digest() == (1 + -x()).digest());
  CHECK_FALSE(x() - y() == y() - x());
  CHECK_FALSE(min(x(), y()) == min(y(), x()));
  CHECK_FALSE(Expression(0.0) == Expression(-0.0));
  CHECK_FALSE(sin(x()) == sin(y()));
}

TEST_CASE("expression: tells conditions from numbers", "[core][expression]") {
  const Expression condition = less(x(), 0);
  CHECK(condition.is_boolean());
  CHECK_FALSE(x().is_boolean());
  CHECK_FALSE(if_else(condition, 1, x()).is_boolean());
  CHECK_THROWS_WITH(condition + 1, "the condition x1 < 0 is used as a number by `+`; write if_else(condition, 1, 0)");
  CHECK_THROWS_WITH(sin(condition), "the condition x1 < 0 is used as a number by sin; write if_else(condition, 1, 0)");
  CHECK_THROWS_WITH(if_else(x(), 1, 2), "if_else wants a condition such as `x < 0`, but got the number x1");
  CHECK_THROWS_AS(logical_and(condition, x()), Mismatch);
  CHECK_THROWS_AS(if_else(condition, condition, x()), Mismatch);
  CHECK_THROWS_WITH(Expression::argument(-1), "argument: index is -1, but must be at least 0");
}

TEST_CASE("expression: ends without exhausting the stack, however deep", "[core][expression]") {
  Expression deep = x();
  for (int k = 0; k < 200000; ++k) deep = sin(deep) + 1;
  deep = Expression(0);
  SUCCEED();
}

TEST_CASE("expression: prints as the language writes it", "[core][expression]") {
  const std::vector<std::string> names{"φ", "v"};
  CHECK(to_text(pow(pow(x(), 2) - 1, 2) / 4, names) == "0.25*(φ^2 - 1)^2");
  CHECK(to_text(1 - cos(x()), names) == "1 - cos(φ)");
  CHECK(to_text(x() - (y() - 1), names) == "φ - (v - 1)");
  CHECK(to_text(x() / (y() * 3), names) == "φ/(3*v)");
  CHECK(to_text(-(x() + y()), names) == "-(φ + v)");
  CHECK(to_text(pow(-x(), y()), names) == "(-φ)^v");
  CHECK(to_text(-pow(x(), 3), names) == "-φ^3");
  CHECK(to_text(if_else(logical_and(less(x(), 0), logical_not(equal(y(), 2))), min(x(), y()), atan2(y(), x())),
                names) == "if_else(φ < 0 and not 2 == v, min(φ, v), atan2(v, φ))");
  CHECK(to_text(x() + y()) == "x1 + x2");
}

TEST_CASE("expression: cuts a text that would not end", "[core][expression]") {
  Expression doubling = x();
  for (int k = 0; k < 60; ++k) doubling = sin(doubling) * cos(doubling);
  const std::string text = to_text(doubling, {}, 100);
  CHECK(text.size() < 200);
  CHECK(text.ends_with("…"));
}

}  // namespace
}  // namespace ansatz::core
