// SPDX-License-Identifier: MIT
#include "stdlib/fields/complex_ring.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <numbers>
#include <set>
#include <vector>

#include "stdlib/core/each_target.h"

using namespace ansatz::fields;
using ansatz::core::AlignedBuffer;
using std::numbers::pi;

namespace {

/// exp(-i k² time) on every wave, and what comes out.
AlignedBuffer drifted(const ComplexRing& ring, const AlignedBuffer& field, double time) {
  AlignedBuffer packed(field.size()), factors(field.size()), out(field.size());
  for (std::size_t j = 0; j < ring.points(); ++j) {
    const double angle = std::pow(ring.wavenumbers()[j], 2) * time;
    const std::size_t place = ring.packed_place(j);
    factors[place] = std::cos(angle) * ring.normalisation();
    factors[place + ring.packed_width()] = -std::sin(angle) * ring.normalisation();
  }
  ring.pack(field.data(), packed.data());
  ring.multiply(packed.data(), factors.data());
  ring.unpack(packed.data(), out.data());
  return out;
}

AlignedBuffer sample(std::size_t n) {
  AlignedBuffer field(2 * n);
  for (std::size_t i = 0; i < 2 * n; ++i) field[i] = std::sin(1.0 + static_cast<double>(i * i % 9973));
  return field;
}

}  // namespace

TEST_CASE("complex_ring: every wave has a place of its own among the packed ones", "[fields]") {
  const std::size_t n = GENERATE(2, 6, 15, 64, 100, 128, 512);
  const ComplexRing ring(-1, 2, n);
  std::set<std::size_t> places;
  for (std::size_t j = 0; j < n; ++j) {
    places.insert(ring.packed_place(j));
    places.insert(ring.packed_place(j) + ring.packed_width());
  }
  CHECK(places.size() == 2 * n);
  CHECK(*places.rbegin() == 2 * n - 1);
  const AlignedBuffer field = sample(n);
  AlignedBuffer spectrum(2 * n), packed(2 * n), back(2 * n);
  ring.forward(field.data(), spectrum.data());
  ring.pack(field.data(), packed.data());
  for (std::size_t j = 0; j < n; ++j) {
    CHECK(packed[ring.packed_place(j)] == Approx(spectrum[2 * j]).epsilon(0).margin(1e-13));
    CHECK(packed[ring.packed_place(j) + ring.packed_width()] == Approx(spectrum[2 * j + 1]).epsilon(0).margin(1e-13));
  }
  ring.unpack(packed.data(), back.data());
  for (std::size_t i = 0; i < 2 * n; ++i)
    CHECK(back[i] * ring.normalisation() == Approx(field[i]).epsilon(0).margin(2e-15));
}

// A plane wave drifts by a phase: exp(ikx - ik²t).
TEST_CASE("complex_ring: a drift gives each plane wave its phase", "[fields]") {
  const std::size_t n = GENERATE(6, 30, 63, 64, 128, 256, 1000);
  const int k = GENERATE(0, 1, -1, 2, -2);
  const double time = 0.3;
  const ComplexRing ring(0, 2 * pi, n);
  AlignedBuffer field(2 * n);
  const auto x = ring.coordinates();
  for (std::size_t j = 0; j < n; ++j) {
    field[2 * j] = std::cos(k * x[j]);
    field[2 * j + 1] = std::sin(k * x[j]);
  }
  const AlignedBuffer out = drifted(ring, field, time);
  for (std::size_t j = 0; j < n; ++j) {
    CHECK(out[2 * j] == Approx(std::cos(k * x[j] - k * k * time)).epsilon(0).margin(4e-15));
    CHECK(out[2 * j + 1] == Approx(std::sin(k * x[j] - k * k * time)).epsilon(0).margin(4e-15));
  }
}

TEST_CASE("complex_ring: vectors of every width give the same bits", "[fields]") {
  const std::size_t n = GENERATE(64, 256, 1024, 8192);
  const AlignedBuffer field = sample(n);
  std::vector<std::vector<double>> results;
  ansatz::core::with_each_target([&] {
    const AlignedBuffer out = drifted(ComplexRing(-30, 60, n), field, 0.01);
    results.emplace_back(out.data(), out.data() + out.size());
  });
  REQUIRE_FALSE(results.empty());
  for (const auto& result : results)
    CHECK(std::memcmp(result.data(), results[0].data(), result.size() * sizeof(double)) == 0);
}
