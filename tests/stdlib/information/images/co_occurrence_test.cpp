// SPDX-License-Identifier: MIT
#include "stdlib/information/images/co_occurrence.h"

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

// The picture of Haralick and others' figure 3.
const Array kHaralick = picture(4, 4, {0, 0, 1, 1, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 3, 3});

GreyLevelCoOccurrence pairs_of(Array x, int levels, int rows, int columns, bool symmetric = true) {
  GreyLevelCoOccurrence question;
  question.x = std::move(x);
  question.levels = levels;
  question.rows = rows;
  question.columns = columns;
  question.symmetric = symmetric;
  return question;
}

CoOccurrenceTexture texture_of(const GreyLevelCoOccurrence& question) {
  Run run;
  return grey_level_co_occurrence(question, run);
}

std::vector<double> counts_of(const CoOccurrenceTexture& found, double both_ways) {
  std::vector<double> out;
  for (const double share : found.shares.real()) out.push_back(std::round(share * found.pairs * both_ways * 1e9) / 1e9);
  return out;
}

}  // namespace

TEST_CASE("co-occurrence: meets the published matrices", "[information][images]") {
  CHECK(counts_of(texture_of(pairs_of(kHaralick, 4, 0, 1)), 2) ==
        std::vector<double>{4, 2, 1, 0, 2, 4, 0, 0, 1, 0, 6, 1, 0, 0, 1, 2});
  CHECK(counts_of(texture_of(pairs_of(kHaralick, 4, 1, 0)), 2) ==
        std::vector<double>{6, 0, 2, 0, 0, 4, 2, 0, 2, 2, 2, 2, 0, 0, 2, 0});
  CHECK(counts_of(texture_of(pairs_of(kHaralick, 4, 1, 1)), 2) ==
        std::vector<double>{2, 1, 3, 0, 1, 2, 1, 0, 3, 1, 0, 2, 0, 0, 2, 0});
  CHECK(counts_of(texture_of(pairs_of(kHaralick, 4, -1, 1)), 2) ==
        std::vector<double>{4, 1, 0, 0, 1, 2, 2, 0, 0, 2, 4, 1, 0, 0, 1, 0});
}

TEST_CASE("co-occurrence: measures are those of the shares, by loops", "[information][images]") {
  const std::size_t rows = 17, columns = 12;
  auto x = support::uniforms(4, rows * columns);
  for (double& v : x) v = std::floor(6 * v);
  const int down = GENERATE(0, 2, -1), right = GENERATE(-3, 1);
  const bool symmetric = GENERATE(false, true);
  std::map<std::pair<int, int>, double> counts;
  double n = 0;
  for (int r = 0; r < static_cast<int>(rows); ++r)
    for (int c = 0; c < static_cast<int>(columns); ++c) {
      const int s = r + down, d = c + right;
      if (s < 0 || d < 0 || s >= static_cast<int>(rows) || d >= static_cast<int>(columns)) continue;
      const int a = static_cast<int>(x[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)]);
      const int b = static_cast<int>(x[static_cast<std::size_t>(s) * columns + static_cast<std::size_t>(d)]);
      ++counts[{a, b}], ++n;
      if (symmetric) ++counts[{b, a}], ++n;
    }
  double entropy = 0, contrast = 0, homogeneity = 0, energy = 0, ma = 0, mb = 0, saa = 0, sbb = 0, sab = 0;
  for (const auto& [pair, count] : counts) {
    const double p = count / n, a = pair.first, b = pair.second;
    entropy -= p * std::log2(p), contrast += p * (a - b) * (a - b), homogeneity += p / (1 + (a - b) * (a - b));
    energy += p * p, ma += p * a, mb += p * b, saa += p * a * a, sbb += p * b * b, sab += p * a * b;
  }
  auto question = pairs_of(picture(rows, columns, x), 6, down, right, symmetric);
  question.base = "bit";
  const auto found = texture_of(question);
  CHECK(found.entropy == Approx(entropy).epsilon(0).margin(1e-12));
  CHECK(found.contrast == Approx(contrast).epsilon(0).margin(1e-12));
  CHECK(found.homogeneity == Approx(homogeneity).epsilon(0).margin(1e-12));
  CHECK(found.energy == Approx(energy).epsilon(0).margin(1e-12));
  CHECK(found.correlation ==
        Approx((sab - ma * mb) / std::sqrt((saa - ma * ma) * (sbb - mb * mb))).epsilon(0).margin(1e-12));
  CHECK(found.pairs == n / (symmetric ? 2 : 1));
}

// More rows than a counter is read after, and levels within a given range.
TEST_CASE("co-occurrence: of stripes and of a tall picture", "[information][images]") {
  std::vector<double> stripes;
  for (int y = 0; y < 2500; ++y)
    for (int x = 0; x < 5; ++x) stripes.push_back(x % 2);
  const auto beside = texture_of(pairs_of(picture(2500, 5, stripes), 2, 0, 1));
  CHECK(beside.pairs == 10000);
  CHECK(beside.correlation == Approx(-1).epsilon(0).margin(1e-12));
  CHECK(beside.contrast == 1);
  CHECK(beside.entropy == Approx(std::log(2)).epsilon(0).margin(1e-14));
  auto byte = pairs_of(picture(2500, 5, stripes), 256, 1, 0);
  byte.within = ansatz::core::Interval{0, 255};
  const auto below = texture_of(byte);
  CHECK(below.contrast == 0);
  CHECK(below.correlation == Approx(1).epsilon(0).margin(1e-12));
  CHECK(below.shares.real()[257] == Approx(0.4).epsilon(0).margin(1e-15));
}

TEST_CASE("co-occurrence: refuses what it cannot read, by name", "[information][images]") {
  CHECK_THROWS_WITH(texture_of(pairs_of(kHaralick, 4, 0, 0)), Contains("rows is 0 and columns 0"));
  CHECK_THROWS_WITH(texture_of(pairs_of(kHaralick, 1, 0, 1)), Contains("levels is 1"));
  CHECK_THROWS_WITH(texture_of(pairs_of(kHaralick, 4, 4, 1)), Contains("x is 4 × 4, but must be at least 5 × 2"));
  CHECK_THROWS_WITH(texture_of(pairs_of(Array::of({1, 2}), 4, 0, 1)), Contains("1 dimension"));
  CHECK_THROWS_WITH(texture_of(pairs_of(picture(0, 0, {}), 4, 0, 1)), Contains("0 × 0"));
  CHECK_THROWS_WITH(texture_of(pairs_of(picture(1, 2, {1, INFINITY}), 4, 0, 1)), Contains("inf at [1, 2]"));
  Run run;
  const auto flat = grey_level_co_occurrence(pairs_of(picture(2, 2, {3, 3, 3, 3}), 4, 0, 1), run);
  CHECK(std::isnan(flat.correlation));
  CHECK(flat.energy == 1);
  CHECK_THAT(run.warnings().at(0), Contains("one level only"));
}
