// SPDX-License-Identifier: MIT
#include "interpreter/experiment/sampling_units.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ansatz;
using experiment::resampled_rows;
using experiment::SamplingUnits;

TEST_CASE("resampled rows: keep their number, and a mean varies as s²/n says", "[experiment][verdict]") {
  const std::size_t n = GENERATE(2u, 3u, 4u, 7u, 20u);
  SamplingUnits units;
  units.strata.emplace_back();
  std::vector<double> x;
  for (std::size_t i = 0; i < n; ++i) {
    units.strata[0].push_back({i});
    x.push_back(static_cast<double>(i * i % 7) + 0.25 * static_cast<double>(i));
  }
  double mean = 0, s2 = 0;
  for (const double value : x) mean += value / static_cast<double>(n);
  for (const double value : x) s2 += (value - mean) * (value - mean) / static_cast<double>(n - 1);
  constexpr std::size_t kDraws = 20000;
  double first = 0, second = 0;
  for (std::size_t b = 0; b < kDraws; ++b) {
    const auto rows = resampled_rows(units, core::Stream(5).at("resampled").at(b));
    REQUIRE(rows.size() == n);
    double of_rows = 0;
    for (const std::size_t row : rows) of_rows += x.at(row) / static_cast<double>(n);
    first += (of_rows - mean) / kDraws;
    second += (of_rows - mean) * (of_rows - mean) / kDraws;
  }
  const double wanted = s2 / static_cast<double>(n);
  // A mean of 20,000 draws is known to 1/141 of their spread, their variance to 1 % (kurtosis of a mean is below a
  // normal's + 2/n): four of each. The plain bootstrap is off by 1/n, which is 5 % for the largest n here.
  CHECK(std::abs(first) < 4 * std::sqrt(wanted / kDraws));
  CHECK(second == Approx(wanted).epsilon(0.04));
}

TEST_CASE("resampled rows: a stratum of one is always there, a unit stays whole", "[experiment][verdict]") {
  SamplingUnits units;
  units.strata = {{{0}}, {{1, 2}, {3, 4}, {5, 6}}, {{7}}};
  for (std::size_t b = 0; b < 50; ++b) {
    const auto rows = resampled_rows(units, core::Stream(6).at(b));
    REQUIRE(rows.size() == 8);
    CHECK(rows.front() == 0);
    CHECK(rows.back() == 7);
    for (std::size_t i = 1; i < 7; i += 2) CHECK((rows[i] % 2 == 1 && rows[i + 1] == rows[i] + 1));
  }
}
