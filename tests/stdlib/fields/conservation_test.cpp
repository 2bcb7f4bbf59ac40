// SPDX-License-Identifier: MIT
//
// What symplectic steps keep: energy without trend, reversibility, and the grid's exponential accuracy.
#include <algorithm>
#include <catch2/catch.hpp>
#include <numbers>

#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/sine_gordon_states.h"
#include "stdlib/fields/solved.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;

namespace {

KleinGordon breathing(std::int64_t points, double half) {
  KleinGordon question;
  question.potential = quietly(&sine_gordon, {});
  question.initial = quietly(&breather, {.frequency = 0.6});
  question.domain = {-half, half};
  question.points = points;
  return question;
}

}  // namespace

// A least-squares slope of 1000 energies. Oscillation of amplitude 1e-9 leaves a chance slope near 1e-16 a step; 1e-13
// a step is the suite's bound, 1e-7 over the run (V13).
TEST_CASE("klein_gordon: energy has no trend over a million steps", "[fields][V13]") {
  KleinGordon question = breathing(32, 8);
  question.step = 0.05;
  question.until = 50'000;
  question.frames = 1000;
  const auto solution = solve(question);
  REQUIRE(solution.steps == 1'000'000);
  const auto energy = solution.energy.real();
  const double per_step = slope_of(energy) / energy[0] / 1000;
  CAPTURE(per_step, solution.energy_drift);
  CHECK(std::fabs(per_step) < 1e-13);
}

// The oscillation of the energy is of the order of the scheme: halving the step divides it by 2^order (V13).
TEST_CASE("klein_gordon: energy oscillates with the order of the integrator", "[fields][V13]") {
  const auto [name, order] = GENERATE(std::pair{"verlet", 2.0}, std::pair{"verlet4", 4.0}, std::pair{"strang", 2.0},
                                      std::pair{"strang4", 4.0});
  KleinGordon question = breathing(128, 20);
  question.until = 40;
  question.frames = 200;
  question.integrator = name;
  question.step = 0.05;
  const double coarse = solve(question).energy_drift;
  question.step = 0.025;
  CAPTURE(name, coarse);
  CHECK(std::log2(coarse / solve(question).energy_drift) == Approx(order).epsilon(0).margin(0.1));
}

// Rounding alone keeps the way back from the way there; it grows with the motion's instability, mild here (V14).
TEST_CASE("klein_gordon: runs back to where it came from", "[fields][V14]") {
  KleinGordon question = breathing(128, 30);
  if (GENERATE(false, true)) {
    question.potential = quietly(&phi4, {});
    question.initial = quietly(&kink_antikink, {.velocity = 0.4, .separation = 16});
    question.points = 256;
  }
  question.integrator = GENERATE(as<std::string>(), "verlet", "verlet4", "strang", "strang4");
  question.until = 40;
  question.frames = 4;
  const auto there = solve(question);
  const auto field = row(there.phi, -1), velocity = row(there.phi_t, -1);
  std::vector<double> reversed(velocity.begin(), velocity.end());
  for (double& value : reversed) value = -value;
  FreeState end;
  end.field = core::Array::along("x", {field.begin(), field.end()});
  end.velocity = core::Array::along("x", reversed);
  question.initial = quietly(&initial_state, end);
  const auto back = solve(question);
  CAPTURE(question.integrator);
  CHECK(distance(row(back.phi, -1), row(there.phi, 0)) < 1e-9);
}

// A breather is analytic in a strip, so its error falls as exp(-c n) down to rounding (V18). The step is small enough
// that time contributes less than 1e-11.
TEST_CASE("klein_gordon: error falls faster than any power of the number of points", "[fields][V18]") {
  const double omega = 0.6, w = 0.8, until = 2 * std::numbers::pi / omega;
  std::vector<double> errors;
  for (std::int64_t points : {32, 64, 128, 256, 512}) {
    KleinGordon question = breathing(points, 40);
    question.until = until;
    question.frames = 1;
    question.step = 0.002;
    const auto solution = solve(question);
    errors.push_back(distance(row(solution.phi, -1), x_of(solution.phi),
                              [&](double x) { return 4 * std::atan(w / omega / std::cosh(w * x)); }));
  }
  CAPTURE(errors);
  const double first = std::log2(errors[0] / errors[1]), second = std::log2(errors[1] / errors[2]);
  CHECK(second > 1.5 * first);
  CHECK(errors[3] < 1e-8);
  CHECK(errors[4] < 1e-11);
}
