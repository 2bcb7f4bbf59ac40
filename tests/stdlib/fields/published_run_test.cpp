// SPDX-License-Identifier: MIT
//
// Mode compat against what is known of the published solver: its step sizes to the bit, its recurrence solved by hand.
#include "stdlib/fields/published_run.h"

#include <catch2/catch.hpp>
#include <limits>
#include <numbers>

#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/published.h"
#include "stdlib/fields/published_step.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using core::Expression;
using std::numbers::pi;

namespace {

std::string refusal_in_compat(void (*spoil)(KleinGordon&)) {
  KleinGordon question;
  question.mode = "compat";
  spoil(question);
  return sentence_of([&] { solve(question); });
}

}  // namespace

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
  const KleinGordonSolution wave = solve(published("linear wave"));
  CHECK(wave.step == Approx(0.0067004782).epsilon(1e-9));
  CHECK(wave.steps == 7476);
  CHECK(wave.mode == "compat");
  CHECK(wave.integrator == "leapfrog");
  const std::vector<double> times = wave.phi.coordinate_values(0);
  CHECK(times.back() < 50);
  CHECK(times.back() > 50 - 0.0068);
  CHECK(solve(published("breather")).step == Approx(0.0134009564).epsilon(1e-9));
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
      refusal_in_compat([](KleinGordon& q) { q.boundary = "neumann"; }) ==
      R"(klein_gordon: boundary is "neumann", but must be left out where mode is "compat", which knows a periodic ring alone)");
  CHECK(refusal_in_compat([](KleinGordon& q) { q.sponge = 3; }) ==
        R"(klein_gordon: sponge is 3, but must be left out where mode is "compat", which has no sponge)");
  CHECK(
      refusal_in_compat([](KleinGordon& q) { q.times = std::vector<double>{1}; }) ==
      R"(klein_gordon: times is a list, but must be left out where mode is "compat", whose instants follow from its steps)");
  CHECK(refusal_in_compat([](KleinGordon& q) { q.integrator = "verlet"; }) ==
        R"(klein_gordon: integrator is "verlet", but must be left out where mode is "compat", which has its own)");
  CHECK(
      refusal_in_compat([](KleinGordon& q) { q.force = true; }) ==
      R"(klein_gordon: force is true, but must be left out where mode is "compat", whose step is held in its own bounds)");
  CHECK(refusal_in_compat([](KleinGordon& q) { q.step = -1; }) == "klein_gordon: step is -1, but must be above 0");
  CHECK(refusal_in_compat([](KleinGordon& q) {
          q.mode = "correct";
          q.adaptive = true;
        }) ==
        R"(klein_gordon: adaptive is true, but must be left out where mode is "correct", whose steps do not adapt)");
}

TEST_CASE("published_run: stops at once when the field is lost", "[fields]") {
  KleinGordon question = compat(traced([](const Expression& f) { return -(f * f * f * f); }), quietly(&gaussian, {}));
  question.until = 50;
  CHECK_THAT(sentence_of([&] { solve(question); }), Catch::Contains("no longer finite after step"));
}
