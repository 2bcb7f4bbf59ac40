// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/derivative.h"

#include <catch2/catch.hpp>

#include "samples.h"
#include "stdlib/core/error.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/expression/text.h"

namespace ansatz::core {
namespace {

using samples::x;
using samples::y;

double at(const Expression& e, double a, double b = 0) {
  const double point[] = {a, b};
  return Function::traced(e, 2)(point);
}

TEST_CASE("derivative: meets closed forms", "[core][expression]") {
  const Expression quartic = pow(pow(x(), 2) - 1, 2) / 4;
  CHECK(derivative(quartic, 0) == x() * (pow(x(), 2) - 1));
  CHECK(derivative(1 - cos(x()), 0) == sin(x()));
  CHECK(derivative(pow(x(), 5), 0) == 5 * pow(x(), 4));
  CHECK(derivative(x() / 3, 0).is_constant(1.0 / 3));
  CHECK(derivative(exp(2 * x()), 0) == 2 * exp(2 * x()));
  CHECK(derivative(log(x()), 0) == 1 / x());
  CHECK(derivative(x() * y(), 1) == x());
  CHECK(derivative(sin(x()), 1).is_constant(0));
}

TEST_CASE("derivative: takes the branch of min, max, abs and if_else", "[core][expression]") {
  CHECK(at(derivative(abs(x()), 0), -2) == -1);
  CHECK(at(derivative(abs(x()), 0), 0) == 0);
  CHECK(at(derivative(min(pow(x(), 2), y()), 0), 3, 4) == 0);
  CHECK(at(derivative(min(pow(x(), 2), y()), 0), 1, 4) == 2);
  CHECK(at(derivative(max(pow(x(), 2), y()), 1), 1, 4) == 1);
  const Expression piecewise = if_else(less(x(), 0), pow(x(), 2), sin(x()));
  CHECK(at(derivative(piecewise, 0), -3) == -6);
  CHECK(at(derivative(piecewise, 0), 0) == 1);
  CHECK(at(derivative(floor(x()) * x(), 0), 2.5) == 2);
}

TEST_CASE("derivative: leaves no 0 times infinity behind", "[core][expression]") {
  // d/dx of y * x is y alone, though x's partner log(y) of another argument is infinite at y = 0.
  CHECK(at(derivative(x() + log(y()), 0), 1, 0) == 1);
  CHECK(at(derivative(pow(x(), y()), 0), 0, 2) == 0);
}

// Richardson's extrapolation of central differences, D(h) = (4 d(h/2) - d(h)) / 3, errs by about
// f^(5) h^4 / 480 + 4 eps |f| / h. With h = 2e-3 and functions of order one on [0.2, 0.8] both are below 1e-11; the
// bound leaves two decades for the steepest (atanh, acos, tan near the ends).
TEST_CASE("derivative: agrees with differences for every operation", "[core][expression]") {
  for (const samples::Sample& sample : samples::every_operation()) {
    INFO(sample.name);
    const double shift = sample.operation == Operation::acosh ? 1.5 : 0;
    for (int argument = 0; argument < sample.arity; ++argument) {
      const Expression slope = derivative(sample.expression, argument);
      for (double a : {0.21, 0.37, 0.55, 0.79}) {
        const double b = 0.45, h = 2e-3;
        const auto value = [&](double step) {
          return argument == 0 ? at(sample.expression, a + shift + step, b)
                               : at(sample.expression, a + shift, b + step);
        };
        const auto central = [&](double step) { return (value(step) - value(-step)) / (2 * step); };
        const double expected = (4 * central(h / 2) - central(h)) / 3;
        CHECK(at(slope, a + shift, b) == Approx(expected).epsilon(1e-9).margin(1e-9));
      }
    }
  }
}

TEST_CASE("derivative: shares what its graph shares", "[core][expression]") {
  // Written out, this derivative has 2^60 terms.
  Expression nested = x();
  for (int k = 0; k < 60; ++k) nested = sin(nested) * cos(nested);
  CHECK(std::isfinite(at(derivative(nested, 0), 0.3)));
}

TEST_CASE("derivative: goes through ten thousand steps", "[core][expression]") {
  Expression sum = x();
  for (int k = 1; k <= 10000; ++k) sum = sum * 0.5 + x();
  // s_k = s_(k-1) / 2 + x, so the slope tends to 2.
  CHECK(at(derivative(sum, 0), 1.0) == 2.0);
}

TEST_CASE("derivative: refuses a condition and a negative argument", "[core][expression]") {
  CHECK_THROWS_WITH(derivative(less(x(), 0), 0), "a condition has no derivative");
  CHECK_THROWS_WITH(derivative(x(), -1), "derivative: argument is -1, but must be at least 0");
}

}  // namespace
}  // namespace ansatz::core
