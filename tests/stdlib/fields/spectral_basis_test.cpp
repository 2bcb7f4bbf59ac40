// SPDX-License-Identifier: MIT
#include "stdlib/fields/spectral_basis.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numbers>

using namespace ansatz::fields;
using ansatz::core::AlignedBuffer;
using std::numbers::pi;

namespace {

// -k² on every wave, through the spectrum.
AlignedBuffer curvature(SpectralBasis& basis, AlignedBuffer& field) {
  AlignedBuffer spectrum(basis.spectrum_size()), out(basis.points());
  basis.forward(field.data(), spectrum.data());
  for (std::size_t i = 0; i < spectrum.size(); ++i) spectrum[i] *= -basis.squares()[i] * basis.normalisation();
  basis.backward(spectrum.data(), out.data());
  return out;
}

}  // namespace

// Waves of the basis are differentiated exactly, so only rounding is left: k² ≤ 50 times 1e-15 times a few.
TEST_CASE("spectral_basis: differentiates its own waves exactly", "[fields]") {
  struct Wave {
    Boundary boundary;
    double k;  // over 2π/L
    double phase;
  };
  const auto wave =
      GENERATE(Wave{Boundary::periodic, 3, 0.4}, Wave{Boundary::periodic, 0, 0.4},
               Wave{Boundary::antiperiodic, 0.5, 0.4}, Wave{Boundary::antiperiodic, 5.5, -1},
               Wave{Boundary::antiperiodic, 6.5, 2}, Wave{Boundary::neumann, 1, 0}, Wave{Boundary::neumann, 4.5, 0});
  const std::size_t n = GENERATE(32, 36);
  const double low = -2, length = 7, k = 2 * pi * wave.k / length;
  SpectralBasis basis(wave.boundary, low, length, n);
  const auto x = basis.coordinates();
  AlignedBuffer field(n), slope(n);
  for (std::size_t j = 0; j < n; ++j) field[j] = std::cos(k * (x[j] - low) + wave.phase);
  basis.differentiate(field.data(), slope.data());
  const AlignedBuffer bend = curvature(basis, field);
  for (std::size_t j = 0; j < n; ++j) {
    CHECK(slope[j] == Approx(-k * std::sin(k * (x[j] - low) + wave.phase)).epsilon(0).margin(1e-12));
    CHECK(bend[j] == Approx(-k * k * field[j]).epsilon(0).margin(1e-12));
  }
}

TEST_CASE("spectral_basis: takes an odd number of periodic points", "[fields]") {
  SpectralBasis basis(Boundary::periodic, 0, 2 * pi, 15);
  AlignedBuffer field(15), slope(15);
  const auto x = basis.coordinates();
  for (std::size_t j = 0; j < 15; ++j) field[j] = std::sin(7 * x[j]);  // the highest wave such a grid has
  basis.differentiate(field.data(), slope.data());
  for (std::size_t j = 0; j < 15; ++j) CHECK(slope[j] == Approx(7 * std::cos(7 * x[j])).epsilon(0).margin(1e-12));
  CHECK(basis.highest_wavenumber() == Approx(7));
}

TEST_CASE("spectral_basis: leaves the right end out of a ring and puts walls half a cell away", "[fields]") {
  CHECK(SpectralBasis(Boundary::periodic, -1, 2, 4).coordinates() == std::vector<double>{-1, -0.5, 0, 0.5});
  CHECK(SpectralBasis(Boundary::neumann, -1, 2, 4).coordinates() == std::vector<double>{-0.75, -0.25, 0.25, 0.75});
}
