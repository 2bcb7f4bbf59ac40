// SPDX-License-Identifier: MIT
#include "stdlib/core/elementwise.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/printed.h"
#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;
using ansatz::core::testing::printed;

namespace {

std::string printed_of(Operation op, const Value& x) {
  return printed([&] { return elementary(op, x); });
}
std::string printed_of(Operation op, const Value& x, const Value& y) {
  return printed([&] { return elementary(op, x, y); });
}

}  // namespace

// A formula, a number and an array must not differ in a single bit: a script may hand the same function to a kernel and
// call it itself.
TEST_CASE("elementwise: numbers, arrays and traced functions agree to the bit", "[core][elementwise]") {
  std::vector<double> points;
  for (int i = 1; i < 40; ++i) points.push_back(0.024 * i);
  const Array x = Array::of(points);
  for (std::size_t k = 0; k < static_cast<std::size_t>(Operation::count); ++k) {
    const auto op = static_cast<Operation>(k);
    if (op <= Operation::argument || arity_of(op) != 1 || traits(op).takes_conditions || op == Operation::acosh)
      continue;
    CAPTURE(traits(op).name);
    const Value over = elementary(op, x);
    const Function traced = Function::traced(Expression::apply(op, Expression::argument(0)), 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double single = *elementary(op, points[i]).get<double>();
      CHECK(single == over.get<Array>()->real()[i]);
      CHECK(single == traced(points[i]));
    }
  }
}

TEST_CASE("elementwise: closed forms", "[core][elementwise]") {
  CHECK(printed_of(Operation::sqrt, 9) == "3");
  CHECK(printed_of(Operation::cbrt, -8) == "-2");
  CHECK(printed_of(Operation::log, 0) == "-inf");
  CHECK(printed_of(Operation::exp, Value(std::complex<double>(0, 0))) == "1");
  CHECK(printed_of(Operation::sqrt, Value(std::complex<double>(-1, 0))) == "1i");
  CHECK(printed_of(Operation::abs, Value(std::complex<double>(3, 4))) == "5");
  CHECK(printed_of(Operation::sign, Array::of({-2, 0, 3})) == "[-1, 0, 1]");
  CHECK(printed_of(Operation::floor, Array::of({-1.5, 1.5})) == "[-2, 1]");
  CHECK(printed_of(Operation::abs, mask({1, 0})) == "[1, 0]");
  CHECK(printed_of(Operation::sqrt, Array::of({})) == "[]");
  CHECK(printed_of(Operation::sqrt, std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("elementwise: a missing real result is an error that names the value", "[core][elementwise]") {
  CHECK(printed_of(Operation::sqrt, -1) == "sqrt: x is -1, but must be at least 0");
  CHECK(printed_of(Operation::log, -2) == "log: x is -2, but must be at least 0");
  CHECK(printed_of(Operation::asin, 2) == "asin: x is 2, but must be between -1 and 1");
  CHECK(printed_of(Operation::acosh, 0.5) == "acosh: x is 0.5, but must be at least 1");
  CHECK(printed_of(Operation::sin, std::numeric_limits<double>::infinity()) == "sin: x is inf, but must be finite");
  CHECK(printed_of(Operation::sqrt, Array::of({1, -4, -9})) == "sqrt: x is -4 at element 2, but must be at least 0");
  CHECK(printed_of(Operation::sqrt, quantity(-4, "m^2")) == "sqrt: x is -4, but must be at least 0");
}

TEST_CASE("elementwise: units", "[core][elementwise][unit]") {
  CHECK(printed_of(Operation::sqrt, quantity(4, "m^2")) == "2 m");
  CHECK(printed_of(Operation::sqrt, numbers({4, 9}, "x", "m^2/s^4")) == "[2, 3] m/s^2");
  CHECK(printed_of(Operation::sqrt, quantity(4, "m")) == "2 m^(1/2)");
  CHECK(printed_of(Operation::abs, quantity(-4, "eV")) == "4 eV");
  CHECK(printed_of(Operation::sign, quantity(-4, "eV")) == "-1");
  CHECK(printed_of(Operation::exp, quantity(1, "eV")) == "exp takes a pure number, not energy");
  CHECK(printed_of(Operation::log, quantity(100, "percent")) == "0");
  CHECK(printed_of(Operation::cos, quantity(180, "deg")) == "-1");
  CHECK(printed_of(Operation::max, quantity(1, "km"), quantity(1500, "m")) == "1.5 km");
  CHECK(printed_of(Operation::hypot, quantity(3, "m"), quantity(4, "m")) == "5 m");
  CHECK(printed_of(Operation::atan2, quantity(0, "m"), quantity(4, "km")) == "0");
  CHECK(printed_of(Operation::max, quantity(1, "km"), 3) == "max takes two of one unit, not length and a pure number");
}

TEST_CASE("elementwise: kinds that have no function value are named", "[core][elementwise]") {
  CHECK(printed_of(Operation::sqrt, "a") == "sqrt takes numbers, not a text");
  CHECK(printed_of(Operation::sqrt, true) == "sqrt takes numbers, not a truth value");
  CHECK(printed_of(Operation::floor, Value(std::complex<double>(1, 2))) ==
        "floor takes real numbers, not complex ones");
  CHECK(printed_of(Operation::max, "a", 1) == "max takes numbers, not a text");
  CHECK(printed_of(Operation::sqrt, Value()) == "sqrt takes numbers, not nothing");
}

TEST_CASE("elementwise: two arguments broadcast", "[core][elementwise]") {
  CHECK(printed_of(Operation::max, Array::of({1, 5}), 3) == "[3, 5]");
  CHECK(printed_of(Operation::min, numbers({1, 5}, "a"), numbers({0, 3, 9}, "b")) == "[[0, 1, 1], [0, 3, 5]]");
  CHECK(printed_of(Operation::hypot, Array::of({3, 5}), Array::of({4, 12})) == "[5, 13]");
  CHECK(printed_of(Operation::atan2, numbers({1, -1}, "a"), 0) == "[1.5707963267948966, -1.5707963267948966]");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(printed_of(Operation::max, nan, 1) == "nan");
  CHECK(printed_of(Operation::max, Array::of({1, nan}), Array::of({nan, 1})) == "[nan, nan]");
}

TEST_CASE("round: goes to the nearest, halves away from zero, traced or not", "[core][elementwise]") {
  const Function traced = Function::traced(*round(Expression::argument(0)).get<Expression>(), 1);
  for (const double x :
       {0.0, 0.4, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 4503599627370497.5, -7.2, 1e300}) {
    CAPTURE(x);
    CHECK(*round(Value(x)).get<double>() == std::round(x));
    CHECK(traced(x) == std::round(x));
  }
}

TEST_CASE("complex parts: of numbers and arrays", "[core][elementwise]") {
  const Value z = std::complex<double>(3, -4);
  CHECK(text(real(z)) == "3");
  CHECK(text(imag(z)) == "-4");
  CHECK(text(conj(z)) == "3+4i");
  CHECK(*arg(z).get<double>() == std::atan2(-4.0, 3.0));
  CHECK(text(real(2)) == "2");
  CHECK(text(imag(2)) == "0");
  CHECK(*arg(-1).get<double>() == M_PI);
  const Array zs({Dimension("x", 2)}, std::vector<Array::Complex>{{1, 2}, {3, 4}});
  CHECK(text(imag(zs)) == "[2, 4]");
  CHECK(names(imag(zs)) == "x");
}

TEST_CASE("gamma: factorials, the half, and poles", "[core][elementwise]") {
  CHECK(text(gamma(Value(5))) == "24");
  CHECK(*gamma(Value(0.5)).get<double>() == Approx(std::sqrt(M_PI)).epsilon(1e-15));
  CHECK(*log_gamma(Value(-0.5)).get<double>() == Approx(std::log(2 * std::sqrt(M_PI))).epsilon(1e-15));
  CHECK(printed([] { return gamma(Value(0)); }) == "gamma: x is 0, but must be above 0, or between whole numbers");
  CHECK(printed([] {
          return log_gamma(Array::of({1, -2}));
        }) == "log_gamma: x is -2 at element 2, but must be above 0, or between whole numbers");
}

TEST_CASE("if_else: chooses over numbers, texts and traced conditions", "[core][elementwise]") {
  CHECK(printed([] { return if_else(true, 1, "no"); }) == "1");
  CHECK(printed([] { return if_else(mask({1, 0}), 1, 2); }) == "[1, 2]");
  CHECK(printed([] { return if_else(mask({1, 0}), "a", "b"); }) == "[\"a\", \"b\"]");
  CHECK(printed([] { return if_else(mask({1, 0}, "a"), numbers({1, 2, 3}, "b"), 0); }) == "[[1, 2, 3], [0, 0, 0]]");
  CHECK(printed([] { return if_else(mask({1, 0}), quantity(1, "km"), quantity(5, "m")); }) == "[1, 0.005] km");
  CHECK(printed([] {
          return if_else(mask({1, 0}), quantity(1, "km"), quantity(5, "s"));
        }) == "cannot add length and time");
  CHECK(printed([] {
          return if_else(mask({1, 0}), "a", 2);
        }) == "if_else cannot give texts in one place and numbers in another");
  CHECK(printed([] { return if_else(1, 2, 3); }) == "if_else takes a truth value or a mask first, not a number");
  const Expression x = Expression::argument(0);
  const Value step = if_else(Value(less(x, 0.0)), 1, Value(x));
  const Function f = Function::traced(*step.get<Expression>(), 1);
  CHECK(f(-3.0) == 1);
  CHECK(f(3.0) == 3);
}

TEST_CASE("clamp: holds inside, and its ends must be in order", "[core][elementwise]") {
  CHECK(text(clamp(Array::of({-1, 0.5, 2}), 0, 1)) == "[0, 0.5, 1]");
  CHECK(printed([] { return clamp(1, 2, 0); }) == "clamp: low is 2, but must be at most high, which is 0");
}
