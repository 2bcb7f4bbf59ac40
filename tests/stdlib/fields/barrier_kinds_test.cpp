// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>

#include "stdlib/fields/barrier_transmission.h"
#include "stdlib/fields/solved.h"
#include "stdlib/fields/spline.h"
#include "stdlib/fields/tunnelling.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using solved::quietly;
using solved::sentence_of;
using Complex = std::complex<double>;

core::Array table(std::vector<double> x, std::vector<double> v, const char* length = "", const char* energy = "") {
  core::Array places({core::Dimension("x", x.size())}, x);
  places.unit = core::parse_unit(length);
  core::Array values({core::Dimension("x", std::move(places))}, std::move(v));
  values.unit = core::parse_unit(energy);
  return values;
}

/// V₀ sech²(x/w) at `count` places.
core::Array eckart_table(std::size_t count, double low, double high, double length = 1, double energy = 1,
                         const char* length_unit = "", const char* energy_unit = "") {
  std::vector<double> x, v;
  for (std::size_t i = 0; i < count; ++i) {
    const double place = low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
    x.push_back(place * length);
    v.push_back(4 / std::pow(std::cosh(place / 0.8), 2) * energy);
  }
  return table(x, v, length_unit, energy_unit);
}

Barrier tabulated(const core::Array& values) {
  TabulatedBarrier barrier;
  barrier.values = values;
  return quietly(&tabulated_barrier, barrier);
}

double transmission_of(const core::Array& values) {
  BarrierTransmission question;
  question.barrier = tabulated(values);
  question.energies = core::Array::of({4.5});
  return quietly(&barrier_transmission, question).transmission.real()[0];
}

/// log Γ off the negative axis: Stirling's series after eight turns of the recurrence, good to 1e-12.
Complex log_gamma(Complex z) {
  Complex shift = 0;
  for (int i = 0; i < 12; ++i, z += 1.0) shift -= std::log(z);
  const Complex w = 1.0 / (z * z);
  return shift + (z - 0.5) * std::log(z) - z + 0.5 * std::log(2 * M_PI) +
         (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w / 1680.0))) / z;
}

}  // namespace

// Not a knot: a cubic comes back as it is, on uneven places and up to the ends.
TEST_CASE("spline: gives cubics back", "[fields]") {
  const auto cubic = [](double x) { return 2 - x + 0.5 * x * x - 0.3 * x * x * x; };
  const std::vector<double> x{-2, -1.5, 0, 0.2, 1.7, 3};
  std::vector<double> v;
  for (double place : x) v.push_back(cubic(place));
  const Spline spline(x, v);
  for (double place = -2; place <= 3; place += 0.01)
    CHECK(spline(place) == Approx(cubic(place)).epsilon(0).margin(1e-12));
  const Spline least({0, 1, 2, 4}, {cubic(0), cubic(1), cubic(2), cubic(4)});
  CHECK(least(3.1) == Approx(cubic(3.1)).epsilon(0).margin(1e-12));
  CHECK(least(4) == Approx(cubic(4)).epsilon(0).margin(1e-12));
}

// T of V₀ sech²(x/w) at E = 4.5 is 0.7709814 (V5 of the stationary curves). A table half as fine errs sixteen times as
// much.
TEST_CASE("tabulated_barrier: stands for the function it was taken from, to fourth order", "[fields][tunnelling]") {
  constexpr double kExact = 0.77098141;
  const double coarse = transmission_of(eckart_table(241, -30, 30)) - kExact;
  const double fine = transmission_of(eckart_table(481, -30, 30)) - kExact;
  CHECK(std::fabs(fine) < 1e-4);
  CHECK(std::log2(std::fabs(coarse / fine)) == Approx(4).epsilon(0).margin(0.5));
  CHECK(transmission_of(eckart_table(2401, -35, 40)) == Approx(kExact).epsilon(0).margin(2e-7));
}

TEST_CASE("tabulated_barrier: is what a packet meets, in model units and in its own", "[fields][tunnelling]") {
  Tunnelling question;
  question.until = 6;
  question.frames = 1;
  question.barrier = quietly(&eckart_barrier, {4.0, 0.8, 0.0});
  const auto closed = quietly(&tunnelling, question);
  question.barrier = tabulated(eckart_table(1201, -30, 30));
  CHECK(quietly(&tunnelling, question).transmission == Approx(closed.transmission).epsilon(0).margin(1e-5));
  const double energy = 76.1996423, time = 8.6379926;  // meV, fs
  Tunnelling physical;
  physical.until = Amount(6 * time, "fs");
  physical.frames = 1;
  physical.barrier = tabulated(eckart_table(1201, -30, 30, 10, energy, "angstrom", "meV"));
  CHECK(quietly(&tunnelling, physical).transmission == Approx(closed.transmission).epsilon(0).margin(1e-5));
}

TEST_CASE("tabulated_barrier: says nothing beyond its table", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = tabulated(eckart_table(101, -10, 10));
  CHECK(sentence_of([&] { quietly(&tunnelling, question); }) ==
        "tunnelling: barrier is a table from x = -10 to 10, but must be known on the whole domain, -30 to 30: a table "
        "says "
        "nothing beyond its ends");
  const auto refused = [](const core::Array& values) { return sentence_of([&] { tabulated(values); }); };
  CHECK(refused(table({0, 1, 2}, {0, 1, 0})) ==
        "tabulated_barrier: values is 3, but must be at least four places long");
  CHECK(refused(table({0, 1, 1, 2}, {0, 1, 2, 0})) ==
        "tabulated_barrier: values is at x = 1 after 1, but must be on rising coordinates");
  CHECK(refused(table({0, 1, 2, 3}, {0, std::nan(""), 2, 0})) ==
        "tabulated_barrier: values is nan at x = 1, but must be finite");
  CHECK(refused(core::Array::of({0.0, 1.0, 2.0, 0.0})) ==
        "tabulated_barrier: values is without coordinates, but must be an array along x, such as labelled(v, "
        "[\"x\"], coordinates = (x = places))");
  CHECK_THAT(refused(core::Array({core::Dimension("x", 2), core::Dimension("y", 2)}, std::vector<double>(4))),
             Catch::Contains("numbers along 2 dimensions, but must be numbers along one dimension"));
  question.barrier = tabulated(eckart_table(101, -30, 30, 1, 1, "", "eV"));
  CHECK_THAT(sentence_of([&] { quietly(&tunnelling, question); }),
             Catch::Contains("barrier.values is the bare number"));
}

// Reflected whole, with a phase known in closed form: ψ ~ e^{-ikx} - S e^{ikx} with
//   S = Γ(2iκ)/Γ(-2iκ) Γ(1/2 - λ - iκ)/Γ(1/2 - λ + iκ) (2λ)^{-2iκ},  κ = kw, λ = w √(2mD),
// so that a packet comes back with ⟨x⟩ = v t + x₀' moved by the mean of its phase's derivative by k.
TEST_CASE("morse_barrier: throws a packet back with the delay of the closed form", "[fields][tunnelling]") {
  const double depth = 3, width = 1.2, mass = 1, k0 = 2.5, sigma = 2.5, start = 18, until = 18;
  Tunnelling question;
  question.barrier = quietly(&morse_barrier, {depth, width, 0.0});
  question.wavenumber = -k0;
  question.position = start;
  question.sigma = sigma;
  question.domain = {-10, 70};
  question.absorber = 0;
  question.detectors = Stretched(-6, 50);
  question.points = 1024;
  question.until = until;
  question.frames = 1;
  const auto found = quietly(&tunnelling, question);
  const double lambda = width * std::sqrt(2 * mass * depth);
  const auto phase = [&](double k) {
    const Complex i(0, 1), kappa = k * width;
    const Complex s = log_gamma(2.0 * i * kappa) - log_gamma(-2.0 * i * kappa) + log_gamma(0.5 - lambda - i * kappa) -
                      log_gamma(0.5 - lambda + i * kappa) - 2.0 * i * kappa * std::log(2 * lambda);
    return s.imag();
  };
  double mean = 0, weights = 0;
  for (double k = k0 - 5 / (2 * sigma); k <= k0 + 5 / (2 * sigma); k += 0.005) {
    const double weight = std::exp(-2 * sigma * sigma * (k - k0) * (k - k0));
    // ⟨x⟩ of a packet ∫ g(k) e^{i(kx + phase - k x₀ - k²t/2m)}: kt/m - start - phase'.
    mean += weight * (k * until / mass - start - (phase(k + 1e-4) - phase(k - 1e-4)) / 2e-4);
    weights += weight;
  }
  CHECK(found.mean_k.real()[1] == Approx(k0).epsilon(0).margin(1e-5));
  CHECK(found.mean_x.real()[1] == Approx(mean / weights).epsilon(0).margin(1e-3));
  CHECK(*found.energy_drift < 1e-7);
  CHECK(found.right.real()[1] + found.inside.real()[1] == Approx(1).epsilon(0).margin(1e-9));
  CHECK(sentence_of([] {
          quietly(&morse_barrier, {-1.0, 1.0, 0.0});
        }) == "morse_barrier: depth is -1, but must be above 0");
}
