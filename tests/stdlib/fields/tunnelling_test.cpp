// SPDX-License-Identifier: MIT
#include "stdlib/fields/tunnelling.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <numbers>

#include "stdlib/fields/absorbing_layer.h"
#include "stdlib/fields/barrier_transmission.h"
#include "stdlib/fields/published_barriers.h"
#include "stdlib/fields/solved.h"
#include "stdlib/fields/tunnelled.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::tunnelled;
using Complex = std::complex<double>;

double last(const core::Array& series) { return series.real()[series.size() - 1]; }

}  // namespace

// Exact in time and spectral in x: only the rounding of some thousand steps is left.
TEST_CASE("tunnelling: carries a free packet as the closed form says", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = kNothing;
  question.wavenumber = 2;
  question.sigma = 1;
  question.absorber = 0;
  question.until = 4;
  question.frames = 8;
  const auto found = solve(question);
  const std::vector<double> time = found.psi.coordinate_values(0);
  for (std::size_t i = 0; i < time.size(); ++i) {
    const double t = time[i];
    CHECK(found.mean_x.real()[i] == Approx(-8 + 2 * t).epsilon(0).margin(1e-10));
    CHECK(found.sigma_x.real()[i] == Approx(std::sqrt(1 + t * t / 4)).epsilon(1e-10));
    CHECK(found.mean_k.real()[i] == Approx(2).epsilon(1e-12));
    CHECK(found.sigma_k.real()[i] == Approx(0.5).epsilon(1e-12));
  }
  const std::vector<double> x = found.psi.coordinate_values(1);
  const Complex i(0, 1), width = 1.0 + i * 4.0 / 2.0;  // σ² + i t/(2m), σ = 1
  std::vector<Complex> exact;
  for (double place : x) {
    const double away = place + 8 - 2 * 4.0;
    exact.push_back(std::pow(2 * std::numbers::pi, -0.25) / std::sqrt(width) *
                    std::exp(-away * away / (4.0 * width) + i * (2 * place - 2.0 * 4.0)));
  }
  CHECK(distance(end_of(found), exact) < 1e-11);
  // Entropies of a Gaussian sum to 1 + ln π at the start and grow as it spreads.
  CHECK(found.entropy_x.real()[0] + found.entropy_k.real()[0] == Approx(1 + std::log(std::numbers::pi)).epsilon(1e-10));
  CHECK(last(found.entropy_x) + last(found.entropy_k) > 1 + std::log(std::numbers::pi));
  CHECK(found.energy.real()[0] == Approx(2.125).epsilon(1e-12));
  CHECK(found.energy_drift < 1e-12);
  CHECK(found.budget_error < 1e-12);
}

// The packet averages of the stationary curves; 3e-4 is what the task of the flux is, the grid's share is 5e-5.
TEST_CASE("tunnelling: transmits what the stationary curve says of the packet", "[fields][tunnelling]") {
  Tunnelling rectangular = barrier_question("rectangular");
  rectangular.points = 1024;
  rectangular.frames = 20;
  const auto first = solve(rectangular);
  CHECK(first.transmission == Approx(0.82897).epsilon(0).margin(1e-4));
  CHECK(first.transmission + first.reflection == Approx(1).epsilon(0).margin(1e-4));
  Tunnelling gaussian = barrier_question("gaussian");
  gaussian.points = 512;
  gaussian.until = 15;
  gaussian.frames = 20;
  const auto second = solve(gaussian);
  CHECK(second.transmission == Approx(0.78932).epsilon(0).margin(3e-5));
  for (const auto& found : {first, second}) {
    // Six pairs of transforms a step, each with a rounding of 1e-16 that does not average out.
    CHECK(found.budget_error < 1e-12 + 2e-15 * static_cast<double>(found.steps));
    // The slow end of the packet, beyond the waves that the layers are tuned for.
    CHECK(found.flux_error < 2e-4);
    CHECK(found.energy_drift < 1e-8);
    CHECK(found.absorber_return < 1e-6);
  }
}

// T = k²/(k² + m²g²), averaged over the packet's waves, on points and between them. Slow waves that are not there yet
// count some 3e-4; without the waves that the grid lacks T is off by 0.008.
TEST_CASE("tunnelling: meets the closed form of a δ", "[fields][tunnelling][V9]") {
  const auto [strength, center, mass] = GENERATE(std::tuple{2.0, 0.0, 1.0}, std::tuple{2.0, 0.013, 1.0},
                                                 std::tuple{-2.0, 0.0, 1.0}, std::tuple{1.0, 0.0, 2.0});
  Tunnelling question;
  question.barrier = quietly(&delta_barrier, {strength, center});
  question.mass = mass;
  question.until = 12 * mass;
  question.frames = 1;
  double average = 0, weights = 0;
  for (double k = 1; k < 7; k += 0.01) {
    const double weight = std::exp(-2 * 0.64 * (k - 4) * (k - 4)), g = mass * strength;
    average += weight * k * k / (k * k + g * g);
    weights += weight;
  }
  CHECK(solve(question).transmission == Approx(average / weights).epsilon(0).margin(6e-4));
}

// Well below the top: the default absorber, a long packet.
TEST_CASE("tunnelling: passes below a barrier as the curve says", "[fields][tunnelling]") {
  Tunnelling question;
  question.wavenumber = 2;
  question.sigma = 4;
  question.position = -22;
  question.domain = {-50, 40};
  question.points = 1024;
  question.until = 34;
  question.frames = 4;
  const auto found = solve(question);
  double average = 0, weight = 0;
  BarrierTransmission curve;
  curve.barrier = question.barrier;
  std::vector<double> energies, shares;
  for (double k = 1.2; k < 2.8; k += 0.01) {
    energies.push_back(k * k / 2);
    shares.push_back(std::exp(-2 * 16 * (k - 2) * (k - 2)));
  }
  curve.energies = core::Array::of(energies);
  const auto exact = quietly(&barrier_transmission, curve);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    average += shares[i] * exact.transmission.real()[i];
    weight += shares[i];
  }
  CHECK(found.transmission == Approx(average / weight).epsilon(0.01));
}

// One packet, a whole curve; where it has weight the error is that of the absorber and of the finite time.
TEST_CASE("tunnelling: gives T(E) of one packet", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = quietly(&eckart_barrier, {4, 0.8, 0});
  question.wavenumber = 3;
  question.sigma = 0.6;
  question.position = -12;
  question.domain = {-40, 40};
  question.absorber = 10;
  question.points = 512;
  question.until = 25;
  question.frames = 4;
  question.energies = core::Array::of({3.125, 4.5, 6.125, 8});
  const auto found = solve(question);
  REQUIRE(found.transmission_of_energy);
  REQUIRE(found.reflection_of_energy);
  const double known[] = {0.2142627, 0.7709814, 0.9765037};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(found.transmission_of_energy->real()[i] == Approx(known[i]).epsilon(0).margin(2e-4));
    // What the layers give back interferes with what comes: an error of the root of absorber_return.
    CHECK(found.reflection_of_energy->real()[i] == Approx(1 - known[i]).epsilon(0).margin(0.01));
  }
}

// 1e5 steps of Strang with nothing that absorbs. A pair of transforms makes the norm grow by 1.0e-16, always the same
// way, on 128 to 512 points alike; phases whose moduli are 1 to the last bit change nothing in that.
TEST_CASE("tunnelling: keeps the norm over 1e5 steps", "[fields][tunnelling][V14]") {
  Tunnelling question;
  question.barrier = quietly(&gaussian_barrier, {4, 0.8, 0});
  question.points = 128;
  question.domain = {-12, 12};
  question.position = -5;
  question.wavenumber = 3;
  question.absorber = 0;
  question.integrator = "strang";
  question.step = 1e-3;
  question.until = 100;
  question.frames = 10;
  const auto found = solve(question);
  CHECK(found.steps >= 100'000);
  CHECK(found.budget_error < 1.2e-16 * static_cast<double>(found.steps));
  CHECK(found.energy_drift < 1e-5);  // of the step's second order, and bounded
}

// i ψ_t = -ψ_xx/(2m) + Vψ of a mass m is that of mass 1 under t → t/m, V → mV: the same ψ, every rate m times as slow.
TEST_CASE("tunnelling: scales with the mass", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = quietly(&gaussian_barrier, {4, 0.8, 0});
  question.wavenumber = 3;
  question.position = -12;
  question.points = 256;
  question.until = 10;
  question.frames = 2;
  question.energies = core::Array::of({3.5, 4.5});
  const auto light = solve(question);
  const double mass = 2.5;
  question.mass = mass;
  question.barrier = quietly(&gaussian_barrier, {4 / mass, 0.8, 0});
  question.until = 10 * mass;
  question.energies = core::Array::of({3.5 / mass, 4.5 / mass});
  const auto heavy = solve(question);
  CHECK(distance(end_of(light), end_of(heavy)) < 1e-9);
  CHECK(heavy.transmission == Approx(light.transmission).epsilon(1e-9));
  CHECK(heavy.reflection == Approx(light.reflection).epsilon(1e-9));
  CHECK(*heavy.dwell_time.get<double>() == Approx(mass * *light.dwell_time.get<double>()).epsilon(1e-9));
  CHECK(heavy.kinetic_energy.real()[0] == Approx(light.kinetic_energy.real()[0] / mass).epsilon(1e-12));
  REQUIRE(heavy.transmission_of_energy);
  REQUIRE(heavy.reflection_of_energy);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(heavy.transmission_of_energy->real()[i] == Approx(light.transmission_of_energy->real()[i]).epsilon(1e-8));
    CHECK(heavy.reflection_of_energy->real()[i] == Approx(light.reflection_of_energy->real()[i]).epsilon(1e-8));
  }
}

// A packet over nothing: each point of it spends width/v between the ends, the mean over its waves <m a/k>, whether the
// ends fall on points of the grid or between them. 1/k of k₀ ± 1/6 is 1/k₀ (1 + (σ_k/k₀)² + 3 (σ_k/k₀)⁴).
TEST_CASE("tunnelling: counts the time between the ends of a barrier", "[fields][tunnelling]") {
  Tunnelling question;
  question.wavenumber = 4;
  question.sigma = 3;
  question.position = -16;
  question.domain = {-40, 40};
  question.points = 1024;
  question.until = 10;
  question.frames = 1;
  for (double width : {1.0, 1.05, 0.03}) {
    question.barrier = quietly(&rectangular_barrier, {0, width, 0.02});
    const double share = 1.0 / 6 / 4;
    // Cells count by what of them lies inside: of second order in the cell over the packet.
    CHECK(*solve(question).dwell_time.get<double>() ==
          Approx(width / 4 * (1 + share * share + 3 * std::pow(share, 4))).epsilon(2e-4));
  }
}

// What starts behind the barrier has not passed it, and a packet that stands at a detector was not seen to come.
TEST_CASE("tunnelling: knows what was where at first", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = kNothing;
  question.wavenumber = -4;
  question.position = 4;
  question.detectors = Stretched(-3, 3);
  question.points = 512;
  question.until = 4;
  question.frames = 1;
  const auto found = solve(question);
  CHECK(found.right.real()[0] == Approx(0.5 * std::erfc(-1 / (0.8 * std::sqrt(2)))).epsilon(0).margin(0.02));
  // What crosses the seam is absorbed on the other side: some 3e-4.
  CHECK(found.transmission == Approx(-found.right.real()[0]).epsilon(0).margin(1e-3));
  CHECK(found.flux_error < 1e-3);
  Tunnelling near;
  near.position = -2.5;
  near.detectors = Stretched(-3, 3);
  near.points = 512;
  near.frames = 1;
  const auto unseen = solve(near);
  CHECK(unseen.transmission_of_energy);
  CHECK_FALSE(unseen.reflection_of_energy);
}

TEST_CASE("tunnelling: converges with the order of its integrator", "[fields][tunnelling]") {
  Tunnelling question = barrier_question("gaussian");
  question.points = 256;
  question.until = 3;
  question.frames = 1;
  const auto error = [&](const char* integrator, double step) {
    question.integrator = "strang6";
    question.step = 0.003;
    const auto exact = end_of(solve(question));
    question.integrator = integrator;
    question.step = step;
    return distance(end_of(solve(question)), exact);
  };
  // No longer: the detectors look as often as that.
  CHECK(std::log2(error("strang", 0.0125) / error("strang", 0.00625)) == Approx(2).epsilon(0).margin(0.1));
  CHECK(std::log2(error("strang4", 0.0125) / error("strang4", 0.00625)) == Approx(4).epsilon(0).margin(0.3));
  CHECK(error("strang", 0.005) < 1e-5);
}

namespace {

/// A packet at rest beside the middle of x²/2, of another width than the ground state's.
Tunnelling oscillator(double position, double periods, int frames) {
  Tunnelling question;
  question.barrier = solved::traced([](const core::Expression& x) { return x * x / 2.0; });
  question.wavenumber = 0;
  question.position = position;
  question.sigma = 0.5;
  question.domain = {-12, 12};
  question.points = 128;
  question.absorber = 0;
  question.step = 0.01;
  question.until = 2 * std::numbers::pi * periods;
  question.frames = frames;
  return question;
}

}  // namespace

// Energies of an oscillator are even, so every state comes back after a period.
TEST_CASE("tunnelling: brings a packet in an oscillator back after a period", "[fields][tunnelling]") {
  const Tunnelling question = oscillator(3, 1, 2);
  const auto found = solve(question);
  std::vector<Complex> start(found.psi.complex().begin(), found.psi.complex().begin() + 128), end = end_of(found);
  for (auto& value : end) value = -value;  // e^{-2πi/2}, from the energy of the ground state
  CHECK(distance(start, end) < 1e-8);
  CHECK(found.mean_x.real()[1] == Approx(-3).epsilon(1e-9));
  CHECK_FALSE(found.transmission_of_energy);
}

// ⟨ψ(0)|ψ(t)⟩ = Σ |c_n|² exp(-i E_n t) with E_n = n + 1/2. Its Fourier integral over whole periods at E_n is |c_n|²,
// and between two spans of them its phase turns by the error of the energy. A packet of another width than the ground
// state's holds states up to n = 30 or so.
TEST_CASE("tunnelling: an oscillator's energies stand in the spectrum of its autocorrelation",
          "[fields][tunnelling][V12]") {
  constexpr int kFrames = 1024, kPeriods = 8;
  const Tunnelling question = oscillator(2, kPeriods, kFrames);
  const auto found = solve(question);
  const auto psi = found.psi.complex();
  const double dx = 24.0 / 128;
  std::vector<Complex> correlation;
  for (int i = 0; i <= kFrames; ++i) {
    Complex sum = 0;
    for (std::size_t j = 0; j < 128; ++j) sum += std::conj(psi[j]) * psi[static_cast<std::size_t>(i) * 128 + j] * dx;
    correlation.push_back(sum);
  }
  const auto weight = [&](double energy, int first, int count) {
    Complex sum = 0;
    for (int i = first; i < first + count; ++i)
      sum += correlation[static_cast<std::size_t>(i)] *
             std::polar(1.0 / count, energy * question.until.value * i / kFrames);
    return sum;
  };
  double whole = 0;
  for (int n = 0; n < 32; ++n) {
    const double energy = n + 0.5;
    const Complex early = weight(energy, 0, kFrames / 2), late = weight(energy, kFrames / 2, kFrames / 2);
    whole += std::real(weight(energy, 0, kFrames));
    if (std::abs(early) > 1e-3) {
      const double apart = question.until.value / 2;
      CHECK(std::arg(late / early) / apart == Approx(0).margin(1e-6));
    }
    // A quarter of a period's energy away there is nothing.
    CHECK(std::abs(weight(energy + 0.25, 0, kFrames)) < 1e-8);
  }
  CHECK(whole == Approx(1).epsilon(0).margin(1e-8));
}

// The layers by themselves, from the stationary equation, and in a run: what leaves does not come back.
TEST_CASE("tunnelling: absorbs what reaches the layers", "[fields][tunnelling]") {
  const AbsorbingLayer layer = tuned_layer(6, 2, 6, 1);
  for (double k : {2.0, 3.0, 4.0, 5.0, 6.0}) CHECK(layer.returned(k, 1) < 5e-4);
  CHECK(tuned_layer(12, 2, 6, 1).returned(4, 1) < layer.returned(4, 1));
  Tunnelling question;
  question.barrier = kNothing;
  question.until = 20;
  question.points = 512;
  question.frames = 4;
  const auto found = solve(question);
  // The slowest waves are still on their way, and what crosses the seam is absorbed on the other side.
  CHECK(found.absorbed == Approx(1).epsilon(0).margin(3e-4));
  CHECK(last(found.absorbed_right) == Approx(1).epsilon(0).margin(1e-3));
  // Per time, not per step.
  question.step = 0.003;
  CHECK(last(solve(question).absorbed_right) == Approx(last(found.absorbed_right)).epsilon(0).margin(1e-9));
}

TEST_CASE("tunnelling: is the same in model units and in quantities", "[fields][tunnelling]") {
  Tunnelling model;
  model.points = 256;
  model.barrier = quietly(&gaussian_barrier, {4, 0.8, 0});
  model.frames = 3;
  const auto plain = solve(model);
  Tunnelling physical = model;
  physical.barrier = quietly(&gaussian_barrier, {Amount(4 * 0.0761996421, "eV"), Amount(8, "Å"), 0});
  physical.wavenumber = Amount(4, "1/nm");
  physical.position = Amount(-8, "nm");
  physical.sigma = Amount(800, "pm");
  physical.until = Amount(6 * 8.6379931, "fs");
  const auto same = solve(physical);
  CHECK(same.transmission == Approx(plain.transmission).epsilon(1e-7));
  CHECK(same.mean_x.unit == core::parse_unit("nm"));
  CHECK(same.energy.unit == core::parse_unit("eV"));
  CHECK(last(same.energy) == Approx(last(plain.energy) * 0.0761996421).epsilon(1e-6));
  CHECK(same.psi.dimension(0).coordinates->unit == core::parse_unit("fs"));
}
