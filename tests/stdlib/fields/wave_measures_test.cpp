// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_measures.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

#include "stdlib/fields/solved.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using Complex = std::complex<double>;

namespace {

const ComplexRing kRing(-4, 8, 64);
constexpr double kUnit = std::numbers::pi / 4;  // 2π over the length

/// A strong wave and one a thousandth as high in the highest third.
std::vector<Complex> two_waves() {
  std::vector<Complex> field;
  for (double x : kRing.coordinates())
    field.push_back(std::polar(2.0, 3 * kUnit * x) + std::polar(2e-3, 25 * kUnit * x));
  return field;
}

std::vector<Complex> lump(double middle) {
  std::vector<Complex> field;
  for (double x : kRing.coordinates()) {
    const double away = std::remainder(x - middle, 8.0);
    field.push_back(std::polar(std::exp(-away * away / 0.18), away));
  }
  return field;
}

}  // namespace

// Plane waves are orthogonal; ρ = 4 + 4e-6 + 8e-3 cos 22κx has ∫ρ² = 8 (m² + 32e-6) and ∫ρ³ = 8 (m³ + 96e-6 m) with m
// its mean. Rounding of sums of 64.
TEST_CASE("wave_measures: of two waves are sums over both", "[fields][nls]") {
  const double m = 4 + 4e-6;
  WaveMeter meter(kRing, 2, {}, std::vector<double>(64, 3.0));
  const WaveMeasures found = meter.measure(two_waves());
  CHECK(found.mass == Approx(8 * m).epsilon(1e-13));
  CHECK(found.momentum == Approx(8 * kUnit * (4 * 3 + 4e-6 * 25)).epsilon(1e-13));
  CHECK(found.kinetic == Approx(4 * kUnit * kUnit * (4 * 9 + 4e-6 * 625)).epsilon(1e-13));
  CHECK(found.potential == Approx(3 * 8 * m).epsilon(1e-13));
  CHECK(found.interaction == Approx(-8 * (m * m + 32e-6)).epsilon(1e-13));  // F = ρ² for f = 2ρ
  CHECK(found.spectral_tail == Approx(1e-3).epsilon(1e-10));
  CHECK(meter.share_beyond(two_waves(), 2.0 / 3) == Approx(1e-6 / (1 + 1e-6)).epsilon(1e-9));

  WaveMeter square(kRing, 0, traced([](const core::Expression& rho) { return rho * rho; }), {});
  CHECK(square.measure(two_waves()).interaction == Approx(-8.0 / 3 * (m * m * m + 96e-6 * m)).epsilon(1e-12));
}

TEST_CASE("wave_measures: finds a lump between the points and across the seam", "[fields][nls]") {
  WaveMeter meter(kRing, 1, {}, {});
  for (const double middle : {0.3, 3.97, -3.95}) {  // of points 1/8 apart
    const WaveMeasures found = meter.measure(lump(middle));
    CHECK(found.centre == Approx(middle).epsilon(0).margin(1e-10));
    CHECK(found.peak == Approx(1).epsilon(1e-9));
    CHECK(std::remainder(found.peak_position - middle, 8.0) == Approx(0).epsilon(0).margin(1e-8));
    CHECK(found.maximum < found.peak);
    CHECK(found.mass == Approx(std::sqrt(std::numbers::pi * 0.09)).epsilon(1e-10));
    CHECK(found.momentum == Approx(found.mass).epsilon(1e-10));  // e^{ix}
  }
}

// By differences of neighbours: -P, sin(kh)/h for k; see wave_measures.cpp.
TEST_CASE("wave_measures: the published momentum has the other sign and the grid's waves", "[fields][nls]") {
  std::vector<Complex> field;
  for (double x : kRing.coordinates()) field.push_back(std::polar(1.0, 3 * kUnit * x));
  WaveMeter meter(kRing, 1, {}, {});
  const double h = kRing.spacing(), wave = std::sin(3 * kUnit * h) / h;
  const WaveMeasures found = meter.measure(field);
  CHECK(found.momentum == Approx(8 * 3 * kUnit).epsilon(1e-13));
  // Im ψ̄ψ' of a one-sided difference at an end is sin(kh)/h as well.
  CHECK(found.published_momentum == Approx(-8 * wave).epsilon(1e-12));
}
