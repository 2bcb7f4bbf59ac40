// SPDX-License-Identifier: MIT
#include "stdlib/agents/entropy_bins.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/random.h"

using ansatz::agents::EntropyBins;
using ansatz::agents::normalised_entropy;

TEST_CASE("entropy_bins: edges belong to the bin on their right, the last to the last", "[agents][entropies]") {
  EntropyBins bins(0, 2, 20);
  for (const double value : {0.0, 0.1, 0.3, 1.95, 2.0, -0.01, 2.01, std::numeric_limits<double>::quiet_NaN()})
    bins.add(value);
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
    bins.add(values[i]);
    for (int k = 0; k < 17; ++k)
      counts[static_cast<std::size_t>(k)] += values[i] >= -1 + k * (4.0 / 17) && values[i] < -1 + (k + 1) * (4.0 / 17);
  }
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
  bins.add_clamped(7);
  CHECK(bins.counts()[3] == 1);
  CHECK(bins.entropy() == 0);
  CHECK(bins.corrected_entropy() == 0);
  CHECK(normalised_entropy(std::vector<double>{1, 1, 1}) == Approx(1).epsilon(0).margin(1e-15));
}

TEST_CASE("entropy_bins: every edge opens its bin, whatever a division of it rounds to", "[agents][entropies]") {
  for (const std::size_t bins : {15u, 20u, 24u, 25u}) {
    for (const double high : {0.3, 1.0, 2.0, 6.283185307179586, 8.75, 17.5}) {
      const double width = high / static_cast<double>(bins);
      const EntropyBins all(0, high, bins);
      for (std::size_t k = 1; k < bins; ++k) {
        const double edge = static_cast<double>(k) * width;
        CHECK(all.bin_of(edge) == k);
        CHECK(all.bin_of(std::nextafter(edge, 0.0)) == k - 1);
      }
    }
  }
}
