// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/typical_set.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

TypicalSetMeasures set_of(std::vector<double> p, int length, double tolerance, const char* base = "bit") {
  Run run;
  return typical_set(
      {.p = Array::of(std::move(p)), .length = length, .tolerance = tolerance, .base = std::string(base)}, run);
}

}  // namespace

// Cover & Thomas, problem 3.13: chance 0.6 of a one, 25 places, 0.1 bit. Eleven to nineteen ones.
TEST_CASE("typical set: meets a textbook's numbers", "[information][uncertainty]") {
  const auto found = set_of({0.6, 0.4}, 25, 0.1);
  CHECK(found.entropy == Approx(0.97095).epsilon(0).margin(5e-6));
  CHECK(found.mass == Approx(0.936246).epsilon(0).margin(1e-6));
  CHECK(found.size == Approx(26366510).epsilon(0).margin(1e-4));
  CHECK(found.log_size == Approx(std::log2(26366510)).epsilon(0).margin(1e-11));
}

TEST_CASE("typical set: is what counting all sequences gives", "[information][uncertainty]") {
  // Two symbols of one mass are counted as one kind.
  const std::vector<double> p{0.5, 0.2, 0.2, 0.07, 0.03};
  const int length = GENERATE(1, 4, 7);
  const double tolerance = GENERATE(0.02, 0.3, 1.0);
  double entropy = 0;
  for (const double v : p) entropy -= v * std::log(v);
  double mass = 0, size = 0;
  std::vector<std::size_t> word(static_cast<std::size_t>(length));
  for (bool more = true; more;) {
    double log_mass = 0;
    for (const std::size_t symbol : word) log_mass += std::log(p[symbol]);
    if (std::abs(-log_mass / length - entropy) <= tolerance) mass += std::exp(log_mass), ++size;
    more = false;
    for (std::size_t i = 0; i < word.size() && !more; ++i) {
      more = ++word[i] < p.size();
      if (!more) word[i] = 0;
    }
  }
  const auto found = set_of(p, length, tolerance, "nat");
  CHECK(found.mass == Approx(mass).epsilon(0).margin(1e-12));
  CHECK(found.size == Approx(size).epsilon(1e-12));
  if (size == 0) CHECK(found.log_size == -INFINITY);
}

TEST_CASE("typical set: has nearly all chance of long sequences, and no more than its bound",
          "[information][uncertainty]") {
  double before = 0;
  for (const int length : {10, 100, 1000, 4000}) {
    const auto found = set_of({0.7, 0.2, 0.1}, length, 0.05);
    CHECK(found.mass > before);
    before = found.mass;
    CHECK(found.log_size <= length * (found.entropy + 0.05));
    if (length >= 1000) CHECK(found.log_size >= std::log2(1 - 0.05) + length * (found.entropy - 0.05));
  }
  CHECK(before > 0.9975);
  // Alike symbols: every sequence is typical. A sure one: the one there is.
  CHECK(set_of({0.25, 0.25, 0.25, 0.25}, 50, 1e-9).log_size == Approx(100).epsilon(0).margin(1e-11));
  CHECK(set_of({0.25, 0.25, 0.25, 0.25}, 50, 1e-9).mass == Approx(1).epsilon(0).margin(1e-12));
  CHECK(set_of({1, 0}, 9, 0.1).size == 1);
  CHECK(std::isinf(set_of({0.5, 0.5}, 5000, 0.1).size));
}

TEST_CASE("typicality: is the mean surprisal against the entropy", "[information][uncertainty]") {
  Run run;
  const auto found = typicality({.x = Array::of({1, 1, 2, 1, 3}), .entropy = 1.5, .tolerance = 0.11}, run);
  CHECK(found.rate == Approx(1.6).epsilon(0).margin(1e-14));
  CHECK(found.excess == Approx(0.1).epsilon(0).margin(1e-14));
  CHECK(found.is_typical);
  // Variance 3.2/4 with N − 1.
  CHECK(found.error == Approx(std::sqrt(0.8 / 5)).epsilon(0).margin(1e-14));
  CHECK(!typicality({.x = Array::of({1, 1, 2, 1, 3}), .entropy = 1.5, .tolerance = 0.09}, run).is_typical);
  CHECK(std::isnan(typicality({.x = Array::of({1}), .entropy = 1}, run).error));
}

TEST_CASE("typical set: refuses what it cannot read, by name", "[information][uncertainty]") {
  CHECK_THROWS_WITH(set_of({0.5, 0.6}, 3, 0.1), Contains("sums to 1.1"));
  CHECK_THROWS_WITH(set_of({1.5, -0.5}, 3, 0.1), Contains("p"));
  CHECK_THROWS_WITH(set_of({}, 3, 0.1), Contains("p"));
  CHECK_THROWS_WITH(set_of({0.5, NAN}, 3, 0.1), Contains("nan"));
  CHECK_THROWS_WITH(set_of({0.5, 0.5}, 0, 0.1), Contains("length is 0"));
  CHECK_THROWS_WITH(set_of({0.5, 0.5}, 3, 0), Contains("tolerance is 0"));
  CHECK_THROWS_WITH(set_of({0.5, 0.5}, 3, NAN), Contains("tolerance is nan"));
  CHECK_THROWS_WITH(set_of({0.4, 0.3, 0.2, 0.06, 0.04}, 1000, 0.1),
                    Contains("shared among 5 different masses") && Contains("at most 2e+07"));
  Run run;
  CHECK_THROWS_WITH(typicality({.x = Array::of({}), .entropy = 1}, run), Contains("x"));
  CHECK_THROWS_WITH(typicality({.x = Array::of({1, NAN}), .entropy = 1}, run), Contains("nan"));
  CHECK_THROWS_WITH(typicality({.x = Array::of({1}), .entropy = -1}, run), Contains("entropy is -1"));
  CHECK_THROWS_WITH(typicality({.x = Array::of({1}), .entropy = 1, .tolerance = -1}, run), Contains("tolerance is -1"));
}
