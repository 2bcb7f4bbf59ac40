// SPDX-License-Identifier: MIT
#include "stdlib/basic/draws.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/basic/call.h"
#include "stdlib/core/reduce.h"

using namespace ansatz;
using namespace ansatz::basic::test;
using core::Array;
using core::Value;

namespace {

std::vector<double> numbers(const Value& value) {
  const auto elements = value.get<Array>()->real();
  return {elements.begin(), elements.end()};
}

double distance(std::vector<double> values, double (*distribution)(double)) {
  std::sort(values.begin(), values.end());
  const double n = static_cast<double>(values.size());
  double most = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double f = distribution(values[i]), share = static_cast<double>(i) / n;
    most = std::max({most, std::abs(f - share), std::abs(f - share - 1 / n)});
  }
  return most * std::sqrt(n);
}

}  // namespace

// √n D exceeds 1.95 with probability 0.001; seeds are fixed.
TEST_CASE("draws: have their distributions", "[basic][draws]") {
  CHECK(distance(numbers(call("uniform", {2.0, 5.0, 20000})), [](double x) { return (x - 2) / 3; }) < 1.95);
  CHECK(distance(numbers(call("normal", {1.0, 2.0, 20000})),
                 [](double x) { return 0.5 * std::erfc(-(x - 1) / 2 / std::sqrt(2.0)); }) < 1.95);
  CHECK(distance(numbers(call("exponential", {2.0, 20000})), [](double x) { return -std::expm1(-x / 2); }) < 1.95);
}

TEST_CASE("draws: more of them leave the first ones as they were", "[basic][draws]") {
  for (const char* name : {"uniform", "normal"}) {
    const auto few = numbers(call(name, {0.0, 1.0, 3})), many = numbers(call(name, {0.0, 1.0, 70000}));
    CHECK(std::equal(few.begin(), few.end(), many.begin()));
    CHECK(number(call(name, {})) == few[0]);
    CHECK(numbers(call(name, {0.0, 1.0, 3}, {}, 2)) != few);
  }
  CHECK(number(call("exponential", {})) == numbers(call("exponential", {1.0, 2}))[0]);
}

// χ² with 5 degrees of freedom exceeds 20.5 with probability 0.001.
TEST_CASE("draws: whole numbers are even over both ends", "[basic][draws]") {
  std::vector<double> counts(6);
  for (const double x : numbers(call("integers", {1, 6, 60000}))) ++counts.at(static_cast<std::size_t>(x) - 1);
  double chi2 = 0;
  for (const double c : counts) chi2 += (c - 10000) * (c - 10000) / 10000;
  CHECK(chi2 < 20.5);
  CHECK(of("integers", {3, 3}) == "3");
  CHECK(of("integers", {3, 2}) == "integers: high is 2, but must be at least low, which is 3");
}

TEST_CASE("draws: shuffle and choice take what is given", "[basic][draws]") {
  std::vector<double> shuffled = numbers(call("shuffle", {Array::of({1, 2, 3, 4})}));
  std::sort(shuffled.begin(), shuffled.end());
  CHECK(shuffled == std::vector<double>{1, 2, 3, 4});
  CHECK(call("shuffle", {core::List{{"a", 1}}}).get<core::List>()->items.size() == 2);
  CHECK(of("choice", {core::List{{"only"}}}) == "\"only\"");
  CHECK(of("choice", {core::Interval{4, 4}}) == "4");
  CHECK(of("choice", {Array::of({7}), 3}) == "[7, 7, 7]");
  CHECK(of("choice", {Array::of({}), 1}) == "choice: x is empty, but must be something to choose from");
  CHECK(of("choice", {Array::of({1, 2}), 3}, {{"replace", false}}) ==
        "choice: n is 3, but must be at most 2, the number there is, without replacement");
}

TEST_CASE("draws: refuse what has no distribution", "[basic][draws]") {
  CHECK(of("uniform", {1, 1}) == "uniform: high is 1, but must be above low, which is 1");
  CHECK(of("normal", {0, -1}) == "normal: sd is -1, but must be at least 0");
  CHECK(of("normal", {0, 0, 2}) == "[0, 0]");
  CHECK(of("exponential", {0}) == "exponential: mean is 0, but must be above 0");
  CHECK(of("uniform", {0, 1, 0}) == "[]");
}
