// SPDX-License-Identifier: MIT
#include "stdlib/fields/noisy_tunnelling.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>

#include "stdlib/fields/environment.h"
#include "stdlib/fields/mixed_state.h"
#include "stdlib/fields/solved.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using solved::quietly;
using solved::sentence_of;
using Complex = std::complex<double>;

NoisyTunnellingSolution solve_noisy(const NoisyTunnelling& question, std::uint64_t seed = 1) {
  core::Run run{core::Stream(seed)};
  return noisy_tunnelling(question, run);
}

/// A packet of σ = 1 that meets nothing.
NoisyTunnelling free_packet() {
  NoisyTunnelling question;
  question.barrier = solved::traced([](const core::Expression& x) { return 0.0 * x; });
  question.wavenumber = 1;
  question.position = 0;
  question.sigma = 1;
  question.absorber = 0;
  question.points = 256;
  question.until = 2;
  question.frames = 4;
  return question;
}

double at_end(const core::Array& series) { return series.real()[series.size() - 1]; }

}  // namespace

// C(x - x') of the fields themselves: over n courses the correlation of two places has the standard error
// √((1 + C²)/n), 0.016 at most; five of them.
TEST_CASE("environment: kicks with the correlation that it names", "[fields][noise]") {
  const ComplexRing ring(-15, 30, 64);
  const double length = 0.4, dephasing = 1.5;
  const int courses = 8000;
  double product[3] = {0, 0, 0};
  const std::size_t apart[3] = {0, 2, 5};
  for (int i = 0; i < courses; ++i) {
    Environment environment(ring, {.dephasing = dephasing, .correlation = 2},
                            core::Stream(7).at(static_cast<std::uint64_t>(i)));
    const auto turns = environment.kick(length);
    for (int d = 0; d < 3; ++d) product[d] += turns[20] * turns[20 + apart[d]] / courses;
  }
  for (int d = 0; d < 3; ++d) {
    const double s = ring.spacing() * static_cast<double>(apart[d]);
    CHECK(product[d] / (dephasing * length) == Approx(std::exp(-s * s / 8)).epsilon(0).margin(0.08));
  }
}

// An Ornstein–Uhlenbeck process keeps exp(-t/τ) of itself over an interval, and its size for ever.
TEST_CASE("environment: noise lasts as long as it says", "[fields][noise]") {
  const ComplexRing ring(-15, 30, 64);
  const double length = 0.1, amplitude = 0.7, time = 0.4;
  double square = 0, later = 0;
  const int courses = 8000;
  for (int i = 0; i < courses; ++i) {
    Environment environment(ring, {.amplitude = amplitude, .time = time, .correlation = 2},
                            core::Stream(8).at(static_cast<std::uint64_t>(i)));
    const double first = environment.kick(length)[11];
    environment.kick(length);
    const double third = environment.kick(length)[11];
    square += third * third / courses;
    later += first * third / courses;
  }
  const double whole = amplitude * amplitude * length * length;
  CHECK(square / whole == Approx(1).epsilon(0).margin(0.08));
  CHECK(later / whole == Approx(std::exp(-0.2 / time)).epsilon(0).margin(0.08));
}

TEST_CASE("environment: is the same field on a finer grid", "[fields][noise]") {
  const ComplexRing coarse(-15, 30, 64), fine(-15, 30, 256);
  const Noise noise{.dephasing = 1, .amplitude = 0.5, .time = 0.3, .correlation = 2};
  Environment one(coarse, noise, core::Stream(3)), other(fine, noise, core::Stream(3));
  for (int i = 0; i < 3; ++i) {
    const auto a = one.kick(0.1);
    const auto b = other.kick(0.1);
    for (std::size_t j = 0; j < 64; ++j) CHECK(a[j] == Approx(b[4 * j]).epsilon(0).margin(1e-13));
  }
}

// Equal waves: 1. Orthogonal ones, n of them: the unbiased estimate of 1/n … is 0 over pairs, since every draw is new.
// Two waves taken in turn: (n/2 - 1)/(n - 1) pairs agree.
TEST_CASE("mixed_state: knows how many waves there are", "[fields][noise]") {
  const ComplexRing ring(-16, 32, 128);
  const auto x = ring.coordinates();
  const std::size_t n = 6;
  MixedState same(ring, n), turns(ring, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double centre = 0.5, z = x[j] - centre;
      const Complex wave = std::polar(std::pow(2 * M_PI, -0.25) * std::exp(-z * z / 4), 1.5 * x[j] + 0.3 * double(i));
      same.trajectory(i)[j] = wave;
      turns.trajectory(i)[j] = i % 2 ? wave * z : wave;  // the second is (odd times even) orthogonal, and of norm 1
    }
  }
  const Coherence pure = same.measure(0.4);
  CHECK(pure.purity == Approx(1).epsilon(1e-12));
  CHECK(pure.purity_error < 1e-12);
  CHECK(pure.length == Approx(std::sqrt(2.0)).epsilon(1e-9));  // √2 σ
  CHECK(turns.measure(0.5).purity == Approx(2.0 / 5).epsilon(1e-10));
  MixedState empty(ring, 3);
  CHECK(empty.measure(0).purity == 0);
}

TEST_CASE("noisy_tunnelling: without noise is tunnelling, to the bit", "[fields][noise]") {
  const char* const mode = GENERATE("correct", "compat");
  NoisyTunnelling question;
  question.points = 256;
  question.until = 1.5;
  question.frames = 3;
  question.trajectories = 3;
  question.mode = mode;
  const auto many = solve_noisy(question);
  const auto one = quietly<TunnellingSolution, Tunnelling>(&tunnelling, question);
  const std::size_t n = question.points;
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      CHECK(many.psi.complex()[i * n + j] == one.psi.complex()[one.psi.size() - n + j]);
    CHECK(many.transmissions.real()[i] == one.transmission);
  }
  CHECK(many.transmission_error < 1e-15);
  CHECK(at_end(many.purity) == Approx(1).epsilon(1e-12));
}

// Kicks commute with k's distribution as a whole: d⟨k²⟩/dt = γ/ℓ², ⟨k⟩ stays, and by Ehrenfest d²⟨x²⟩/dt² follows,
// exactly for any ℓ:  σ_x² = σ² + t²/(4m²σ²) + γ t³/(3 m² ℓ²).  300 courses: k² has a relative error of 0.08 or so.
TEST_CASE("noisy_tunnelling: a free packet heats and spreads as moments say", "[fields][noise]") {
  NoisyTunnelling question = free_packet();
  question.dephasing = 1.2;
  question.correlation_length = 1.5;
  question.mass = 2;
  question.trajectories = 300;
  const auto found = solve_noisy(question);
  const double t = 2, heating = 1.2 / (1.5 * 1.5);
  const double sigma_k2 = found.sigma_k.real()[4] * found.sigma_k.real()[4];
  CHECK(sigma_k2 == Approx(0.25 + heating * t).epsilon(0.2));
  CHECK(found.mean_k.real()[4] == Approx(1).epsilon(0).margin(0.25));  // five times √(heating t / 300)
  const double sigma_x2 = found.sigma_x.real()[4] * found.sigma_x.real()[4];
  CHECK(sigma_x2 == Approx(1 + t * t / 16 + heating * t * t * t / 12).epsilon(0.15));
  CHECK(found.budget_error < 1e-11);
}

// ℓ far above σ: C is a parabola and ρ stays Gaussian (Joos and Zeh), so that the purity is 1/(2√(σ_x²σ_k² - σ_xk²))
// and the coherence length √2 σ_x times the purity, with the moments above and σ_xk = t σ_k²(0)/m + γ t²/(2mℓ²).
TEST_CASE("noisy_tunnelling: loses purity and coherence as the Gaussian closed form says", "[fields][noise]") {
  NoisyTunnelling question = free_packet();
  question.dephasing = 30;
  question.correlation_length = 9;
  question.domain = {-36, 36};
  question.trajectories = 200;
  const auto found = solve_noisy(question);
  const auto time = found.purity.coordinate_values(0);
  for (std::size_t i = 1; i < time.size(); ++i) {
    const double t = time[i], h = 30.0 / 81;
    const double xx = 1 + t * t / 4 + h * t * t * t / 3, kk = 0.25 + h * t, xk = t / 4 + h * t * t / 2;
    const double purity = 0.5 / std::sqrt(xx * kk - xk * xk);
    CAPTURE(t, purity, found.purity_error.real()[i]);
    // The parabola of C errs by (σ/ℓ)²/2 of the rate, some percent.
    CHECK(found.purity.real()[i] == Approx(purity).epsilon(0).margin(5 * found.purity_error.real()[i] + 0.02 * purity));
    CHECK(found.purity_error.real()[i] < 0.1 * purity);
    CHECK(found.coherence_length.real()[i] == Approx(std::sqrt(2 * xx) * purity).epsilon(0.12));
  }
}

// A packet so heavy that it does not move: ρ(x, x') = ψ ψ̄' exp(-γt(1 - C)), whose purity is a quadrature.
TEST_CASE("noisy_tunnelling: pure dephasing is the Lindblad equation's", "[fields][noise]") {
  NoisyTunnelling question = free_packet();
  question.mass = 1e6;
  question.dephasing = 0.5;
  question.correlation_length = 1;
  question.until = 3;
  question.trajectories = 300;
  const auto found = solve_noisy(question);
  double expected = 0;
  const double dx = 0.05;
  for (double a = -6; a <= 6; a += dx) {
    for (double b = -6; b <= 6; b += dx) {
      const double weight = std::exp(-(a * a + b * b) / 2) / (2 * M_PI);
      expected += dx * dx * weight * std::exp(-2 * 0.5 * 3 * (1 - std::exp(-(a - b) * (a - b) / 2)));
    }
  }
  CHECK(at_end(found.purity) == Approx(expected).epsilon(0).margin(5 * at_end(found.purity_error)));
  CHECK(at_end(found.purity_error) < 0.03);
  // Nothing but phases: the density is what it was.
  CHECK(at_end(found.sigma_x) == Approx(1).epsilon(1e-6));
}

// Noise that lasts for ever is a still potential: exp(-a²t²(1 - C)) in place of exp(-γt(1 - C)).
TEST_CASE("noisy_tunnelling: noise that stays dephases with the square of time", "[fields][noise]") {
  NoisyTunnelling question = free_packet();
  question.mass = 1e6;
  question.noise = 0.6;
  question.noise_time = 1e5;
  question.until = 2;
  question.trajectories = 300;
  const auto found = solve_noisy(question);
  double expected = 0;
  const double dx = 0.05;
  for (double a = -6; a <= 6; a += dx) {
    for (double b = -6; b <= 6; b += dx) {
      const double weight = std::exp(-(a * a + b * b) / 2) / (2 * M_PI);
      expected += dx * dx * weight * std::exp(-2 * 0.36 * 4 * (1 - std::exp(-(a - b) * (a - b) / 2)));
    }
  }
  CHECK(at_end(found.purity) == Approx(expected).epsilon(0).margin(5 * at_end(found.purity_error)));
}

// The draws belong to trajectories, intervals and waves; neither the grid nor the step nor the number of trajectories
// changes them.
TEST_CASE("noisy_tunnelling: a trajectory is the same on another grid and with another step", "[fields][noise]") {
  NoisyTunnelling question;
  question.barrier = quietly(&gaussian_barrier, {2.0, 0.8, 0.0});
  question.wavenumber = 2;
  question.dephasing = 0.5;
  question.noise = 0.3;
  question.points = 512;
  question.until = 6;
  question.frames = 2;
  question.domain = {-32, 32};
  question.detectors = Stretched(-3, 3);  // points of both grids; left out they stand some cells off the barrier
  question.trajectories = 3;
  const auto one = solve_noisy(question);
  CHECK(solve_noisy(question, 2).transmission != one.transmission);
  question.trajectories = 5;
  const auto more = solve_noisy(question);
  for (std::size_t i = 0; i < 3; ++i) CHECK(more.transmissions.real()[i] == one.transmissions.real()[i]);
  question.points = 1024;
  question.step = 0.001;
  const auto finer = solve_noisy(question);
  for (std::size_t i = 0; i < 5; ++i)
    CHECK(finer.transmissions.real()[i] == Approx(more.transmissions.real()[i]).epsilon(0).margin(2e-4));
}

// As published, each point by itself: exp(-2γt) between any two, neighbours too, so that the purity of a packet over
// many cells falls as exp(-4γt) and ⟨k²⟩ jumps by 2γt of what the grid can hold.
TEST_CASE("noisy_tunnelling: the published noise kicks the harder the finer the grid", "[fields][noise]") {
  NoisyTunnelling question = free_packet();
  question.mode = "compat";
  question.mass = 1e6;
  question.dephasing = 0.2;
  question.until = 1;
  question.step = 0.05;
  question.frames = 1;
  question.domain = {-30, 30};
  question.points = 512;
  question.trajectories = 200;
  question.mask_strength = 0;
  const auto coarse = solve_noisy(question);
  CHECK(at_end(coarse.purity) == Approx(std::exp(-4 * 0.2)).epsilon(0).margin(0.05));
  question.points = 1024;
  const auto fine = solve_noisy(question);
  CHECK(at_end(fine.sigma_k) == Approx(2 * at_end(coarse.sigma_k)).epsilon(0.05));
}

TEST_CASE("noisy_tunnelling: names what it refuses", "[fields][noise]") {
  const auto refused = [](auto change) {
    NoisyTunnelling question = free_packet();
    question.dephasing = 1;
    change(question);
    return sentence_of([&] { solve_noisy(question); });
  };
  CHECK(refused([](auto& q) { q.trajectories = 2; }) ==
        "noisy_tunnelling: trajectories is 2, but must be in [3, 4096]");
  CHECK(refused([](auto& q) { q.dephasing = -1; }) == "noisy_tunnelling: dephasing is -1, but must be at least 0");
  CHECK(refused([](auto& q) { q.noise_time = 0; }) == "noisy_tunnelling: noise_time is 0, but must be above 0");
  CHECK(refused([](auto& q) { q.correlation_length = 0.1; }) ==
        "noisy_tunnelling: correlation_length is 0.1, but must be from 0.4476, two of the grid's spacings, to 10, a "
        "sixth of "
        "the domain");
  CHECK(refused([](auto& q) { q.sigma = -1; }) == "noisy_tunnelling: sigma is -1, but must be above 0");
}
