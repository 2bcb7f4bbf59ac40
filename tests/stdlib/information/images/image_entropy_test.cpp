// SPDX-License-Identifier: MIT
#include "stdlib/information/images/image_entropy.h"

#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <vector>

#include "stdlib/information/images/picture.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::images::picture;
using Catch::Matchers::Contains;

namespace {

const Array kQuadrants = picture(4, 4, {0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3});

ImageEntropyEstimate image_entropy_of(const Array& x, int levels = 16, Base base = std::string("nat")) {
  Run run;
  return image_entropy({.x = x, .levels = levels, .base = std::move(base)}, run);
}

std::vector<double> local(const Array& x, int radius, int levels = 256) {
  Run run;
  const Array map = local_entropy({.x = x, .radius = radius, .levels = levels, .base = std::string("bit")}, run);
  return {map.real().begin(), map.real().end()};
}

Array levels_at_random(std::size_t rows, std::size_t columns, double levels, std::uint64_t seed) {
  auto values = support::uniforms(seed, rows * columns);
  for (double& v : values) v = std::floor(levels * v);
  return picture(rows, columns, std::move(values));
}

}  // namespace

TEST_CASE("image entropy: is by hand for a picture of quadrants", "[information][images]") {
  const auto found = image_entropy_of(kQuadrants, 16, std::string("bit"));
  CHECK(found.histogram == Approx(2).epsilon(1e-14));
  // Nine squares, all different: four of one level, four of two and one of four.
  CHECK(found.block == Approx(std::log2(9) / 4).epsilon(1e-14));
  // Six contexts, left, above, above left and right: 0001, 0010 (twice are none alike) … each seen once.
  CHECK(found.spatial == 0);
  // Stripes: what stands above tells the pixel.
  std::vector<double> stripes, lines;
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < 20; ++x) {
      stripes.push_back(x % 2);
      lines.push_back(y % 2);
    }
  CHECK(image_entropy_of(picture(20, 20, stripes)).histogram == Approx(std::log(2)).epsilon(1e-14));
  CHECK(image_entropy_of(picture(20, 20, stripes)).spatial == 0);
  CHECK(image_entropy_of(picture(20, 20, lines)).spatial == 0);
  CHECK(image_entropy_of(picture(5, 5, std::vector<double>(25, 3.0))).histogram == 0);
}

// Independent levels: ln L alone, in squares and given neighbours; shares of 2⁴ · 2 cells in 40000 pixels are low by
// (cells − contexts)/2N = 2·10⁻⁴, squares by 15/8N, and the sample's own spread is as small.
TEST_CASE("image entropy: of noise is that of its levels", "[information][images]") {
  const auto found = image_entropy_of(levels_at_random(200, 200, 2, 4), 2);
  CHECK(found.histogram == Approx(std::log(2)).epsilon(0).margin(1e-3));
  CHECK(found.block == Approx(std::log(2)).epsilon(0).margin(1e-3));
  CHECK(found.spatial == Approx(std::log(2)).epsilon(0).margin(1e-3));
}

TEST_CASE("image entropy: counts contexts as a map of them does", "[information][images]") {
  const std::size_t rows = 13, columns = 17;
  const Array x = levels_at_random(rows, columns, 3, 9);
  const auto at = [&](std::size_t r, std::size_t c) { return x.real()[r * columns + c]; };
  std::map<std::vector<double>, double> contexts, pixels;
  double n = 0;
  for (std::size_t r = 1; r < rows; ++r)
    for (std::size_t c = 1; c + 1 < columns; ++c) {
      const std::vector<double> known = {at(r, c - 1), at(r - 1, c), at(r - 1, c - 1), at(r - 1, c + 1)};
      auto all = known;
      all.push_back(at(r, c));
      ++contexts[known], ++pixels[all], ++n;
    }
  double wanted = 0;
  for (const auto& [cell, count] : pixels) wanted -= count / n * std::log(count / n);
  for (const auto& [cell, count] : contexts) wanted += count / n * std::log(count / n);
  CHECK(image_entropy_of(x, 3).spatial == Approx(wanted).epsilon(1e-12));
  Run run;
  image_entropy({.x = x, .levels = 16}, run);
  CHECK(run.warnings().empty());
  image_entropy({.x = picture(10, 10, support::normals(1, 100))}, run);
  CHECK_THAT(run.warnings().at(0), Contains("have neighbours that were seen nowhere else"));
}

TEST_CASE("local entropy: is that of each window", "[information][images]") {
  // Counts 4, 2, 2, 1 about the second pixel of the second row.
  CHECK(local(kQuadrants, 1)[5] == Approx(1.8365916681089791).epsilon(1e-14));
  CHECK(local(kQuadrants, 1)[0] == 0);
  // A window that holds all.
  for (const double v : local(kQuadrants, 9)) CHECK(v == Approx(2).epsilon(1e-13));
  const int radius = GENERATE(1, 2, 5);
  const std::size_t rows = 11, columns = 8;
  const Array x = levels_at_random(rows, columns, 4, 3);
  const auto found = local(x, radius, 4);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      std::map<double, double> counts;
      double n = 0, wanted = 0;
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
          if (std::abs(static_cast<int>(i) - static_cast<int>(r)) <= radius &&
              std::abs(static_cast<int>(j) - static_cast<int>(c)) <= radius)
            ++counts[x.real()[i * columns + j]], ++n;
      for (const auto& [level, count] : counts) wanted -= count / n * std::log2(count / n);
      CHECK(found[r * columns + c] == Approx(wanted).epsilon(0).margin(1e-13));
    }
  tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(local(x, radius, 4) == found);
}

TEST_CASE("image entropy: refuses what it cannot read, by name", "[information][images]") {
  CHECK_THROWS_WITH(image_entropy_of(Array::of({1, 2})), Contains("x is an array of 1 dimension,"));
  CHECK_THROWS_WITH(image_entropy_of(picture(2, 2, {1, 2, 3, 4})), Contains("x is 2 × 2, but must be at least 2 × 3"));
  CHECK_THROWS_WITH(image_entropy_of(picture(2, 3, {1, 2, 3, 4, NAN, 6})), Contains("nan at [2, 2]"));
  CHECK_THROWS_WITH(image_entropy_of(picture(2, 3, {1, 2, INFINITY, 4, 5, 6})), Contains("inf at [1, 3]"));
  CHECK_THROWS_WITH(image_entropy_of(kQuadrants, 1), Contains("levels is 1, but must be in [2, 4096]"));
  CHECK_THROWS_WITH(local(kQuadrants, 0), Contains("radius is 0"));
  CHECK_THROWS_WITH(local(picture(0, 3, {}), 1), Contains("x is 0 × 3"));
  CHECK(local(picture(1, 1, {7}), 1) == std::vector<double>{0});
  // As far apart as numbers go: two levels, four of each.
  CHECK(image_entropy_of(picture(2, 4, {-1.7e308, 1.7e308, 1.7e308, -1.7e308, 1.7e308, -1.7e308, -1.7e308, 1.7e308}), 2)
            .histogram == Approx(std::log(2)).epsilon(1e-14));
}
