// SPDX-License-Identifier: MIT
#include "stdlib/information/images/hilbert_scan.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "stdlib/information/images/picture.h"
#include "stdlib/information/sequences/lempel_ziv.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::images::picture;
using Catch::Matchers::Contains;

namespace {

std::vector<double> scanned(const Array& x) {
  Run run;
  const Array out = hilbert_scan({.x = x}, run);
  return {out.real().begin(), out.real().end()};
}

// Hilbert's own construction, from the outside in: the curve through a square, between its first and second corner
// along `along`, is four curves.
void construct(double row, double column, double along_row, double along_column, double other_row, double other_column,
               int depth, std::vector<std::pair<double, double>>& out) {
  if (depth == 0) {
    out.emplace_back(row + (along_row + other_row) / 2, column + (along_column + other_column) / 2);
    return;
  }
  const double ar = along_row / 2, ac = along_column / 2, br = other_row / 2, bc = other_column / 2;
  construct(row, column, br, bc, ar, ac, depth - 1, out);
  construct(row + br, column + bc, ar, ac, br, bc, depth - 1, out);
  construct(row + ar + br, column + ac + bc, ar, ac, br, bc, depth - 1, out);
  construct(row + 2 * ar + br, column + 2 * ac + bc, -br, -bc, -ar, -ac, depth - 1, out);
}

}  // namespace

TEST_CASE("hilbert scan: is the curve as it is constructed from quarters", "[information][images]") {
  CHECK(scanned(picture(1, 1, {7})) == std::vector<double>{7});
  CHECK(scanned(picture(2, 2, {1, 2, 3, 4})) == std::vector<double>{1, 3, 4, 2});
  for (const int depth : {1, 2, 3, 5}) {
    const std::size_t side = std::size_t{1} << depth;
    std::vector<double> numbers(side * side);
    std::iota(numbers.begin(), numbers.end(), 0.0);
    std::vector<std::pair<double, double>> wanted;
    construct(0, 0, 0, static_cast<double>(side), static_cast<double>(side), 0, depth, wanted);
    std::vector<double> places;
    for (const auto& [row, column] : wanted)
      places.push_back(std::floor(row) * static_cast<double>(side) + std::floor(column));
    const auto found = scanned(picture(side, side, numbers));
    // An odd number of halvings begins down, an even one across: the mirror image in the diagonal.
    auto mirrored = places;
    for (double& place : mirrored)
      place = std::fmod(place, static_cast<double>(side)) * static_cast<double>(side) +
              std::floor(place / static_cast<double>(side));
    CHECK((found == places || found == mirrored));
    CHECK(found.back() == static_cast<double>(side - 1));
    auto sorted = found;
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == numbers);
  }
}

TEST_CASE("hilbert scan: serves a count of phrases", "[information][images]") {
  // Stripes that a scan of rows sees as halves and one of columns as an alternation: neither way is special here.
  std::vector<double> across, down;
  for (int y = 0; y < 32; ++y)
    for (int x = 0; x < 32; ++x) across.push_back(x % 2), down.push_back(y % 2);
  Run run;
  const auto phrases = [&](std::vector<double> values) {
    return lempel_ziv({.x = hilbert_scan({.x = picture(32, 32, std::move(values))}, run), .symbols = "values"}, run)
        .phrases;
  };
  CHECK(std::abs(phrases(across) - phrases(down)) <= 4);
  CHECK(phrases(std::vector<double>(1024, 1)) == 2);
}

TEST_CASE("hilbert scan: refuses other shapes", "[information][images]") {
  CHECK_THROWS_WITH(scanned(picture(2, 4, std::vector<double>(8))),
                    Contains("x is 2 × 4, but must be a square of 2, 4, 8"));
  CHECK_THROWS_WITH(scanned(picture(3, 3, std::vector<double>(9))), Contains("x is 3 × 3"));
  CHECK_THROWS_WITH(scanned(picture(0, 0, {})), Contains("x is 0 × 0"));
  CHECK_THROWS_WITH(scanned(Array::of({1, 2, 3, 4})), Contains("1 dimension"));
  CHECK_THROWS_WITH(scanned(picture(2, 2, {1, 2, NAN, 4})), Contains("nan at [2, 1]"));
}
