// SPDX-License-Identifier: MIT
#include "stdlib/information/images/coarse_grain.h"

#include <algorithm>
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

std::vector<std::int64_t> grained(const Array& x, int grain, int levels, bool adjusted = false,
                                  Interval within = {0, 1}) {
  Run run;
  const Array out =
      coarse_grain({.x = x, .grain = grain, .levels = levels, .within = within, .adjusted = adjusted}, run);
  return {out.integers().begin(), out.integers().end()};
}

}  // namespace

TEST_CASE("coarse grain: is by hand for halves", "[information][images]") {
  const Array halves = picture(4, 3, {1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0});
  CHECK(grained(halves, 1, 3) == std::vector<std::int64_t>{2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0});
  // Means 1, ⅔, ⅓, 0: the lower ends of levels 2 and 1.
  CHECK(grained(halves, 3, 3) == std::vector<std::int64_t>{2, 2, 2, 2, 2, 2, 1, 1, 1, 0, 0, 0});
  CHECK(grained(halves, 99, 2) == std::vector<std::int64_t>(12, 1));
  // Beyond the range: its end levels.
  CHECK(grained(picture(1, 3, {-5, 0.5, 7}), 1, 4) == std::vector<std::int64_t>{0, 2, 3});
  CHECK(grained(picture(1, 3, {-5, 0.5, 7}), 1, 3, false, {-5, 7}) == std::vector<std::int64_t>{0, 1, 2});
}

TEST_CASE("coarse grain: is the mean of every window, and rows settle", "[information][images]") {
  const std::size_t rows = 11, columns = 14;
  auto x = support::uniforms(3, rows * columns);
  for (double& v : x) v = v < 0.5 ? 0 : 1;
  const int grain = GENERATE(1, 3, 5);
  const auto found = grained(picture(rows, columns, x), grain, 7),
             settled = grained(picture(rows, columns, x), grain, 7, true);
  for (std::size_t r = 0; r < rows; ++r) {
    std::map<std::int64_t, int> counts;
    for (std::size_t c = 0; c < columns; ++c) {
      double sum = 0, n = 0;
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
          if (std::abs(static_cast<int>(i) - static_cast<int>(r)) <= grain / 2 &&
              std::abs(static_cast<int>(j) - static_cast<int>(c)) <= grain / 2)
            sum += x[i * columns + j], ++n;
      const auto level = std::min<std::int64_t>(6, static_cast<std::int64_t>(std::floor(sum / n * 7)));
      CHECK(found[r * columns + c] == level);
      ++counts[level];
    }
    std::int64_t most = counts.begin()->first;
    for (const auto& [level, count] : counts)
      if (count > counts[most]) most = level;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::int64_t before = found[r * columns + c];
      CHECK(settled[r * columns + c] == (std::abs(before - most) <= 1 ? most : before));
    }
  }
}

TEST_CASE("coarse grain: refuses what it cannot read, by name", "[information][images]") {
  const Array small = picture(1, 2, {0, 1});
  CHECK_THROWS_WITH(grained(small, 2, 3), Contains("grain is 2, but must be odd"));
  CHECK_THROWS_WITH(grained(small, -1, 3), Contains("grain is -1"));
  CHECK_THROWS_WITH(grained(small, 1, 1), Contains("levels is 1"));
  CHECK_THROWS_WITH(grained(small, 1, 3, false, {1, 1}), Contains("within is 1..1"));
  CHECK_THROWS_WITH(grained(small, 1, 3, false, {0, INFINITY}), Contains("within"));
  CHECK_THROWS_WITH(grained(Array::of({1, 2}), 1, 3), Contains("1 dimension"));
  CHECK_THROWS_WITH(grained(picture(0, 2, {}), 1, 3), Contains("0 × 2"));
  CHECK_THROWS_WITH(grained(picture(1, 2, {0, NAN}), 1, 3), Contains("nan at [1, 2]"));
}
