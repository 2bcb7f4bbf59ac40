// SPDX-License-Identifier: MIT
#include "stdlib/information/images/delentropy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <vector>

#include "stdlib/information/images/picture.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Interval;
using ansatz::core::Run;
using ansatz::information::images::picture;
using Catch::Matchers::Contains;

namespace {

Delentropy slopes_of(Array x, const char* differences = "central", int levels = 256) {
  Delentropy question;
  question.x = std::move(x);
  question.levels = levels;
  question.within = Interval{0, static_cast<double>(levels - 1)};
  question.differences = differences;
  return question;
}

DelentropyEstimate delentropy_of(const Delentropy& question) {
  Run run;
  return delentropy(question, run);
}

std::vector<double> whole(std::uint64_t seed, std::size_t n, double levels) {
  auto x = support::uniforms(seed, n);
  for (double& v : x) v = std::floor(levels * v);
  return x;
}

}  // namespace

TEST_CASE("delentropy: is by hand for quadrants, flats and slopes", "[information][images]") {
  // Squares of four within one quadrant, 4 of 9; across one border 2 and 2; about the middle 1.
  auto quadrants = slopes_of(picture(4, 4, {0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3}), "square");
  quadrants.base = "bit";
  const auto found = delentropy_of(quadrants);
  const double one_way = std::log2(3) - 2.0 / 3;  // a third of squares has a slope along rows, a third down
  CHECK(found.horizontal == Approx(one_way).epsilon(0).margin(1e-14));
  CHECK(found.vertical == Approx(one_way).epsilon(0).margin(1e-14));
  // Both ways are independent: 4/9 is ⅔ · ⅔.
  CHECK(found.entropy == Approx(one_way).epsilon(0).margin(1e-14));
  CHECK(found.gradients == 9);
  std::vector<double> slope;
  for (int y = 0; y < 12; ++y)
    for (int x = 0; x < 15; ++x) slope.push_back(3 * x + 5 * y);
  for (const char* differences : {"central", "square"}) {
    CHECK(delentropy_of(slopes_of(picture(12, 15, slope), differences)).entropy == 0);
    CHECK(delentropy_of(slopes_of(picture(12, 15, std::vector<double>(180, 9)), differences)).entropy == 0);
  }
}

TEST_CASE("delentropy: counts slopes as a map of them does", "[information][images]") {
  const std::size_t rows = 23, columns = 31;
  // Levels that take a table, and so many that cells are sorted.
  const double levels = GENERATE(5.0, 256.0, 4096.0);
  const auto x = whole(3, rows * columns, levels);
  const auto at = [&](std::size_t r, std::size_t c) { return x[r * columns + c]; };
  for (const bool is_central : {true, false}) {
    std::map<std::pair<double, double>, double> both;
    std::map<double, double> across, down;
    double n = 0;
    const std::size_t edge = is_central ? 2 : 1;
    for (std::size_t r = 0; r + edge < rows; ++r)
      for (std::size_t c = 0; c + edge < columns; ++c) {
        const double right =
            is_central ? at(r + 1, c + 2) - at(r + 1, c) : at(r, c + 1) + at(r + 1, c + 1) - at(r, c) - at(r + 1, c);
        const double below =
            is_central ? at(r + 2, c + 1) - at(r, c + 1) : at(r + 1, c) + at(r + 1, c + 1) - at(r, c) - at(r, c + 1);
        ++both[{right, below}], ++across[right], ++down[below], ++n;
      }
    const auto entropy = [&](const auto& counts) {
      double sum = 0;
      for (const auto& [cell, count] : counts) sum -= count / n * std::log(count / n);
      return sum;
    };
    const auto found = delentropy_of(
        slopes_of(picture(rows, columns, x), is_central ? "central" : "square", static_cast<int>(levels)));
    CHECK(found.entropy == Approx(entropy(both) / 2).epsilon(0).margin(1e-12));
    CHECK(found.horizontal == Approx(entropy(across)).epsilon(0).margin(1e-12));
    CHECK(found.vertical == Approx(entropy(down)).epsilon(0).margin(1e-12));
    CHECK(found.gradients == n);
    CHECK(found.entropy <= (found.horizontal + found.vertical) / 2 + 1e-12);
    CHECK(found.entropy >= (found.horizontal + found.vertical) / 4 - 1e-12);
  }
}

// Independent pixels of two levels: a central difference is −1, 0, 1 with ¼, ½, ¼, 1.5 bit, and both ways are
// independent. 9 cells in 4·10⁴ pixels: low by 1e-4 nat, with a spread as small.
TEST_CASE("delentropy: of coins is known", "[information][images]") {
  auto coins = slopes_of(picture(200, 200, whole(5, 40000, 2)), "central", 2);
  coins.base = "bit";
  CHECK(delentropy_of(coins).entropy == Approx(1.5).epsilon(0).margin(5e-3));
}

TEST_CASE("delentropy: refuses what it cannot read, by name", "[information][images]") {
  const Array small = picture(3, 3, {1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK_THROWS_WITH(delentropy_of(slopes_of(Array::of({1, 2, 3}))), Contains("x is an array of 1 dimension,"));
  CHECK_THROWS_WITH(delentropy_of(slopes_of(picture(2, 3, {1, 2, 3, 4, 5, 6}))), Contains("at least 3 × 3"));
  CHECK(delentropy_of(slopes_of(picture(2, 2, {1, 2, 3, 4}), "square")).gradients == 1);
  CHECK_THROWS_WITH(delentropy_of(slopes_of(picture(0, 0, {}))), Contains("x is 0 × 0"));
  CHECK_THROWS_WITH(delentropy_of(slopes_of(picture(3, 3, {1, 2, 3, 4, NAN, 6, 7, 8, 9}))), Contains("nan at [2, 2]"));
  CHECK_THROWS_WITH(delentropy_of(slopes_of(small, "sobel")), Contains("differences is \"sobel\""));
  CHECK_THROWS_WITH(delentropy_of(slopes_of(small, "central", 1)), Contains("levels is 1, but must be in [2, 4096]"));
  auto narrow = slopes_of(small);
  narrow.within = Interval{0, 8};
  CHECK_THROWS_WITH(delentropy_of(narrow),
                    Contains("within is 0..8, but must be so wide that all of x is in it, 1..9"));
  narrow.within = Interval{5, 5};
  CHECK_THROWS_WITH(delentropy_of(narrow), Contains("within is 5..5"));
  narrow.within = Interval{0, INFINITY};
  CHECK_THROWS_WITH(delentropy_of(narrow), Contains("finite at both ends"));
  Run run;
  delentropy(slopes_of(picture(10, 10, whole(2, 100, 4096)), "central", 4096), run);
  CHECK_THAT(run.warnings().at(0), Contains("have slopes that no other one has"));
}
