// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <tuple>

#include "stdlib/fields/barrier_transmission.h"
#include "stdlib/fields/solved.h"
#include "stdlib/fields/tunnelled.h"
#include "stdlib/fields/tunnelling.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::tunnelled;
using Complex = std::complex<double>;

template <class Formula>
Barrier driven(Formula formula) {
  DrivenBarrier barrier;
  barrier.shape =
      core::Function::traced(formula(core::Expression::argument(0), core::Expression::argument(1)), 2, {"x", "t"});
  return quietly(&driven_barrier, barrier);
}

/// A free packet of σ = 1 about 0, and V = -x F sin(ωt + φ) on a ring so wide that its seam is never seen.
constexpr double kForce = 0.8, kOmega = 1.7, kPhase = 0.4, kParticleMass = 1.3;

Tunnelling shaken() {
  Tunnelling question;
  question.barrier = driven([](const auto& x, const auto& t) { return -kForce * x * sin(kOmega * t + kPhase); });
  question.mass = kParticleMass;
  question.wavenumber = 1;
  question.position = 0;
  question.sigma = 1;
  question.absorber = 0;
  question.until = 4;
  question.frames = 4;
  question.points = 512;
  return question;
}

}  // namespace

// The frame of Kramers and Henneberger: with p(t) = ∫F and d(t) = ∫p/m,
//   ψ(x, t) = exp(i p x - i ∫p²/(2m)) ψ_free(x - d, t),
// where ψ_free is the packet of wavenumber k₀ without a force. So the density is the free one, moved.
TEST_CASE("driven_barrier: carries a packet in an even force as the closed form says", "[fields][tunnelling]") {
  const auto found = solve(shaken());
  const double t = 4, c0 = std::cos(kPhase);
  const auto p = [&](double s) { return kForce / kOmega * (c0 - std::cos(kOmega * s + kPhase)); };
  const double d =
      kForce / (kOmega * kParticleMass) * (c0 * t - (std::sin(kOmega * t + kPhase) - std::sin(kPhase)) / kOmega);
  double action = 0;  // ∫ p²/(2m), by Simpson on so many pieces that nothing of its error is seen
  constexpr int kPieces = 4000;
  for (int i = 0; i <= kPieces; ++i)
    action += (i == 0 || i == kPieces ? 1
               : i % 2                ? 4
                                      : 2) *
              p(t * i / kPieces) * p(t * i / kPieces) / (2 * kParticleMass);
  action *= t / kPieces / 3;
  const Complex i(0, 1), width = 1.0 + i * t / (2 * kParticleMass);
  const double k0 = 1;
  std::vector<Complex> exact;
  for (double x : found.psi.coordinate_values(1)) {
    const double away = x - d - k0 * t / kParticleMass;
    exact.push_back(std::pow(2 * M_PI, -0.25) / std::sqrt(width) *
                    std::exp(-away * away / (4.0 * width) + i * (k0 * (x - d) - k0 * k0 * t / (2 * kParticleMass)) +
                             i * (p(t) * x - action)));
  }
  // The steps are of fourth order: 5e-9 of them is left at the default step.
  CHECK(distance(end_of(found), exact) < 1e-7);
  CHECK(found.mean_k.real()[4] == Approx(k0 + p(t)).epsilon(1e-9));
  CHECK(found.mean_x.real()[4] == Approx(d + k0 * t / kParticleMass).epsilon(1e-8));
  CHECK(found.budget_error < 1e-11);
  CHECK_FALSE(found.energy_drift.has_value());
  CHECK_FALSE(found.transmission_of_energy.has_value());
  // ⟨V⟩ is that of the instant.
  CHECK(found.potential_energy.real()[4] ==
        Approx(-kForce * std::sin(kOmega * t + kPhase) * found.mean_x.real()[4]).epsilon(1e-9));
}

TEST_CASE("driven_barrier: one that stands still is the same barrier", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = quietly(&gaussian_barrier, {4.0, 0.8, 0.0});
  question.until = 5;
  question.frames = 2;
  question.step = 0.004;
  const auto still = solve(question);
  question.barrier = driven([](const auto& x, const auto& t) { return 4.0 * exp(-x * x / 1.28) + 0.0 * t; });
  const auto moving = solve(question);
  // Tables against turns: roundings of 1000 steps. The detectors stand where either finds the barrier's ends.
  CHECK(distance(end_of(still), end_of(moving)) < 1e-11);
  CHECK(moving.transmission == Approx(still.transmission).epsilon(0).margin(1e-4));
}

// 0.3 eV and fs against the same in model units.
TEST_CASE("driven_barrier: has units", "[fields][tunnelling]") {
  Tunnelling bare;
  bare.wavenumber = 2;
  bare.until = 6;
  bare.frames = 1;
  DrivenBarrier shape;
  shape.shape = core::Function::traced(exp(-(core::Expression::argument(0) * core::Expression::argument(0))) *
                                           (1.0 + 0.5 * sin(core::Expression::argument(1))),
                                       2, {"z", "s"});
  shape.height = 2.0;
  shape.width = 0.7;
  shape.time = 0.4;
  bare.barrier = quietly(&driven_barrier, shape);
  const double energy = 0.0761996423, time = 8.6379926;  // of ħ²/(m_e nm²) in eV, m_e nm²/ħ in fs
  Tunnelling physical;
  physical.wavenumber = Amount(2, "1/nm");
  physical.until = Amount(6 * time, "fs");
  physical.frames = 1;
  shape.height = Amount(2 * energy, "eV");
  shape.width = Amount(0.7, "nm");
  shape.center = Amount(0, "nm");
  shape.time = Amount(0.4 * time, "fs");
  physical.barrier = quietly(&driven_barrier, shape);
  CHECK(solve(physical).transmission == Approx(solve(bare).transmission).epsilon(1e-6));
}

TEST_CASE("driven_barrier: says where it cannot be", "[fields][tunnelling]") {
  BarrierTransmission stationary;
  stationary.barrier = driven([](const auto& x, const auto& t) { return exp(-x * x) * sin(t); });
  CHECK(sentence_of([&] { quietly(&barrier_transmission, stationary); }) ==
        "barrier_transmission: barrier is a driven one, but must be one that stands still: waves of one energy do not "
        "stay "
        "so where V moves");
  Tunnelling question = shaken();
  question.absorber = 6;
  CHECK_THAT(sentence_of([&] { solve(question); }), Catch::Contains("between the absorbing layers"));
  question = shaken();
  question.energies = core::Array::of({1.0});
  CHECK(sentence_of([&] { solve(question); }) ==
        "tunnelling: energies is given, but must be left out: a wave of one energy does not stay so where V moves");
  question = shaken();
  question.barrier = driven([](const auto& x, const auto& t) { return x / (t - 2.0); });
  CHECK_THAT(sentence_of([&] { solve(question); }), Catch::Contains("finite on the whole domain, at all times"));
  DrivenBarrier timeless;
  timeless.time = 0;
  CHECK(sentence_of([&] { quietly(&driven_barrier, timeless); }) == "driven_barrier: time is 0, but must be above 0");
}
