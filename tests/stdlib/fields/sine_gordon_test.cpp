// SPDX-License-Identifier: MIT
//
// Exact solutions of the sine-Gordon equation.
#include <catch2/catch.hpp>
#include <numbers>

#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/sine_gordon_states.h"
#include "stdlib/fields/solved.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using core::Expression;
using std::numbers::pi;

namespace {

KleinGordon sine_gordon_on(double half, std::int64_t points, double until, const InitialState& state) {
  KleinGordon question;
  question.potential = quietly(&sine_gordon, {});
  question.initial = state;
  question.domain = {-half, half};
  question.points = points;
  question.until = until;
  question.frames = 10;
  return question;
}

// φ that rises by `turns` · 2π over the domain: a straight line as background leaves a periodic rest.
KleinGordon wound(KleinGordon question, double turns) {
  const double slope = turns * 2 * pi / (question.domain.high - question.domain.low);
  question.boundary = "background";
  question.background = traced([=](const Expression& x) { return slope * x; });
  return question;
}

// Where |φ| = π by the profile of a lone kink, from the sample nearest to it on the right half.
double soliton_place(std::span<const double> phi, const std::vector<double>& x, double gamma) {
  std::size_t nearest = x.size() - 1;
  for (std::size_t j = x.size() / 2; j < x.size(); ++j) {
    if (std::fabs(std::fabs(phi[j]) - pi) < std::fabs(std::fabs(phi[nearest]) - pi)) nearest = j;
  }
  return x[nearest] + std::log(std::tan(std::fabs(phi[nearest]) / 4)) / gamma;
}

}  // namespace

// Energies are sums of smooth functions; the profile's error is the integrator's, 4th order, after 100 periods (V10).
TEST_CASE("klein_gordon: a breather breathes for 100 periods", "[fields][V10]") {
  const double omega = 0.5, w = std::sqrt(1 - omega * omega), period = 2 * pi / omega;
  KleinGordon question = sine_gordon_on(40, 512, 100 * period, quietly(&breather, {.frequency = omega}));
  question.step = 0.02;
  question.integrator = GENERATE(as<std::string>(), "verlet4", "strang4");
  const auto solution = solve(question);
  CHECK(solution.energy.real()[0] == Approx(16 * w).epsilon(0).margin(1e-10));
  CHECK(solution.maximum.real()[0] == Approx(4 * std::atan(w / omega)).epsilon(0).margin(1e-12));
  CHECK(solution.maximum.real()[0] == Approx(4 * pi / 3).epsilon(0).margin(1e-12));
  CAPTURE(question.integrator);
  const double error = distance(row(solution.phi, -1), x_of(solution.phi),
                                [&](double x) { return 4 * std::atan(w / omega / std::cosh(w * x)); });
  CHECK(error < 1e-6);
}

TEST_CASE("klein_gordon: a breather with the default step keeps its time", "[fields][V10]") {
  const auto solution = solve(sine_gordon_on(40, 512, 4 * pi, quietly(&breather, {})));
  const double w = std::sqrt(0.75);
  CHECK(distance(row(solution.phi, -1), x_of(solution.phi),
                 [&](double x) { return 4 * std::atan(2 * w / std::cosh(w * x)); }) < 1e-5);
}

TEST_CASE("klein_gordon: a sine-Gordon kink has energy 8γ", "[fields][V11]") {
  const double u = GENERATE(0.0, 0.5, 0.9), gamma = 1 / std::sqrt(1 - u * u);
  const auto solution = solve(wound(sine_gordon_on(30, 1024, 5, quietly(&sine_gordon_kink, {.velocity = u})), 1));
  for (double energy : solution.energy.real()) CHECK(energy == Approx(8 * gamma).epsilon(0).margin(1e-8));
  CHECK(solution.momentum.real()[0] == Approx(8 * gamma * u).epsilon(0).margin(1e-8));
  CHECK(solution.charge.real()[0] == Approx(1).epsilon(0).margin(1e-12));
}

// Before and after, the pair is 20 apart and each soliton is alone up to exp(-γ 20); 1e-5 is the suite's bound (V12).
TEST_CASE("klein_gordon: a kink and an antikink pass with an advance of 2√(1-u²) ln(1/u)", "[fields][V12]") {
  const double u = 0.4, gamma = 1 / std::sqrt(1 - u * u), d = 24;
  const double c = std::cosh(gamma * d / 2), start = -std::asinh(u * c) / (gamma * u), until = 75;
  const auto solution =
      solve(sine_gordon_on(60, 1024, until, quietly(&sine_gordon_kink_antikink, {.velocity = u, .separation = d})));
  const auto x = x_of(solution.phi);
  const auto exact = [&](double t) {
    return [=](double at) { return 4 * std::atan(-std::sinh(gamma * u * t) / (u * std::cosh(gamma * at))); };
  };
  CHECK(distance(row(solution.phi, 0), x, exact(start)) < 1e-12);
  CHECK(distance(row(solution.phi, -1), x, exact(start + until)) < 1e-5);
  const double advance = soliton_place(row(solution.phi, -1), x, gamma) + d / 2 - u * until;
  CHECK(advance == Approx(2 / gamma * std::log(1 / u)).epsilon(0).margin(1e-5));
}

TEST_CASE("klein_gordon: two kinks bounce as the closed form says", "[fields][V12]") {
  const double u = 0.4, gamma = 1 / std::sqrt(1 - u * u), d = 24;
  const double start = -std::acosh(u * std::sinh(gamma * d / 2)) / (gamma * u), until = 60;
  const auto solution = solve(
      wound(sine_gordon_on(60, 1024, until, quietly(&sine_gordon_kink_kink, {.velocity = u, .separation = d})), 2));
  const auto exact = [&](double t) {
    return [=](double at) { return 4 * std::atan(u * std::sinh(gamma * at) / std::cosh(gamma * u * t)); };
  };
  const auto x = x_of(solution.phi);
  CHECK(distance(row(solution.phi, 0), x, exact(start)) < 1e-12);
  CHECK(distance(row(solution.phi, -1), x, exact(start + until)) < 1e-5);
  CHECK(solution.charge.real()[0] == Approx(2).epsilon(0).margin(1e-9));
  CHECK(solution.energy.real()[0] == Approx(16 * gamma).epsilon(0).margin(1e-8));
}

TEST_CASE("klein_gordon: a boosted breather is the breather seen in passing", "[fields][V17]") {
  const double omega = 0.6, w = 0.8, u = 0.5, gamma = 1 / std::sqrt(0.75), until = 30, from = -8;
  const auto solution =
      solve(sine_gordon_on(50, 1024, until, quietly(&breather, {.frequency = omega, .position = from, .velocity = u})));
  const auto exact = [=](double t) {
    return [=](double x) {
      const double xi = gamma * (x - from - u * t), tau = gamma * (t - u * (x - from));
      return 4 * std::atan(w / omega * std::cos(omega * tau) / std::cosh(w * xi));
    };
  };
  const auto x = x_of(solution.phi);
  CHECK(distance(row(solution.phi, 0), x, exact(0)) < 1e-12);
  CHECK(distance(row(solution.phi, -1), x, exact(until)) < 1e-6);
  CHECK(solution.energy.real()[0] == Approx(16 * w * gamma).epsilon(0).margin(1e-10));
  // φ_t against a centred difference of the closed form, whose own error is of the order h².
  const double h = 1e-4;
  CHECK(distance(row(solution.phi_t, -1), x,
                 [&](double at) { return (exact(until + h)(at) - exact(until - h)(at)) / (2 * h); }) < 1e-5);
}
