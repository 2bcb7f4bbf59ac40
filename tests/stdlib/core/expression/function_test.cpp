// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/function.h"

#include <catch2/catch.hpp>

#include "samples.h"
#include "stdlib/core/error.h"

namespace ansatz::core {
namespace {

using samples::x;
using samples::y;

Function native_square() {
  return Function::native(
      "test.square", 1,
      [](std::span<const double* const> in, double* out, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) out[i] = in[0][i] * in[0][i];
      },
      [](int) { return Function::traced(2 * Expression::argument(0), 1); });
}

TEST_CASE("function: looks the same traced and native", "[core][expression]") {
  for (const Function& square : {Function::traced(x() * x(), 1), native_square()}) {
    CHECK(square.arity() == 1);
    CHECK(square(3.0) == 9.0);
    CHECK(square.derivative()(3.0) == 6.0);
    std::vector<double> in = samples::spread(77, -2, 2), out(77);
    const double* const inputs[] = {in.data()};
    square.evaluate(inputs, out.data(), out.size());
    for (std::size_t i = 0; i < in.size(); ++i) CHECK(out[i] == in[i] * in[i]);
  }
}

TEST_CASE("function: has a fingerprint that names and order do not change", "[core][expression]") {
  const std::string print = Function::traced(sin(x()) + x() * y(), 2, {"a", "b"}).fingerprint();
  CHECK(print.size() == 32);
  CHECK(print == Function::traced(y() * x() + sin(x()), 2, {"u", "v"}).fingerprint());
  CHECK(print != Function::traced(sin(x()) + x() * y(), 3).fingerprint());
  CHECK(print != Function::traced(sin(y()) + x() * y(), 2).fingerprint());
  CHECK(print != Function::traced(sin(x()) - x() * y(), 2).fingerprint());
  CHECK(print != Function::traced(sin(x()) + x() * y() + 1e-300, 2).fingerprint());
  CHECK(native_square().fingerprint() == "test.square");
}

TEST_CASE("function: prints its formula with its own names", "[core][expression]") {
  CHECK(Function::traced(x() * x() - y(), 2, {"φ", "v"}).text() == "φ^2 - v");
  CHECK(Function::traced(x() * x() - y(), 2, {"φ", "v"}).derivative(0).text() == "2*φ");
  CHECK(native_square().text() == "test.square");
}

TEST_CASE("function: may be constant, a condition, or of no arguments", "[core][expression]") {
  CHECK(Function::traced(4.0, 0)(std::span<const double>{}) == 4);
  CHECK(Function::traced(less(x(), 1), 1)(0.5) == 1);
  CHECK(Function::traced(less(x(), 1), 1)(1.5) == 0);
  std::vector<double> out(70);
  Function::traced(4.0, 0).evaluate({}, out.data(), out.size());
  CHECK(out == std::vector<double>(70, 4.0));
  CHECK_FALSE(Function());
}

TEST_CASE("function: names what it refuses", "[core][expression]") {
  CHECK_THROWS_WITH(Function::traced(x() + y(), 1),
                    "function: arity is 1, but must be at least 2, the arguments its body uses");
  CHECK_THROWS_WITH(Function::traced(x(), 1, {"a", "b"}),
                    "function: names is a list of 2, but must be a list of 1, a name for each argument");
  CHECK_THROWS_WITH(Function::traced(x(), 1).derivative(1), "derivative: argument is 1, but must be from 0 to 0");
  CHECK_THROWS_WITH(Function::traced(x(), 1)(std::vector<double>{1, 2}),
                    "function: point is of 2 coordinates, but must be of 1");
  const Function bare = Function::native("test.bare", 1, [](std::span<const double* const>, double*, std::size_t) {});
  CHECK_THROWS_WITH(bare.derivative(),
                    "derivative: function is test.bare, but must be one that came with its derivative");
}

}  // namespace
}  // namespace ansatz::core
