// SPDX-License-Identifier: MIT
//
// A background of 1 and what grows out of it.
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/fields/waves.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::waves;
using std::numbers::pi;

// Two sidebands of equal amplitude in the growing direction of the linearised equation grow as exp(gt). From 1e-6 they
// reach 1e-6 e^{gt}; second order is 1e-5 of that at most.
TEST_CASE("schrodinger_nls: sidebands of a plane wave grow at their rate", "[fields][nls][V5]") {
  const double amplitude = 1.3;
  const double wave = amplitude * GENERATE(0.4, 0.9, std::numbers::sqrt2, 1.8);
  const double growth = wave / 2 * std::sqrt(4 * amplitude * amplitude - wave * wave);
  if (wave == amplitude * std::numbers::sqrt2) CHECK(growth == Approx(amplitude * amplitude));
  SchrodingerNls question;
  question.domain = {0, 2 * pi / wave};
  question.points = 32;
  question.until = 4 / growth;
  question.times = std::vector{2 / growth, 3 / growth, 4 / growth};
  // δ = (u + iv) cos Kx, u' = K²v/2, v' = (2A² - K²/2) u: the growing direction is u : v = K²/2 : g.
  std::vector<Complex> field;
  for (int j = 0; j < 32; ++j)
    field.push_back(amplitude + 1e-6 * Complex(wave * wave / 2, growth) * std::cos(2 * pi * j / 32.0));
  question.initial = started(field);
  const auto solution = solve(question);
  const auto sideband = [&](int i) {
    const auto now = at(solution, i);
    Complex sum = 0;
    for (int j = 0; j < 32; ++j) sum += now[static_cast<std::size_t>(j)] * std::polar(1.0, -2 * pi * j / 32);
    return std::abs(sum);
  };
  CHECK(std::log(sideband(1) / sideband(0)) == Approx(1).epsilon(1e-4));
  CHECK(std::log(sideband(2) / sideband(1)) == Approx(1).epsilon(1e-4));
}

TEST_CASE("schrodinger_nls: waves too short to be unstable only turn", "[fields][nls][V5]") {
  SchrodingerNls question;
  question.domain = {0, 2 * pi / 2.2};
  question.points = 32;
  question.until = 30;
  question.frames = 100;
  std::vector<Complex> field;
  for (int j = 0; j < 32; ++j) field.push_back(1 + 1e-6 * std::cos(2 * pi * j / 32.0));
  question.initial = started(field);
  const auto solution = solve(question);
  for (double peak : solution.peak.real()) CHECK(peak < 1 + 3e-6);
}

// Rounding grows by e^{bt} on the unstable background: from t = -5 to 0 by 150 for a = 1/4, b = 1.
TEST_CASE("akhmediev: comes to its peak and sinks back", "[fields][nls][V6]") {
  Akhmediev state{.a = GENERATE(0.15, 0.25, 0.4)};
  const double period = pi / std::sqrt(1 - 2 * state.a);
  SchrodingerNls question;
  question.initial = quietly(&akhmediev, state);
  question.domain = {-period, period};
  question.points = 256;
  question.until = 7;
  question.times = std::vector{5.0, 7.0};
  const auto solution = solve(question);
  CHECK(solution.peak.real()[0] == Approx(1 + 2 * std::sqrt(2 * state.a)).epsilon(0).margin(1e-6));
  state.time = 2;
  const WaveState later = quietly(&akhmediev, state);
  const auto exact = [&](double x) {
    return Complex(std::get<core::Function>(later.real)(x), std::get<core::Function>(later.imaginary)(x));
  };
  CHECK(distance(solution, exact) < 1e-5);
}

TEST_CASE("peregrine: comes to three times its background", "[fields][nls][V7]") {
  SchrodingerNls question;
  question.initial = quietly(&peregrine, {.time = -2});
  question.domain = {-200, 200};
  question.points = 8192;
  question.until = 2;
  question.frames = 1;
  question.step = 1.5e-3;
  CHECK(solve(question).peak.real()[1] == Approx(3).epsilon(0).margin(1e-5));
}

TEST_CASE("kuznetsov_ma: comes back after its period", "[fields][nls][V6]") {
  KuznetsovMa state{.a = 0.8};
  const double period = 2 * pi / std::sqrt(8 * state.a * (2 * state.a - 1));
  SchrodingerNls question;
  question.initial = quietly(&kuznetsov_ma, state);
  question.domain = {-25, 25};
  question.points = 1024;
  question.times = std::vector{period / 3, period};
  question.until = period;
  const auto solution = solve(question);
  CHECK(solution.peak.real()[1] == Approx(1 + 2 * std::sqrt(2 * state.a)).epsilon(0).margin(1e-6));
  state.time = period / 3;
  const WaveState later = quietly(&kuznetsov_ma, state);
  const auto exact = [&](double x) {
    return Complex(std::get<core::Function>(later.real)(x), std::get<core::Function>(later.imaginary)(x));
  };
  CHECK(distance(solution, exact, 0) < 1e-6);
}

// The closed forms solve the equation: i ψ_t + ψ_xx/2 + |ψ|²ψ by differences of fourth order, whose own error is 1e-9.
TEST_CASE("breathers: solve the equation", "[fields][nls][states]") {
  const int which = GENERATE(0, 1, 2);
  const auto psi = [&](double x, double t) {
    const WaveState state = which == 0   ? quietly(&akhmediev, {.a = 0.3, .time = t, .position = 0.2})
                            : which == 1 ? quietly(&peregrine, {.time = t, .position = 0.2})
                                         : quietly(&kuznetsov_ma, {.a = 0.9, .time = t, .position = 0.2});
    return Complex(std::get<core::Function>(state.real)(x), std::get<core::Function>(state.imaginary)(x));
  };
  for (double x : {-1.3, 0.1, 0.7}) {
    for (double t : {-0.9, 0.05, 0.4}) {
      const double h = 2e-3;
      const Complex here = psi(x, t);
      const Complex rate = (8.0 * (psi(x, t + h) - psi(x, t - h)) - psi(x, t + 2 * h) + psi(x, t - 2 * h)) / (12 * h);
      const Complex bend =
          (16.0 * (psi(x + h, t) + psi(x - h, t)) - psi(x + 2 * h, t) - psi(x - 2 * h, t) - 30.0 * here) / (12 * h * h);
      CHECK(std::abs(Complex(0, 1) * rate + bend / 2.0 + std::norm(here) * here) < 1e-7);
    }
  }
}

TEST_CASE("plane_wave: has the same noise on every grid", "[fields][nls][states]") {
  core::Run run(core::Stream(7));
  const WaveState noisy = plane_wave({.noise = 1e-3, .modes = 12}, run);
  SchrodingerNls question;
  question.initial = noisy;
  question.domain = {-10, 10};
  question.until = 1e-9;
  question.frames = 1;
  question.points = 64;
  const auto coarse = at(solve(question), 0);
  question.points = 256;
  const auto fine = at(solve(question), 0);
  double largest = 0, power = 0;
  for (std::size_t j = 0; j < 64; ++j) {
    largest = std::max(largest, std::abs(coarse[j] - fine[4 * j]));
    power += std::norm(coarse[j] - 1.0) / 64;
  }
  CHECK(largest < 1e-14);
  // 25 waves of two normals each: the mean of 50 squares, four standard deviations wide.
  CHECK(power / 1e-6 == Approx(1).epsilon(0).margin(4 * std::sqrt(2.0 / 50)));
  // More modes add to them and change none, but for the share of each.
  core::Run again(core::Stream(7));
  const WaveState more = plane_wave({.noise = 1e-3, .modes = 20}, again);
  const auto narrow = noisy.waves->complex(), wide = more.waves->complex();
  CHECK(std::abs(narrow[0] * std::sqrt(25.0 / 41) - wide[8]) < 1e-18);
}
