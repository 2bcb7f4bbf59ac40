// SPDX-License-Identifier: MIT
//
// What multiplies the waves of a field, packed or not, against sums over all waves term by term.
#include "stdlib/fields/packed_waves.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <cstring>
#include <numbers>
#include <vector>

#include "stdlib/core/each_target.h"
#include "stdlib/fields/spectral_basis.h"

using namespace ansatz::fields;
using ansatz::core::AlignedBuffer;
using std::numbers::pi;

namespace {

AlignedBuffer sample(std::size_t n, int seed = 1) {
  AlignedBuffer field(n);
  for (std::size_t j = 0; j < n; ++j) field[j] = std::sin(seed + static_cast<double>(j * j % 9973));
  return field;
}

/// Σ_k m(k) F_k exp(2πi jk/n)/n for k from -n/2 to n/2, F_k = Σ f_j exp(-2πi jk/n): every sum written out.
template <class Factor>
std::vector<double> multiplied(const AlignedBuffer& field, Factor factor) {
  const std::size_t n = field.size();
  std::vector<std::complex<long double>> root;
  for (std::size_t j = 0; j < n; ++j)
    root.push_back(std::polar(
        1.0L, 2 * std::numbers::pi_v<long double> * static_cast<long double>(j) / static_cast<long double>(n)));
  std::vector<std::complex<long double>> waves(n);
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t j = 0; j < n; ++j) waves[k] += std::conj(root[j * k % n]) * static_cast<long double>(field[j]);
    waves[k] *= static_cast<long double>(factor(std::min(k, n - k))) / static_cast<long double>(n);
  }
  std::vector<double> out;
  for (std::size_t j = 0; j < n; ++j) {
    std::complex<long double> sum = 0;
    for (std::size_t k = 0; k < n; ++k) sum += waves[k] * root[j * k % n];
    out.push_back(static_cast<double>(sum.real()));
  }
  return out;
}

/// k where the ring's length is 2π, without the rounding of k².
double number(double square) { return std::round(std::sqrt(square)); }

/// The field with each wave times factor(k²), through the packed waves.
template <class Factor>
AlignedBuffer through(SpectralBasis& basis, const AlignedBuffer& field, Factor factor) {
  AlignedBuffer u(basis.packed_size()), velocity(basis.packed_size()), force(basis.packed_size()), out(field.size());
  basis.pack(field.data(), u.data());
  Rotation rotation;
  rotation.cosine = basis.multiplier([&](double square) { return factor(square) * basis.packed_unit(); });
  rotation.sine_over = basis.multiplier([](double) { return 0.0; });
  rotation.sine_times = basis.multiplier([](double) { return 0.0; });
  basis.kick_and_rotate({u.data(), velocity.data(), force.data()}, rotation, 0);
  basis.unpack(u.data(), out.data());
  return out;
}

}  // namespace

TEST_CASE("packed_waves: packs the rings that have a half transform of our own", "[fields]") {
  for (std::size_t n : {128, 256, 512, 4096, 65536}) CHECK(PackedWaves::takes(n));
  for (std::size_t n : {0, 1, 2, 4, 6, 64, 127, 192, 1000, 1023}) CHECK_FALSE(PackedWaves::takes(n));
}

// Rounding is that of the largest factor times a field of order 1, spread over the waves: a few eps times it.
TEST_CASE("packed_waves: multiplies every wave of a ring, of any length", "[fields]") {
  const std::size_t n = GENERATE(2, 3, 4, 6, 7, 10, 15, 16, 30, 64, 127, 128, 129, 192, 256, 512, 1024);
  SpectralBasis basis(Boundary::periodic, -1, 2 * pi, n);  // k = 0, 1, 2, …
  const AlignedBuffer field = sample(n);
  const double top = static_cast<double>(n / 2) * static_cast<double>(n / 2);

  AlignedBuffer bend(n);
  basis.curvature(field.data(), bend.data());
  const std::vector<double> expected = multiplied(field, [](std::size_t k) { return -static_cast<double>(k * k); });
  for (std::size_t j = 0; j < n; ++j) CHECK(bend[j] == Approx(expected[j]).epsilon(0).margin(4e-15 * top));

  // Neither even nor odd about the middle of the waves, and without a largest one to hide behind.
  const auto factor = [](double k) { return std::cos(0.7 * k) + 0.3 * std::sin(1.9 * k) + 0.1; };
  const AlignedBuffer turned = through(basis, field, [&](double square) { return factor(number(square)); });
  const std::vector<double> wanted = multiplied(field, [&](std::size_t k) { return factor(static_cast<double>(k)); });
  for (std::size_t j = 0; j < n; ++j) CHECK(turned[j] == Approx(wanted[j]).epsilon(0).margin(1e-14));
}

// Each wave alone: k² of a sine and a cosine, no share of any other wave's.
TEST_CASE("packed_waves: the curvature of one wave is -k² of it", "[fields]") {
  const std::size_t n = GENERATE(128, 512, 1000);
  const std::size_t k = GENERATE(0, 1, 2, 3, 31, 32, 33, 63, 64);
  const double length = 7, phase = 0.4, wave = 2 * pi * static_cast<double>(k) / length;
  SpectralBasis basis(Boundary::periodic, 0, length, n);
  AlignedBuffer field(n), bend(n);
  for (std::size_t j = 0; j < n; ++j) {  // the highest wave that the grid has is a cosine alone
    const double turns = static_cast<double>(j * k % n) / static_cast<double>(n);
    field[j] = std::cos(2 * pi * turns + (2 * k == n ? 0 : phase));
  }
  basis.curvature(field.data(), bend.data());
  const double top = basis.highest_wavenumber() * basis.highest_wavenumber();
  for (std::size_t j = 0; j < n; ++j) CHECK(bend[j] == Approx(-wave * wave * field[j]).epsilon(0).margin(4e-15 * top));
}

TEST_CASE("packed_waves: what a wave is multiplied by may tell it from all others", "[fields]") {
  const std::size_t n = 256;
  SpectralBasis basis(Boundary::periodic, 0, 2 * pi, n);
  const AlignedBuffer field = sample(n);
  for (std::size_t k : {0, 1, 5, 63, 64, 65, 127, 128}) {
    const AlignedBuffer one =
        through(basis, field, [&](double square) { return number(square) == static_cast<double>(k) ? 1.0 : 0.0; });
    const std::vector<double> expected = multiplied(field, [&](std::size_t other) { return other == k ? 1.0 : 0.0; });
    for (std::size_t j = 0; j < n; ++j) CHECK(one[j] == Approx(expected[j]).epsilon(0).margin(2e-15));
  }
}

TEST_CASE("packed_waves: kicks, then turns field and velocity about each other", "[fields]") {
  const std::size_t n = GENERATE(30, 128, 256, 512);
  const double kick = 0.3, time = 1.7;
  SpectralBasis basis(Boundary::periodic, 0, 2 * pi, n);
  const AlignedBuffer u = sample(n), velocity = sample(n, 2), force = sample(n, 3);
  AlignedBuffer waves[3], out_u(n), out_velocity(n);
  const AlignedBuffer* const from[] = {&u, &velocity, &force};
  for (int i = 0; i < 3; ++i) {
    waves[i] = AlignedBuffer(basis.packed_size());
    basis.pack(from[i]->data(), waves[i].data());
    for (double& value : waves[i].span()) value *= basis.packed_unit();
  }
  const auto frequency = [](double square) { return std::sqrt(number(square) * number(square) + 0.25); };
  Rotation rotation;
  rotation.cosine = basis.multiplier([&](double q) { return std::cos(frequency(q) * time); });
  rotation.sine_over = basis.multiplier([&](double q) { return std::sin(frequency(q) * time) / frequency(q); });
  rotation.sine_times = basis.multiplier([&](double q) { return std::sin(frequency(q) * time) * frequency(q); });
  basis.kick_and_rotate({waves[0].data(), waves[1].data(), waves[2].data()}, rotation, kick);
  basis.unpack(waves[0].data(), out_u.data());
  basis.unpack(waves[1].data(), out_velocity.data());

  AlignedBuffer kicked(n);
  for (std::size_t j = 0; j < n; ++j) kicked[j] = velocity[j] - kick * force[j];
  const auto w = [&](std::size_t k) { return frequency(static_cast<double>(k * k)); };
  const auto cosine = [&](std::size_t k) { return std::cos(w(k) * time); };
  const auto u_cosine = multiplied(u, cosine), v_cosine = multiplied(kicked, cosine);
  const auto v_over = multiplied(kicked, [&](std::size_t k) { return std::sin(w(k) * time) / w(k); });
  const auto u_times = multiplied(u, [&](std::size_t k) { return std::sin(w(k) * time) * w(k); });
  for (std::size_t j = 0; j < n; ++j) {
    CHECK(out_u[j] == Approx(u_cosine[j] + v_over[j]).epsilon(0).margin(1e-14));
    // Ω ≤ n/2 multiplies the rounding of a field of order 1, and that of the angle Ωt.
    CHECK(out_velocity[j] ==
          Approx(v_cosine[j] - u_times[j]).epsilon(0).margin(2e-15 * static_cast<double>(n * n) / 8 + 1e-14));
  }
}

TEST_CASE("packed_waves: vectors of every width give the same bits", "[fields]") {
  const std::size_t n = GENERATE(128, 256, 1024, 8192);
  const AlignedBuffer field = sample(n);
  std::vector<std::vector<double>> results;
  ansatz::core::with_each_target([&] {
    SpectralBasis basis(Boundary::periodic, -30, 60, n);
    AlignedBuffer bend(n);
    basis.curvature(field.data(), bend.data());
    const AlignedBuffer turned = through(basis, field, [](double square) { return std::cos(square); });
    results.emplace_back(bend.data(), bend.data() + n);
    results.back().insert(results.back().end(), turned.data(), turned.data() + n);
  });
  REQUIRE_FALSE(results.empty());
  for (const auto& result : results)
    CHECK(std::memcmp(result.data(), results[0].data(), result.size() * sizeof(double)) == 0);
}
