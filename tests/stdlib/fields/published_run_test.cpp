// SPDX-License-Identifier: MIT
//
// Mode compat against what is known of the published solver: its step sizes to the bit, its recurrence solved by hand,
// its initial energies by quadrature, and its defects, each seen to be there.
#include "stdlib/fields/published_run.h"

#include <catch2/catch.hpp>
#include <limits>
#include <numbers>

#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/published_scenarios.h"
#include "stdlib/fields/published_step.h"
#include "stdlib/fields/sine_gordon_states.h"
#include "stdlib/fields/solved.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using core::Expression;
using std::numbers::pi;

namespace {

KleinGordon compat(const core::Function& potential, const InitialState& initial) {
  KleinGordon question;
  question.potential = potential;
  question.initial = initial;
  question.mode = "compat";
  return question;
}

KleinGordon scenario(const std::string& name) {
  const Scenario published = quietly(&published_scenario, {.name = name, .mode = "compat"});
  KleinGordon question = compat(published.potential, published.initial);
  question.domain = published.domain;
  question.points = published.points;
  question.until = published.until;
  question.step = published.step;
  question.frames = published.frames;
  return question;
}

std::string refusal(void (*spoil)(KleinGordon&)) {
  KleinGordon question;
  question.mode = "compat";
  spoil(question);
  return sentence_of([&] { solve(question); });
}

}  // namespace

// Growth by 5 % against a gate of more than 5 %: which ones pass is a matter of the last bit.
TEST_CASE("published_step: from 0.005 and 0.01 the step grows six times and never again", "[fields]") {
  const double first = GENERATE(0.005, 0.01);
  PublishedStep step(first, 25, true);
  double expected = first;
  for (std::int64_t i = 0; i < 2000; ++i) {
    if (i % 20 == 0 && i <= 100) expected *= 1.05;
    step.adapt(i, 1.0);
    REQUIRE(step.length() == expected);  // to the bit
  }
  CHECK(step.length() == Approx(first == 0.005 ? 0.0067004782 : 0.0134009564).epsilon(1e-9));
}

TEST_CASE("published_step: shrinks for large fields, within its bounds, and stays where it may not adapt", "[fields]") {
  PublishedStep step(1.0, 10, true);
  CHECK(step.length() == 0.05);
  step.adapt(0, 11.0);
  CHECK(step.length() == 0.05 * 0.9);
  step.adapt(20, 101.0);
  CHECK(step.length() == 0.05 * 0.9 * 0.7);
  for (std::int64_t i = 40; i < 1000; i += 20) step.adapt(i, 1000.0);
  CHECK(step.length() == step.shortest());
  CHECK(step.shortest() == 0.1 / 10);
  CHECK(PublishedStep(1e-9, 10, true).length() == step.shortest());
  PublishedStep fixed(0.02, 10, false);
  fixed.adapt(0, 1e6);
  CHECK(fixed.length() == 0.02);
}

// One wave of the ring obeys a recurrence of numbers; so do the steps and the instants. Rounding of a few thousand
// steps.
TEST_CASE("published_run: follows the two-level recurrence, with its steps and its instants", "[fields]") {
  const std::int64_t n = 64;
  const double low = -3, high = 5, spacing = (high - low) / (n - 1), k = 2 * pi * 3 / (n * spacing), omega2 = k * k + 4;
  const bool adaptive = GENERATE(true, false);
  KleinGordon question = compat(quietly(&linear, {.mass = 2}), {});
  question.initial.field = traced([=](const Expression& x) { return 0.3 * cos(k * (x - low)); });
  question.initial.velocity = traced([=](const Expression& x) { return -0.2 * cos(k * (x - low)); });
  question.domain = {low, high};
  question.points = n;
  question.until = 12;
  question.frames = 37;
  question.step = 0.005;
  if (!adaptive) question.adaptive = false;
  const KleinGordonSolution solution = solve(question);

  PublishedStep step(0.005, pi / spacing, adaptive);
  double now = 0.3, h = step.length(), before = now - h * -0.2 - 0.5 * h * h * omega2 * now;
  double time = 0, next = 12.0 / 37, h_before = h;
  std::vector<double> times{0}, heights{now}, rates{-0.2};
  std::int64_t steps = 0;
  for (; time < 12; ++steps) {
    h = step.length();
    const double after = 2 * now - before - h * h * omega2 * now;
    step.adapt(steps, std::fabs(after));
    if (time >= next || time + step.length() >= 12) {
      times.push_back(time);
      heights.push_back(now);
      rates.push_back((now - before) / h_before);
      next += 12.0 / 37;
    }
    before = now;
    now = after;
    h_before = h;
    time += step.length();
  }
  CHECK(solution.steps == steps);
  CHECK(x_of(solution.phi).front() == low);
  CHECK(x_of(solution.phi).back() == high);
  const std::vector<double> stored = solution.phi.coordinate_values(0);
  REQUIRE(stored == times);
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double* const phi = solution.phi.real().data() + i * n;
    const double* const phi_t = solution.phi_t.real().data() + i * n;
    for (std::size_t j = 0; j < n; ++j) {
      const double wave = std::cos(k * spacing * static_cast<double>(j));
      REQUIRE(std::fabs(phi[j] - heights[i] * wave) < 1e-11);
      REQUIRE(std::fabs(phi_t[j] - rates[i] * wave) < 1e-9);  // rounding over h
    }
  }
}

TEST_CASE("published_run: a run of the published size has the published steps", "[fields]") {
  const KleinGordonSolution wave = solve(scenario("linear wave"));
  CHECK(wave.step == Approx(0.0067004782).epsilon(1e-9));
  CHECK(wave.steps == 7476);
  CHECK(wave.mode == "compat");
  CHECK(wave.integrator == "leapfrog");
  const std::vector<double> times = wave.phi.coordinate_values(0);
  CHECK(times.back() < 50);
  CHECK(times.back() > 50 - 0.0068);
  CHECK(solve(scenario("breather")).step == Approx(0.0134009564).epsilon(1e-9));
}

// Quadrature of the published formulas by mpmath with 25 digits. A trapezoid over smooth fields that have died out at
// the ends is as exact as they have; the pair's is cut off at e^-57.
TEST_CASE("published_run: starts with the energies of the published formulas", "[fields]") {
  CHECK(solve(scenario("linear wave")).energy.number(0) == Approx(1.566642671644375).epsilon(1e-12));
  KleinGordon question = scenario("breather");
  question.until = 1;
  CHECK(solve(question).energy.number(0) == Approx(12.301679723370461).epsilon(1e-10));
  question = scenario("collision");
  question.until = 1;
  CHECK(solve(question).energy.number(0) == Approx(58.88222230657634).epsilon(1e-10));
}

// A jump of 2 v in one cell has a slope energy proportional to 1/dx; the kink's own 0.94 is lost in it.
TEST_CASE("published_run: a kink on the ring has the energy of its seam, which the grid decides", "[fields]") {
  KleinGordon question = scenario("kink");
  question.until = 0.1;
  const double coarse = solve(question).energy.number(0);
  question.points = 2048;
  const double fine = solve(question).energy.number(0);
  CHECK(coarse > 10);
  CHECK(fine / coarse == Approx(2).epsilon(0.1));
}

TEST_CASE("published_run: a pair starts at 0 and 2 v with both walls on their way to the right", "[fields]") {
  KleinGordon question = scenario("collision");
  question.until = 1;
  const KleinGordonSolution pair = solve(question);
  const auto phi = row(pair.phi, 0), phi_t = row(pair.phi_t, 0);
  CHECK(std::fabs(phi[10]) < 1e-10);
  CHECK(phi[512] == Approx(2).epsilon(1e-5));
  const std::size_t left = 409, right = 614;  // x = ∓10
  CHECK(phi_t[left] < -0.2);
  CHECK(phi_t[right] > 0.2);
  CHECK(pair.momentum.number(0) == Approx(-pair.published_momentum.number(0)));
  CHECK(pair.momentum.number(0) > 0.5);  // of two that met head on it would be 0
}

TEST_CASE("published_run: a gaussian grows and a breather turns at no one time", "[fields]") {
  const KleinGordonSolution lump = [] {
    KleinGordon question = compat(quietly(&linear, {}), quietly(&gaussian, {.velocity = 0.5}));
    question.until = 0.1;
    return solve(question);
  }();
  const auto phi = row(lump.phi, 0), phi_t = row(lump.phi_t, 0);
  for (std::size_t j = 0; j < phi.size(); ++j) REQUIRE(phi_t[j] == Approx(0.5 * phi[j]).margin(1e-15));
  KleinGordon question = scenario("breather");
  question.until = 0.1;
  const KleinGordonSolution breather = solve(question);
  const auto rates = row(breather.phi_t, 0);
  CHECK(*std::max_element(rates.begin(), rates.end()) > 0.5);
  const double w = std::sqrt(0.75);  // the grid has no point at 0, but two half a cell away
  CHECK(breather.maximum.number(0) == Approx(4 * std::atan(1 / (w * std::cosh(w * 40 / 511)))).epsilon(1e-12));
}

// Without its step changes the scheme is of second order, and meets the exact wave where the start is honest.
TEST_CASE("published_run: with a fixed step it converges to the solution", "[fields]") {
  const auto error = [](double h) {
    KleinGordon question = compat(quietly(&linear, {}), quietly(&gaussian, {}));
    question.points = 256;
    question.until = 10;
    question.frames = 1;
    question.step = h;
    question.adaptive = false;
    const KleinGordonSolution found = solve(question);
    KleinGordon exact = question;
    exact.mode = "correct";
    exact.adaptive.reset();
    exact.integrator = "strang";
    exact.step.reset();
    exact.domain = {question.domain.low, question.domain.low + published_length(question.domain, 256)};
    const std::vector<double> times = found.phi.coordinate_values(0);
    exact.times = std::vector<double>{times.back()};
    return distance(row(found.phi, -1), row(solve(exact).phi, -1));
  };
  const double coarse = error(0.02), fine = error(0.01);
  CHECK(coarse < 2e-4);  // t h² Ω³/24 with Ω up to 2
  CHECK(coarse / fine == Approx(4).epsilon(0.05));
}

TEST_CASE("published_run: refuses what the published solver has not", "[fields]") {
  CHECK(
      refusal([](KleinGordon& q) { q.boundary = "neumann"; }) ==
      R"(klein_gordon: boundary is "neumann", but must be left out where mode is "compat", which knows a periodic ring alone)");
  CHECK(refusal([](KleinGordon& q) { q.sponge = 3; }) ==
        R"(klein_gordon: sponge is 3, but must be left out where mode is "compat", which has no sponge)");
  CHECK(
      refusal([](KleinGordon& q) { q.times = std::vector<double>{1}; }) ==
      R"(klein_gordon: times is a list, but must be left out where mode is "compat", whose instants follow from its steps)");
  CHECK(refusal([](KleinGordon& q) { q.integrator = "verlet"; }) ==
        R"(klein_gordon: integrator is "verlet", but must be left out where mode is "compat", which has its own)");
  CHECK(
      refusal([](KleinGordon& q) { q.force = true; }) ==
      R"(klein_gordon: force is true, but must be left out where mode is "compat", whose step is held in its own bounds)");
  CHECK(refusal([](KleinGordon& q) { q.step = -1; }) == "klein_gordon: step is -1, but must be above 0");
  CHECK(refusal([](KleinGordon& q) {
          q.mode = "correct";
          q.adaptive = true;
        }) ==
        R"(klein_gordon: adaptive is true, but must be left out where mode is "correct", whose steps do not adapt)");
  CHECK(sentence_of([] { quietly(&published_scenario, {.name = "case5"}); }) ==
        R"(published_scenario: name is "case5", but must be "linear wave", "kink", "breather" or "collision")");
}

TEST_CASE("published_run: stops at once when the field is lost", "[fields]") {
  KleinGordon question = compat(traced([](const Expression& f) { return -(f * f * f * f); }), quietly(&gaussian, {}));
  question.until = 50;
  CHECK_THAT(sentence_of([&] { solve(question); }), Catch::Contains("no longer finite after step"));
}
