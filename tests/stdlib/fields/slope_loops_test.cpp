// SPDX-License-Identifier: MIT
#include "stdlib/fields/slope_loops.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <vector>

using namespace ansatz::fields;

namespace {

using Complex = std::complex<double>;

/// Numbers without a pattern.
std::vector<double> numbers(std::size_t n, double seed) {
  std::vector<double> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(std::sin(seed + 1.7 * static_cast<double>(i * i)));
  return out;
}

}  // namespace

// The order of operations is part of the promise, so the bits are those of the plain loop. Sizes with whole vectors of
// any width, without, and with a rest.
TEST_CASE("slope_loops: sums of rows are those of a plain loop, to the last bit", "[fields][loops]") {
  const std::size_t n = GENERATE(1u, 2u, 31u, 32u, 78u), count = GENERATE(0u, 1u, 2u, 5u);
  std::vector<std::vector<double>> k;
  std::vector<WeightedRow> rows;
  for (std::size_t r = 0; r < count; ++r) k.push_back(numbers(n, static_cast<double>(r)));
  for (std::size_t r = 0; r < count; ++r) rows.push_back({0.3 - static_cast<double>(r), k[r].data()});
  const std::vector<double> from = numbers(n, 10);
  std::vector<double> sums(n, 99), steps(n, 99);
  weighted_sum(rows, sums.data(), n);
  weighted_step(from.data(), 0.1, rows, steps.data(), n);
  for (std::size_t i = 0; i < n; ++i) {
    double sum = 0;
    for (std::size_t r = 0; r < count; ++r) sum += rows[r].weight * k[r][i];
    CHECK(sums[i] == sum);
    CHECK(steps[i] == from[i] + 0.1 * sum);
  }
}

TEST_CASE("slope_loops: shares weigh by the larger of both moduli", "[fields][loops]") {
  // |3 + 4i| = 5, |6 + 8i| = 10, and the other way round: 1/(0.5 + 0.05 · 10)² = 1.
  std::vector<double> a, b;
  for (int j = 0; j < 19; ++j) {
    const bool first = j % 2 == 0;
    a.insert(a.end(), {first ? 3.0 : 6.0, first ? 4.0 : 8.0});
    b.insert(b.end(), {first ? -6.0 : 3.0, first ? 8.0 : -4.0});
  }
  std::vector<double> shares(19);
  error_shares(a.data(), b.data(), 0.5, 0.05, shares.data(), shares.size());
  for (const double share : shares) CHECK(share == 1);
  error_shares(a.data(), b.data(), 1, 0.1, shares.data(), shares.size());
  for (const double share : shares) CHECK(share == 0.25);
}

TEST_CASE("slope_loops: the linear term is -i r y, beside what is there times its factors", "[fields][loops]") {
  const std::size_t n = GENERATE(1u, 3u, 4u, 19u);
  const std::vector<double> y = numbers(2 * n, 1), start = numbers(2 * n, 2), units = numbers(n, 3);
  std::vector<double> rates, factors;
  for (std::size_t j = 0; j < n; ++j) {
    rates.insert(rates.end(), {units[j], -units[j]});
    factors.insert(factors.end(), 2, units[j] / 2);
  }
  std::vector<double> bare = start, factored = start, scaled(2 * n), filtered(2 * n);
  add_linear(y.data(), rates.data(), nullptr, bare.data(), n);
  add_linear(y.data(), rates.data(), factors.data(), factored.data(), n);
  scale(y.data(), 0.125, nullptr, scaled.data(), 2 * n);
  scale(y.data(), 0.125, factors.data(), filtered.data(), 2 * n);
  for (std::size_t j = 0; j < n; ++j) {
    const auto at = [&](const std::vector<double>& all) { return Complex(all[2 * j], all[2 * j + 1]); };
    const Complex linear = Complex(0, -1) * units[j] * at(y);
    CHECK(std::abs(at(bare) - (at(start) + linear)) < 1e-15);
    CHECK(std::abs(at(factored) - (units[j] / 2 * at(start) + linear)) < 1e-15);
    CHECK(at(scaled) == 0.125 * at(y));
    CHECK(std::abs(at(filtered) - 0.125 * units[j] / 2 * at(y)) < 1e-16);
  }
}
