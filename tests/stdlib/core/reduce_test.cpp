// SPDX-License-Identifier: MIT
#include "stdlib/core/reduce.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/printed.h"
#include "stdlib/core/random.h"
#include "stdlib/core/sums.h"
#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;
using ansatz::core::testing::printed;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("reductions: of all elements", "[core][reduce]") {
  const Value x = Array::of({3, 1, 2, 6});
  CHECK(text(sum(x)) == "12");
  CHECK(text(mean(x)) == "3");
  CHECK(text(min(x)) == "1");
  CHECK(text(max(x)) == "6");
  CHECK(text(median(x)) == "2.5");
  CHECK(text(variance(Array::of({1, 3}))) == "2");
  CHECK(text(standard_deviation(Array::of({1, 2, 3}))) == "1");
  CHECK(text(argmin(x)) == "2");
  CHECK(text(argmax(x)) == "4");
  CHECK(text(cumulative_sum(x)) == "[3, 4, 6, 12]");
  CHECK(text(quantile(x, 0)) == "1");
  CHECK(text(quantile(x, 1)) == "6");
  CHECK(text(quantile(Array::of({0, 10}), 0.3)) == "3");
}

TEST_CASE("reductions: of scalars, lists and masks", "[core][reduce]") {
  CHECK(text(mean(5)) == "5");
  CHECK(text(max(quantity(5, "eV"))) == "5 eV");
  CHECK(text(sum(List{{1, 2, 3}})) == "6");
  CHECK(text(sum(mask({1, 0, 1}))) == "2");
  CHECK(text(mean(mask({1, 0, 1, 0}))) == "0.5");
  CHECK(text(any(mask({0, 1}))) == "true");
  CHECK(text(all(mask({0, 1}))) == "false");
  CHECK(text(any(true)) == "true");
  CHECK(text(count(mask({0, 1, 1}))) == "2");
  CHECK(text(count(Array::of_texts({"a", "b"}))) == "2");
  CHECK(text(count(List{{1, "a", Value()}})) == "3");
}

TEST_CASE("reductions: over a dimension keep the others and their coordinates", "[core][reduce]") {
  const Array f = field();  // [time: 2, x: 3] of 1 … 6
  CHECK(text(mean(f, {{"time"}, {}, {}})) == "[2.5, 3.5, 4.5]");
  CHECK(names(mean(f, {{"time"}, {}, {}})) == "x");
  CHECK(text(max(f, {{"x"}, {}, {}})) == "[3, 6]");
  CHECK(max(f, {{"x"}, {}, {}}).get<Array>()->coordinate_values(0) == std::vector<double>{0, 0.5});
  CHECK(text(sum(f, {{"x", "time"}, {}, {}})) == "21");
  CHECK(text(argmax(f, {{"x"}, {}, {}})) == "[3, 3]");
  CHECK(text(cumulative_sum(f, "time")) == "[[1, 2, 3], [5, 7, 9]]");
  CHECK(text(cumulative_sum(f, "x")) == "[[1, 3, 6], [4, 9, 15]]");
  CHECK(text(count(mask({1, 0, 1}, "x"), {{"x"}, {}, {}})) == "2");
}

TEST_CASE("reductions: from and to cut by coordinate", "[core][reduce]") {
  const Array coordinates = numbers({0, 1, 2, 3}, "", "fs");
  const Array x({Dimension("time", coordinates)}, std::vector<double>{10, 20, 30, 40});
  CHECK(text(mean(x, {{"time"}, 2, {}})) == "35");
  CHECK(text(mean(x, {{}, 1, 2})) == "25");
  CHECK(text(mean(x, {{"time"}, quantity(0.002, "ps"), {}})) == "35");
  CHECK(text(argmin(x, {{"time"}, 2, {}})) == "3");  // counted from the beginning of the whole
  CHECK(printed([&] { return mean(x, {{"time"}, 7, {}}); }) == "mean: no time from 7 to inf; it runs from 0 to 3");
  CHECK(printed([&] {
          return mean(x, {{"time"}, quantity(1, "m"), {}});
        }) == "the coordinate time is time, not length");
  CHECK(printed([&] {
          return mean(field(), {{}, 1, {}});
        }) == "mean: from and to limit one dimension; name it with over");
}

TEST_CASE("reductions: refusals", "[core][reduce]") {
  CHECK(printed([] { return mean(Array::of({})); }) == "mean: x is empty, but must be at least one element");
  CHECK(printed([] { return min(Array::of({})); }) == "min: x is empty, but must be at least one element");
  CHECK(text(sum(Array::of({}))) == "0");
  CHECK(text(any(Array::of({}))) == "false");
  CHECK(text(all(Array::of({}))) == "true");
  CHECK(text(count(Array::of({}))) == "0");
  CHECK(printed([] { return variance(Array::of({1})); }) == "variance: x is one element, but must be at least two");
  CHECK(printed([] { return mean("a"); }) == "mean takes numbers or an array, not a text");
  CHECK(printed([] { return mean(Array::of_texts({"a"})); }) == "mean takes numbers, not texts");
  CHECK(printed([] { return any(Array::of({1})); }) == "any takes truth values, not an array [1] of numbers");
  CHECK(printed([] {
          return mean(field(), {{"tiem"}, {}, {}});
        }) == "the array has no dimension 'tiem'; it has time, x");
  CHECK(printed([] { return argmax(field()); }) == "argmax gives a place along one dimension; name it with over");
  CHECK(printed([] { return cumulative_sum(field()); }) ==
        "cumulative_sum runs along one dimension; name it with over");
  CHECK(printed([] { return quantile(Array::of({1}), 1.5); }) == "quantile: q is 1.5, but must be between 0 and 1");
  const Array z({Dimension("", 1)}, std::vector<Array::Complex>{{1, 2}});
  CHECK(printed([&] { return max(z); }) == "max takes real numbers, not complex ones");
  CHECK(text(mean(z)) == "1+2i");
}

TEST_CASE("reductions: NaN gives NaN", "[core][reduce]") {
  const Value x = Array::of({1, kNan, 3});
  for (const Value& result : {sum(x), mean(x), min(x), max(x), median(x), variance(x), quantile(x, 0.1)}) {
    CHECK(std::isnan(*result.get<double>()));
  }
  CHECK(text(argmax(x)) == "2");
}

TEST_CASE("reductions: units", "[core][reduce][unit]") {
  const Array x = numbers({1, 3}, "x", "nm");
  CHECK(text(mean(x)) == "2 nm");
  CHECK(text(variance(x)) == "2 nm^2");
  CHECK(text(argmax(x)) == "2");
  CHECK(text(count(x)) == "2");
}

// A naive loop over 10⁷ tenths is off by 1e-4 relative to 1e6; pairwise sums stay within a few units of the last place.
TEST_CASE("sums: pairwise sums stay exact to rounding", "[core][reduce]") {
  const std::vector<double> tenths(10'000'000, 0.1);
  CHECK(std::abs(pairwise_sum(tenths) - 1e6) < 1e-8);
  std::vector<double> ramp(1000);
  for (std::size_t n : {0u, 1u, 7u, 8u, 9u, 255u, 256u, 257u, 511u, 513u, 1000u}) {
    for (std::size_t i = 0; i < n; ++i) ramp[i] = static_cast<double>(i + 1);
    CHECK(pairwise_sum({ramp.data(), n}) == static_cast<double>(n * (n + 1) / 2));
  }
  CHECK(pairwise_square_sum(std::vector<double>{1, 2, 4}, 1) == 10);
}

// 1e9 is added to numbers with a variance near 1/12: one pass over squares would lose all of it.
TEST_CASE("variance: does not cancel", "[core][reduce]") {
  std::vector<double> x(1000);
  Stream(3).fill_uniform(x);
  const double plain = *variance(Array::of(x)).get<double>();
  for (double& value : x) value += 1e9;
  CHECK(*variance(Array::of(x)).get<double>() == Approx(plain).epsilon(1e-6));  // 1e9's own rounding is 1e-7
}

TEST_CASE("median: is the middle of the sorted elements for every small permutation", "[core][reduce]") {
  std::vector<double> x{1, 2, 3, 4, 5};
  do {
    CHECK(*median(Array::of(x)).get<double>() == 3);
    CHECK(*quantile(Array::of(x), 0.875).get<double>() == 4.5);
  } while (std::next_permutation(x.begin(), x.end()));
}
