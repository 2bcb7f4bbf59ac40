// SPDX-License-Identifier: MIT
#include "stdlib/agents/entropy_bins.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/random.h"

using ansatz::agents::EntropyBins;
using ansatz::agents::EqualBins;
using ansatz::agents::normalised_entropy;

TEST_CASE("entropy_bins: edges belong to the bin on their right, the last to the last", "[agents][entropies]") {
  EntropyBins bins(0, 2, 20);
  bins.add(std::vector{0.0, 0.1, 0.3, 1.95, 2.0, -0.01, 2.01, std::numeric_limits<double>::quiet_NaN(),
                       std::numeric_limits<double>::infinity()});
  const auto counts = bins.counts();
  CHECK(counts[0] == 1);
  CHECK(counts[1] == 1);
  CHECK(counts[19] == 2);
  CHECK(bins.total() == 5);
  // 0.3 is below 3 · 0.1 as doubles have it.
  CHECK(counts[0.3 < 3 * 0.1 ? 2 : 3] == 1);
}

TEST_CASE("entropy_bins: is the sum of its definition", "[agents][entropies]") {
  const ansatz::core::Stream random(5);
  EntropyBins bins(-1, 3, 17);
  std::vector<double> values(500), counts(17);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = -1 + 4 * random.uniform(i);
    for (int k = 0; k < 17; ++k)
      counts[static_cast<std::size_t>(k)] += values[i] >= -1 + k * (4.0 / 17) && values[i] < -1 + (k + 1) * (4.0 / 17);
  }
  bins.add(values);
  CHECK(std::ranges::equal(bins.counts(), counts));
  double entropy = 0, occupied = 0;
  for (const double c : counts) {
    if (c > 0) entropy -= c / 500 * std::log(c / 500);
    occupied += c > 0;
  }
  CHECK(bins.entropy() == Approx(entropy / std::log(17)).epsilon(0).margin(1e-14));
  CHECK(bins.corrected_entropy() == Approx((entropy + (occupied - 1) / 1000) / std::log(17)).epsilon(0).margin(1e-14));
}

TEST_CASE("entropy_bins: of nothing is a half as published, and no number put right", "[agents][entropies]") {
  EntropyBins bins(0, 1, 4);
  CHECK(bins.entropy() == 0.5);
  CHECK(std::isnan(bins.corrected_entropy()));
  bins.add_clamped(std::vector{7, std::numeric_limits<double>::quiet_NaN()});
  CHECK(bins.counts()[3] == 1);
  CHECK(bins.entropy() == 0);
  CHECK(bins.corrected_entropy() == 0);
  CHECK(normalised_entropy(std::vector<double>{1, 1, 1}) == Approx(1).epsilon(0).margin(1e-15));
}

TEST_CASE("entropy_bins: every edge opens its bin, whatever a division of it rounds to", "[agents][entropies]") {
  for (const std::size_t bins : {15u, 20u, 24u, 25u}) {
    for (const double high : {0.3, 1.0, 2.0, 6.283185307179586, 8.75, 17.5}) {
      const double width = high / static_cast<double>(bins);
      std::vector<double> edges;
      std::vector<std::uint8_t> found(2 * bins), wanted(2 * bins);
      for (std::size_t k = 0; k < bins; ++k) {
        edges.push_back(static_cast<double>(k) * width);
        edges.push_back(std::nextafter(static_cast<double>(k + 1) * width, 0.0));
        wanted[2 * k] = wanted[2 * k + 1] = static_cast<std::uint8_t>(k);
      }
      const EqualBins all(0, high, bins);
      all.find(edges, found);
      CHECK(found == wanted);
      all.find_clamped(edges, found);
      CHECK(found == wanted);
    }
  }
}
