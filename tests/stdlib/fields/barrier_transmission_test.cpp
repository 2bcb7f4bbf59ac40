// SPDX-License-Identifier: MIT
#include "stdlib/fields/barrier_transmission.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/fields/solved.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using solved::quietly;
using solved::sentence_of;

StationaryScattering through(const BarrierChoice& barrier, std::vector<double> energies) {
  BarrierTransmission question;
  question.barrier = barrier;
  question.energies = core::Array::of(std::move(energies));
  return quietly(&barrier_transmission, question);
}
double at_wavenumber(const BarrierChoice& barrier, double k) {
  return through(barrier, {k * k / 2}).transmission.real()[0];
}

const Barrier kRectangle = quietly(&rectangular_barrier, {4.5, 1, 0});

}  // namespace

// Closed forms are exact for the transfer matrix, so only rounding is allowed for.
TEST_CASE("barrier_transmission: meets the closed form of a rectangle below, at and above its top", "[fields]") {
  const double v = 4.5;
  for (double k : {1.0, 2.0, 3.5, 4.0, 5.0}) {
    const double e = k * k / 2, q = std::sqrt(2 * std::fabs(e - v));
    const double wave = e > v ? std::sin(q) : std::sinh(q);
    CHECK(at_wavenumber(kRectangle, k) ==
          Approx(1 / (1 + v * v * wave * wave / (4 * e * std::fabs(e - v)))).epsilon(1e-12));
  }
  CHECK(at_wavenumber(kRectangle, 3) == Approx(1 / 3.25).epsilon(1e-12));
  CHECK(at_wavenumber(kRectangle, 4) == Approx(0.9606826).epsilon(0).margin(1e-7));
}

TEST_CASE("barrier_transmission: meets the closed form of Eckart's barrier", "[fields]") {
  const double al = 1.25, v = 4;
  const Barrier eckart = quietly(&eckart_barrier, {v, 1 / al, 0.3});
  for (double k : {1.0, 2.0, 2.5, 3.0, 3.5}) {
    const double up = std::pow(std::sinh(std::numbers::pi * k / al), 2);
    const double down = std::pow(std::cosh(std::numbers::pi / 2 * std::sqrt(8 * v / (al * al) - 1)), 2);
    // Some thousand Magnus cells of order 4, the widest 1/100 of the barrier.
    CHECK(at_wavenumber(eckart, k) == Approx(up / (up + down)).epsilon(1e-8));
  }
}

TEST_CASE("barrier_transmission: lets every wave through a well of Pöschl and Teller", "[fields]") {
  for (double n : {1.0, 2.0, 3.0}) {
    const auto found = through(quietly(&eckart_barrier, {-n * (n + 1) / 2, 1, 0}), {0.05, 0.5, 2, 8});
    for (double reflection : found.reflection.real()) CHECK(reflection < 1e-12);
  }
}

// Values of an independent quadrature, to the digits it gave; Kemble's formula is a parabola's and misses by 0.03.
TEST_CASE("barrier_transmission: meets reference values of a Gaussian barrier, and Kemble's formula nearby",
          "[fields]") {
  const Barrier gaussian = quietly(&gaussian_barrier, {4, 0.8, 0});
  const std::pair<double, double> known[] = {{2, 0.00446182}, {2.5, 0.1094789}, {std::sqrt(8.0), 0.5461275},
                                             {3, 0.8030539},  {3.5, 0.9937150}, {4, 0.9998575}};
  for (const auto& [k, transmission] : known) {
    CHECK(at_wavenumber(gaussian, k) == Approx(transmission).epsilon(0).margin(1e-5));
  }
  const double curvature = std::sqrt(4.0) / 0.8;
  for (double k : {2.7, 2.9}) {
    CHECK(at_wavenumber(gaussian, k) ==
          Approx(1 / (1 + std::exp(2 * std::numbers::pi * (4 - k * k / 2) / curvature))).epsilon(0).margin(0.06));
  }
  const BarrierChoice formula = solved::traced([](const core::Expression& x) { return 4.0 * exp(-(x * x) / 1.28); });
  CHECK(at_wavenumber(formula, 3) == Approx(at_wavenumber(gaussian, 3)).epsilon(1e-9));
}

TEST_CASE("barrier_transmission: meets the closed forms of δ and step", "[fields]") {
  for (double k : {0.5, 1.0, 3.0}) {
    const double g = 2;
    CHECK(at_wavenumber(quietly(&delta_barrier, {g, 0.7}), k) == Approx(k * k / (k * k + g * g)).epsilon(1e-12));
    const double v = -1.5, q = std::sqrt(k * k - 2 * v);
    CHECK(at_wavenumber(quietly(&step_barrier, {v, 0}), k) == Approx(4 * k * q / ((k + q) * (k + q))).epsilon(1e-12));
  }
  CHECK(at_wavenumber(quietly(&step_barrier, {3, 0}), 1) == 0);
}

// Two barriers of transmission T₁ let a resonance through whole; between resonances about (T₁/2)² passes.
TEST_CASE("barrier_transmission: lets resonances of a double barrier through", "[fields]") {
  const Barrier both = quietly(&double_barrier, {8, 0.5, 2, 0});
  double best = 0, at = 0;
  const auto look = [&](double low, double high) {
    for (int i = 0; i <= 100; ++i) {
      const double e = low + (high - low) * i / 100, t = through(both, {e}).transmission.real()[0];
      if (t > best) best = t, at = e;
    }
  };
  look(0.5, 1.5);
  look(at - 0.01, at + 0.01);
  look(at - 2e-4, at + 2e-4);
  CHECK(best > 0.999);
  const double aside = through(both, {at + 0.4}).transmission.real()[0];
  CHECK(aside < 0.1);
}

// Where T = 1, and the time of the phase there, by matching ψ and ψ' at the four edges in another program. Nearby the
// lower resonance is Breit and Wigner's: T = 1/(1 + (2 (E - E₀)/Γ)²) with Γ = 2/τ.
TEST_CASE("barrier_transmission: has the resonances of Breit and Wigner where they are", "[fields][tunnelling][V11]") {
  const Barrier both = quietly(&double_barrier, {8, 0.5, 2, 0});
  for (const auto& [energy, time] :
       {std::pair{1.1980374750, 51.12909327192883}, std::pair{4.6461191393, 5.033594911774131}}) {
    const auto found = through(both, {energy - 1e-5, energy, energy + 1e-5});
    const auto T = found.transmission.real();
    CHECK(T[1] == Approx(1).epsilon(0).margin(1e-12));
    CHECK(T[1] > T[0]);
    CHECK(T[1] > T[2]);
    CHECK(found.phase_time.real()[1] == Approx(time).epsilon(1e-6));
  }
  // Behind thicker walls they are narrower, 1e-3 and 2.5e-5 wide.
  CHECK(through(Barrier(quietly(&double_barrier, {8, 1, 2.5, 0})), {1.216569263348}).phase_time.real()[0] ==
        Approx(2008.619695).epsilon(1e-6));
  CHECK(through(Barrier(quietly(&double_barrier, {8, 1.5, 3, 0})), {1.2170394578}).phase_time.real()[0] ==
        Approx(79843.755).epsilon(1e-6));
  // Breit and Wigner have one resonance alone and T = 0 far from it; its neighbour adds Γ/E₀ or so, 0.03 here.
  const double width = 2 / 51.12909327192883;
  for (double away : {-1.0, -0.5, -0.25, 0.25, 0.5, 1.0})
    CHECK(through(both, {1.1980374750 + away * width}).transmission.real()[0] ==
          Approx(1 / (1 + 4 * away * away)).epsilon(0).margin(0.02));
}

TEST_CASE("barrier_transmission: shows that an opaque barrier's phase time does not grow with its width", "[fields]") {
  const double k = 2, kappa = std::sqrt(5.0);
  for (double width : {4.0, 6.0, 10.0}) {
    const auto found = through(quietly(&rectangular_barrier, {4.5, width, 0}), {2});
    // Corrections are of order e^{-2κa} = 2e-8; the difference quotient has 1e-9.
    CHECK(found.phase_time.real()[0] == Approx(2 / (k * kappa)).epsilon(1e-6));
    // Büttiker's dwell time of an opaque rectangle, 2k/(κ k₀²) with k₀² = 2 V₀.
    CHECK(found.dwell_time.real()[0] == Approx(2 * k / (kappa * 9)).epsilon(1e-6));
  }
}

// Büttiker's dwell time of a rectangle, of the mass m: below the top (m k/κ) (2κa (κ² - k²) + k₀² sinh 2κa) /
// (4k²κ² + k₀⁴ sinh² κa) with k₀² = 2mV, and above it the same with κ = iq. Over nothing it is the way over the
// velocity k/m; the phase time is its own closed form's derivative, arctan((k² - κ²)/(2kκ) tanh κa) by E.
TEST_CASE("barrier_transmission: knows how long a particle of any mass dwells", "[fields]") {
  const double mass = GENERATE(0.067, 1.0, 2.5);
  const double v = 4.5, a = 0.8;
  const auto asked = [&](double height, double energy) {
    BarrierTransmission question;
    question.barrier = quietly(&rectangular_barrier, {height, a, 0.2});
    question.energies = core::Array::of({energy});
    question.mass = mass;
    return quietly(&barrier_transmission, question);
  };
  for (double e : {0.5, 2.0, 4.0, 5.5, 9.0}) {
    const double k = std::sqrt(2 * mass * e), square = 2 * mass * (v - e), k0 = 2 * mass * v;
    const double root = std::sqrt(std::fabs(square));
    const double doubled = square > 0 ? std::sinh(2 * root * a) / root : std::sin(2 * root * a) / root;
    const double single = square > 0 ? std::sinh(root * a) / root : std::sin(root * a) / root;
    const double dwell =
        mass * k * (2 * a * (square - k * k) + k0 * doubled) / (4 * k * k + k0 * k0 * single * single) / square;
    // Cells of 1/400 of the width whose share of ∫|ψ|² is of fourth order: (qa/400)⁴/720.
    CHECK(asked(v, e).dwell_time.real()[0] == Approx(dwell).epsilon(1e-9));
    CHECK(asked(0, e).dwell_time.real()[0] == Approx(mass * a / k).epsilon(1e-9));
    const auto phase = [&](double energy) {
      const double wave = std::sqrt(2 * mass * energy), kappa = std::sqrt(2 * mass * (v - energy));
      return std::atan((wave * wave - kappa * kappa) / (2 * wave * kappa) * std::tanh(kappa * a));
    };
    if (e < v)
      CHECK(asked(v, e).phase_time.real()[0] == Approx((phase(e + 1e-4) - phase(e - 1e-4)) / 2e-4).epsilon(1e-6));
  }
}

// T = 1/(1 + (m g/k)²).
TEST_CASE("barrier_transmission: meets the closed form of a δ for any mass", "[fields]") {
  for (double mass : {0.067, 3.0}) {
    BarrierTransmission question;
    question.barrier = quietly(&delta_barrier, {1.5, -0.4});
    question.energies = core::Array::of({0.3, 2.0});
    question.mass = mass;
    const auto found = quietly(&barrier_transmission, question);
    for (std::size_t i = 0; i < 2; ++i) {
      const double k = std::sqrt(2 * mass * question.energies.real()[i]), ratio = mass * 1.5 / k;
      CHECK(found.transmission.real()[i] == Approx(1 / (1 + ratio * ratio)).epsilon(1e-12));
    }
  }
}

// κa = 2000: the wave leaves the doubles on its way, and nothing but 0 and 1 may come of that.
TEST_CASE("barrier_transmission: is certain where a barrier is beyond all numbers", "[fields]") {
  const auto found = through(quietly(&rectangular_barrier, {2e4, 10, 0}), {1});
  CHECK(found.transmission.real()[0] == 0);
  CHECK(found.reflection.real()[0] == 1);
  CHECK(found.dwell_time.real()[0] == 0);
}

TEST_CASE("barrier_transmission: keeps the whole flux, whatever the barrier", "[fields]") {
  const BarrierChoice odd = solved::traced(
      [](const core::Expression& x) { return 3.0 * tanh(x) * exp(-(x * x)) + 1.0 / (1.0 + exp(-(4.0 * x))); });
  const auto found = through(odd, {1.2, 2, 3, 5});
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(found.transmission.real()[i] + found.reflection.real()[i] == Approx(1).epsilon(1e-9));
}

// ħ²/(2 m_e) = 0.0380998 eV nm²: the model's 4.5 is 0.342898 eV.
TEST_CASE("barrier_transmission: means eV and nm beside quantities", "[fields]") {
  BarrierTransmission question;
  question.barrier = quietly(&rectangular_barrier, {Amount(4.5 * 0.0761996421, "eV"), Amount(1, "nm"), 0});
  question.energies = core::Array::of({2 * 76.1996421});
  question.energies.unit = core::parse_unit("meV");
  const auto found = quietly(&barrier_transmission, question);
  CHECK(found.transmission.real()[0] == Approx(0.0441382).epsilon(0).margin(1e-6));
  CHECK(found.phase_time.unit == core::parse_unit("fs"));
  CHECK(found.phase_time.real()[0] == Approx(through(kRectangle, {2}).phase_time.real()[0] * 8.63799).epsilon(1e-5));
}

TEST_CASE("barrier_transmission: names what it refuses", "[fields]") {
  CHECK(sentence_of([] { through(kRectangle, {0}); }) ==
        "barrier_transmission: energies is 0, but must be above the potential on the left");
  CHECK(sentence_of([] { through(kRectangle, {NAN}); }) == "barrier_transmission: energies is nan, but must be finite");
  CHECK(sentence_of([] {
          quietly(&rectangular_barrier, {4, 0, 0});
        }) == "rectangular_barrier: width is 0, but must be above 0");
  CHECK(sentence_of([] {
          quietly(&gaussian_barrier, {INFINITY, 1, 0});
        }) == "gaussian_barrier: height is inf, but must be finite");
  CHECK(sentence_of([] {
          quietly(&double_barrier, {4, 1, 0.5, 0});
        }) ==
        "double_barrier: separation is 0.5, but must be at least the width, so that the rectangles do not overlap");
  const BarrierChoice pole = solved::traced([](const core::Expression& x) { return 1.0 / x; });
  CHECK(sentence_of([&] { through(pole, {1}); }) ==
        "barrier_transmission: barrier is inf at x = 0, but must be finite on the whole domain");
  BarrierTransmission mixed;
  mixed.barrier = quietly(&rectangular_barrier, {Amount(0.3, "eV"), Amount(1, "nm"), 0});
  CHECK(sentence_of([&] { quietly(&barrier_transmission, mixed); }) ==
        "barrier_transmission: energies is the bare number 8, but must be an energy such as 0.3 eV, since the call has "
        "quantities: then every number with a dimension has its unit");
}
