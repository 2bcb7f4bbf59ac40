// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/surrogates.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Stream;

namespace {

Points counting(std::size_t n) {
  Points out{n, 1, std::vector<double>(n)};
  std::iota(out.values.begin(), out.values.end(), 0.0);
  return out;
}

Points slow(std::size_t n) {
  Points out{n, 1, support::normals(6, n)};
  for (std::size_t t = 1; t < n; ++t) out.values[t] += 0.9 * out.values[t - 1];
  for (double& v : out.values) v = std::exp(0.3 * v);  // skewed
  return out;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y, std::size_t lag) {
  double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
  const std::size_t n = x.size();
  for (std::size_t t = 0; t < n; ++t) {
    mx += x[t] / static_cast<double>(n);
    my += y[t] / static_cast<double>(n);
  }
  for (std::size_t t = 0; t < n; ++t) {
    xx += (x[t] - mx) * (x[t] - mx);
    yy += (y[t] - my) * (y[t] - my);
    xy += (x[t] - mx) * (y[(t + n - lag) % n] - my);  // round the ring, as a transform has it
  }
  return xy / std::sqrt(xx * yy);
}

}  // namespace

TEST_CASE("disconnect: rotating keeps who comes after whom", "[information][transfer]") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Points rows = counting(101);
    disconnect("rotate", 0, Stream(seed), rows);
    for (std::size_t i = 1; i < 101; ++i) CHECK(rows.values[i] == std::fmod(rows.values[i - 1] + 1, 101));
    CHECK(rows.values[0] >= 5);  // a twentieth
    CHECK(rows.values[0] <= 96);
  }
}

TEST_CASE("disconnect: blocks stay whole, and all rows are there", "[information][transfer]") {
  Points rows = counting(103);
  rows.dimension = 2;  // the second column goes with the first
  for (std::size_t i = 0; i < 103; ++i) rows.values.push_back(-rows.values[i]);
  disconnect("block", 10, Stream(3), rows);
  int breaks = 0;
  for (std::size_t i = 0; i < 103; ++i) {
    CHECK(rows.at(i, 1) == -rows.at(i, 0));
    if (i > 0 && rows.at(i, 0) != rows.at(i - 1, 0) + 1) {
      ++breaks;
      CHECK(std::fmod(rows.at(i, 0), 10) == 0);
    }
  }
  CHECK(breaks >= 5);  // of ten seams between eleven blocks; one in eleven stays by chance
  CHECK(breaks <= 10);
  auto values = std::vector<double>(rows.column(0).begin(), rows.column(0).end());
  std::sort(values.begin(), values.end());
  CHECK(values == counting(103).values);
}

TEST_CASE("with_the_same_spectrum: keeps values and correlations in time, and nothing else",
          "[information][transfer]") {
  const std::size_t n = GENERATE(1000, 997);
  const Points series = slow(n);
  const Points other = with_the_same_spectrum(series, Stream(5));
  auto sorted = series.values, of_other = other.values;
  std::sort(sorted.begin(), sorted.end());
  std::sort(of_other.begin(), of_other.end());
  CHECK(of_other == sorted);
  // The ranks are imposed last and take the spectrum a little towards white; 0.04 was measured, a shuffle has 0.85.
  for (const std::size_t lag : {1, 2, 5, 20})
    CHECK(correlation(other.values, other.values, lag) ==
          Approx(correlation(series.values, series.values, lag)).epsilon(0).margin(0.06));
  // About 1000 · (1 − 0.9)/(1 + 0.9) = 53 independent values: ± 0.14, three of that.
  CHECK(std::abs(correlation(series.values, other.values, 0)) < 0.42);
  CHECK(with_the_same_spectrum(series, Stream(5)).values == other.values);
  CHECK(with_the_same_spectrum(series, Stream(6)).values != other.values);
}

TEST_CASE("with_the_same_spectrum: leaves constants and single values as they are", "[information][transfer]") {
  const Points constant{50, 1, std::vector<double>(50, 2.5)};
  CHECK(with_the_same_spectrum(constant, Stream(1)).values == constant.values);
  const Points one{1, 1, {4}};
  CHECK(with_the_same_spectrum(one, Stream(1)).values == one.values);
}
