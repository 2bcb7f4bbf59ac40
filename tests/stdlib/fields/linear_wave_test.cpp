// SPDX-License-Identifier: MIT
//
// The linear equation, where every wave is known for all times.
#include <catch2/catch.hpp>
#include <complex>
#include <numbers>

#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/solved.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using std::numbers::pi;

namespace {

constexpr double kFieldMass = 1.3;

KleinGordon moving_lump(const std::string& integrator) {
  KleinGordon question;
  question.potential = quietly(&linear, {.mass = kFieldMass});
  question.initial = quietly(&gaussian, {.amplitude = 0.8, .width = 1.5, .position = 1, .velocity = 0.4});
  question.domain = {-15, 15};
  question.points = 128;
  question.until = 10;
  question.frames = 20;
  question.integrator = integrator;
  return question;
}

// φ̂(k, t) = φ̂₀ cos Ωt + π̂₀ sin(Ωt)/Ω by a transform written out as sums.
std::vector<double> exact_linear_wave(const KleinGordonSolution& solution, double length, double time) {
  const auto field = row(solution.phi, 0), velocity = row(solution.phi_t, 0);
  const int n = static_cast<int>(field.size());
  std::vector<double> result(field.size());
  for (int m = 0; m <= n / 2; ++m) {
    std::complex<double> a = 0, b = 0;
    const auto wave = [=](int j) { return std::polar(1.0, -2 * pi * ((m * j) % n) / n); };
    for (int j = 0; j < n; ++j) {
      a += field[static_cast<std::size_t>(j)] * wave(j);
      b += velocity[static_cast<std::size_t>(j)] * wave(j);
    }
    const double k = 2 * pi * m / length, omega = std::sqrt(k * k + kFieldMass * kFieldMass);
    const std::complex<double> now = a * std::cos(omega * time) + b * std::sin(omega * time) / omega;
    const double weight = (m == 0 || 2 * m == n ? 1.0 : 2.0) / n;
    for (int j = 0; j < n; ++j) result[static_cast<std::size_t>(j)] += weight * (now * std::conj(wave(j))).real();
  }
  return result;
}

double error_at_end(const KleinGordon& question) {
  const auto solution = solve(question);
  return distance(row(solution.phi, -1), exact_linear_wave(solution, 30, question.until));
}

}  // namespace

// Twenty rotations and transforms of numbers of order 1 lose a few 1e-15; 1e-12 is the suite's bound (V1).
TEST_CASE("klein_gordon: the exact linear flow is exact on a linear field", "[fields][V1]") {
  CHECK(error_at_end(moving_lump("strang")) < 1e-12);
  CHECK(error_at_end(moving_lump("strang4")) < 1e-12);
}

// Halving a small step divides the error by 2^order; the next term of the expansion is within the margin (V1).
TEST_CASE("klein_gordon: converges with the order of its integrator", "[fields][V1]") {
  const auto [name, order, step, margin] =
      GENERATE(std::tuple{"verlet", 2.0, 0.05, 0.05}, std::tuple{"verlet4", 4.0, 0.125, 0.1});
  KleinGordon question = moving_lump(name);
  question.step = step;
  const double coarse = error_at_end(question);
  question.step = step / 2;
  CHECK(std::log2(coarse / error_at_end(question)) == Approx(order).epsilon(0).margin(margin));
}

// cos(ω_d h) = 1 - h² Ω²/2 is what leapfrog makes of cos Ωt. 1e-10 relative on ω_d over a time of 100 is 2e-8 in phase;
// we hold the field itself to 1e-10, which is stricter (V2).
TEST_CASE("klein_gordon: a Verlet wave has the frequency of its dispersion relation", "[fields][V2]") {
  const double length = 2 * pi, k = 5, h = 0.02;
  KleinGordon question;
  question.potential = quietly(&linear, {.mass = kFieldMass});
  question.initial.field = traced([&](const core::Expression& x) { return cos(k * x); });
  question.initial.velocity = traced([](const core::Expression&) { return core::Expression(0.0); });
  question.domain = {0, length};
  question.points = 32;
  question.until = 100;
  question.frames = 100;
  question.step = h;
  question.integrator = "verlet";
  const auto solution = solve(question);
  REQUIRE(solution.step == Approx(h).epsilon(1e-12));
  const double omega = 2 / h * std::asin(h / 2 * std::sqrt(k * k + kFieldMass * kFieldMass));
  for (int i = 0; i <= 100; ++i) CHECK(row(solution.phi, i)[0] == Approx(std::cos(omega * i)).epsilon(0).margin(1e-10));
}

TEST_CASE("klein_gordon: stays bounded just below the stability limit", "[fields][V2]") {
  KleinGordon question = moving_lump(GENERATE(as<std::string>(), "verlet", "verlet4"));
  question.until = 200;
  question.frames = 1;
  const double limit = solve(question).largest_stable_step;
  question.step = 0.99 * limit;
  const auto maximum = solve(question).maximum;
  CHECK(maximum.real()[1] < 1);
}

// ∫ of a Gaussian's energy in closed form; the sum over points is exact to rounding since the field is smooth (V3).
TEST_CASE("klein_gordon: measures a Gaussian's energy", "[fields][V3]") {
  KleinGordon question;
  question.potential = quietly(&linear, {.mass = 1});
  question.until = 1;
  const auto solution = solve(question);
  CHECK(solution.energy.real()[0] == Approx(0.5 * std::sqrt(pi / 2) * (0.5 + 2)).epsilon(0).margin(1e-12));
  CHECK(solution.energy.real()[0] == Approx(1.566642671).epsilon(0).margin(1e-9));
  CHECK(solution.momentum.real()[0] == Approx(0).epsilon(0).margin(1e-12));
  CHECK(solution.phi_squared.real()[0] == Approx(2 * std::sqrt(pi / 2)).epsilon(0).margin(1e-12));
}
