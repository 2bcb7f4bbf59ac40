// SPDX-License-Identifier: MIT
//
// The call itself: what it returns, what it warns of, what it refuses.
#include "stdlib/fields/klein_gordon.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <limits>
#include <numbers>

#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/sine_gordon_states.h"
#include "stdlib/fields/solved.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using core::Expression;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

KleinGordon small() {
  KleinGordon question;
  question.points = 64;
  question.until = 1;
  question.frames = 4;
  return question;
}

// What is said of the small question after one change.
template <class Change>
std::string refusal_of_small(Change change) {
  KleinGordon question = small();
  change(question);
  return sentence_of([&] { solve(question); });
}

std::vector<std::string> warnings_of(const KleinGordon& question) {
  core::Run run;
  klein_gordon(question, run);
  return run.warnings();
}

}  // namespace

TEST_CASE("klein_gordon: labels what it returns", "[fields]") {
  const auto solution = solve(small());
  REQUIRE(solution.phi.rank() == 2);
  CHECK(solution.phi.dimension(0).name == "time");
  CHECK(solution.phi.dimension(1).name == "x");
  CHECK(solution.phi.label == "φ(x, t)");
  CHECK(solution.phi.coordinate_values(0) == std::vector<double>{0, 0.25, 0.5, 0.75, 1});
  CHECK(solution.phi.coordinate_values(1)[0] == -30);
  CHECK(solution.phi.coordinate_values(1)[32] == 0);
  CHECK(solution.energy_density.density_over == std::vector<std::string>{"x"});
  CHECK(solution.energy.size() == 5);
  CHECK(solution.integrator == "verlet4");
  CHECK(solution.order == 4);
  CHECK(solution.mode == "correct");
  double sum = 0;
  for (double density : row(solution.energy_density, 2)) sum += density * 60.0 / 64;
  CHECK(sum == Approx(solution.energy.real()[2]).epsilon(1e-13));
}

TEST_CASE("klein_gordon: lands on the instants it is given", "[fields]") {
  KleinGordon question = small();
  question.potential = quietly(&linear, {});
  question.initial.field = traced([](const Expression&) { return Expression(1.0); });  // φ = cos t
  question.initial.velocity = traced([](const Expression&) { return Expression(0.0); });
  question.times = {0.1, 0.35, 0.7};
  const auto solution = solve(question);
  CHECK(solution.phi.coordinate_values(0) == *question.times);
  for (int i = 0; i < 3; ++i) {
    const double time = (*question.times)[static_cast<std::size_t>(i)];
    CHECK(row(solution.phi, i)[5] == Approx(std::cos(time)).epsilon(0).margin(1e-6));
    CHECK(row(solution.phi_t, i)[5] == Approx(-std::sin(time)).epsilon(0).margin(1e-6));
  }
}

TEST_CASE("klein_gordon: its default step is legal on every grid and follows it", "[fields]") {
  for (std::int64_t points : {8, 9, 512, 4096}) {
    KleinGordon question = small();
    question.points = points;
    question.integrator = GENERATE(as<std::string>(), "verlet", "verlet4", "strang", "strang4");
    const auto solution = solve(question);
    CHECK(solution.step <= 0.4 * solution.largest_stable_step * (1 + 1e-9));
  }
}

TEST_CASE("klein_gordon: gives the same bits every time", "[fields]") {
  CHECK(solve(small()).phi.identical(solve(small()).phi));
}

TEST_CASE("klein_gordon: cannot tell a scripted potential from its own", "[fields]") {
  KleinGordon question = small();
  question.initial = quietly(&kink_antikink, {});
  question.until = 10;
  question.points = 256;
  const auto own = solve(question);
  question.potential = traced([](const Expression& f) { return (f * f - 1.0) * (f * f - 1.0) / 4.0; });
  core::Run run;
  const auto scripted = klein_gordon(question, run);
  CHECK(distance(row(own.phi, -1), row(scripted.phi, -1)) < 1e-12);  // other roundings, stable motion
  CHECK(run.warnings().empty());
}

TEST_CASE("klein_gordon: a sponge takes up what reaches it and accounts for it", "[fields]") {
  KleinGordon question;
  question.potential = quietly(&linear, {.mass = 0.1});
  // Without a mean, so that no displacement stays behind in the damped layers.
  question.initial.field = traced([](const Expression& x) { return x * exp(-(x * x)); });
  question.initial.velocity = traced([](const Expression&) { return Expression(0.0); });
  question.domain = {-40, 40};
  question.until = 80;
  question.frames = 40;
  question.sponge = 15;
  question.integrator = GENERATE(as<std::string>(), "verlet4", "strang");
  const auto solution = solve(question);
  const auto energy = solution.energy.real(), removed = solution.energy_removed.real();
  CHECK(removed.back() > 0.97 * energy[0]);  // all but slow long waves and what slips through twice
  CHECK(solution.energy_drift < 1e-3);       // the sponge's seam is of order 2 in the step
  for (std::size_t i = 1; i < removed.size(); ++i) CHECK(removed[i] >= removed[i - 1]);
}

// A packet of short waves (k = 5, spread ½, mass 0.1: 1 - v_g is 2e-4) goes once through both layers, which meet at the
// seam of the ring. Its energy falls by exp(-∫ s dt) there, ∫ s dt = 2 · strength · width/5 of a rate that rises as the
// fourth power of the depth. What the layers give back is e^(-2k · width) and the next order of the decay (s/2ω)², both
// below 1e-4; the start's left-going part has (m/2k)⁴ of the energy; the seam's splitting error is h² s²/12, below
// 1e-4.
TEST_CASE("klein_gordon: a sponge takes from a packet what its depth says", "[fields]") {
  const double strength = 0.1, width = GENERATE(5.0, 10.0);
  KleinGordon question;
  question.potential = quietly(&linear, {.mass = 0.1});
  question.initial.field = traced([](const Expression& x) { return exp(-(x * x) / 4.0) * cos(5.0 * x); });
  question.initial.velocity =
      traced([](const Expression& x) { return exp(-(x * x) / 4.0) * (x / 2.0 * cos(5.0 * x) + 5.0 * sin(5.0 * x)); });
  question.domain = {-40, 40};
  question.points = 1024;
  question.until = 80;
  question.frames = 4;
  question.sponge = width;
  question.sponge_strength = strength;
  question.integrator = GENERATE(as<std::string>(), "verlet4", "strang");
  const auto solution = solve(question);
  const double start = solution.energy.real().front(), left = solution.energy.real().back();
  CHECK(left / start == Approx(std::exp(-2 * strength * width / 5)).epsilon(1e-3));
  CHECK(solution.energy_removed.real().back() / start == Approx(1 - left / start).epsilon(0).margin(1e-3));
}

TEST_CASE("klein_gordon: doubts a grid that is too coarse", "[fields]") {
  KleinGordon question = small();
  question.initial = quietly(&gaussian, {.width = 0.5});
  const auto warnings = warnings_of(question);
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], Catch::Contains("take more points than 64"));
  question.points = 1024;
  CHECK(warnings_of(question).empty());
}

TEST_CASE("klein_gordon: doubts a kink in a theory that is not its own", "[fields]") {
  KleinGordon question = small();
  question.points = 512;
  question.initial = quietly(&kink_antikink, {.lambda = 2});
  const auto warnings = warnings_of(question);
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], Catch::Contains("made for another potential"));
}

TEST_CASE("klein_gordon: names the parameter it refuses", "[fields]") {
  CHECK(refusal_of_small([](auto& q) { q.points = 0; }) == "klein_gordon: points is 0, but must be at least 8");
  CHECK(refusal_of_small([](auto& q) { q.points = -5; }) == "klein_gordon: points is -5, but must be at least 8");
  CHECK(refusal_of_small([](auto& q) { q.points = 1'000'000'000'000; }) ==
        "klein_gordon: points is 1000000000000, but must be at most 4194304");
  CHECK(refusal_of_small([](auto& q) { q.until = kNan; }) == "klein_gordon: until is nan, but must be above 0");
  CHECK(refusal_of_small([](auto& q) { q.until = std::numeric_limits<double>::infinity(); }) ==
        "klein_gordon: until is inf, but must be finite");
  CHECK(refusal_of_small([](auto& q) { q.until = -1; }) == "klein_gordon: until is -1, but must be above 0");
  CHECK(refusal_of_small([](auto& q) {
          q.domain = {3, 3};
        }) == "klein_gordon: domain is 3..3, but must be an interval of finite length above 0");
  CHECK(refusal_of_small([](auto& q) {
          q.domain = {3, -3};
        }) == "klein_gordon: domain is 3..-3, but must be an interval of finite length above 0");
  CHECK(refusal_of_small([](auto& q) { q.frames = 0; }) == "klein_gordon: frames is 0, but must be at least 1");
  CHECK(refusal_of_small([](auto& q) { q.step = 0; }) == "klein_gordon: step is 0, but must be above 0");
  CHECK(refusal_of_small([](auto& q) {
          q.times = std::vector<double>{0.5, 0.5};
        }) == "klein_gordon: times is 0.5, but must be above the instant before it, 0.5");
  CHECK(refusal_of_small([](auto& q) { q.times = std::vector<double>{2}; }) ==
        "klein_gordon: times is 2, but must be in [0, until = 1]");
  CHECK(refusal_of_small([](auto& q) { q.times = std::vector<double>{}; }) ==
        "klein_gordon: times is empty, but must be at least one instant");
  CHECK(refusal_of_small([](auto& q) { q.integrator = "euler"; }) ==
        R"(klein_gordon: integrator is "euler", but must be one of "verlet", "verlet4", "strang", "strang4")");
  CHECK(refusal_of_small([](auto& q) { q.mode = "exact"; }) ==
        R"(klein_gordon: mode is "exact", but must be "correct" or "compat")");
  CHECK(refusal_of_small([](auto& q) { q.boundary = "open"; }) ==
        R"(klein_gordon: boundary is "open", but must be one of "periodic", "antiperiodic", "neumann", "background")");
  CHECK(refusal_of_small([](auto& q) { q.boundary = "background"; }) ==
        R"(klein_gordon: background is nothing, but must be a function of x where boundary is "background")");
  CHECK(refusal_of_small([](auto& q) { q.sponge = 31; }) ==
        "klein_gordon: sponge is 31, but must be in [0, 30], half the domain");
  CHECK_THAT(refusal_of_small([](auto& q) { q.frames = 100'000'000; }),
             Catch::Contains("must be at most 2097151 at 64 points"));
  CHECK_THAT(refusal_of_small([](auto& q) { q.initial = quietly(&kink, {}); }),
             Catch::Contains("boundary is \"periodic\", but must be one that fits the initial field"));
  CHECK_THAT(refusal_of_small([](auto& q) {
               q.boundary = "antiperiodic";
               q.initial = quietly(&kink_antikink, {});
             }),
             Catch::Contains("periodic, neumann or background"));
  CHECK(refusal_of_small([](auto& q) {
          q.boundary = "antiperiodic";
          q.points = 65;
        }) == "klein_gordon: points is 65, but must be even where boundary is \"antiperiodic\"");
  CHECK_THAT(refusal_of_small([](auto& q) { q.initial.field = traced([](const Expression& x) { return log(x); }); }),
             Catch::Contains("nan in its field at x = -30"));
  CHECK_THAT(refusal_of_small([](auto& q) { q.initial.field = core::Array::along("x", std::vector<double>(63)); }),
             Catch::Contains("sampled at the 64 points of the grid"));
}

TEST_CASE("klein_gordon: refuses an unstable step, names the limit, and takes it when forced", "[fields]") {
  KleinGordon question = small();
  question.potential = quietly(&linear, {});
  question.integrator = "verlet";
  question.until = 2000;
  question.frames = 1;
  const double limit = solve(question).largest_stable_step;
  question.step = 1.05 * limit;
  CHECK_THAT(sentence_of([&] { solve(question); }), Catch::Contains("the largest stable step of verlet on this grid"));
  question.force = true;
  core::Run run;
  try {
    klein_gordon(question, run);
    FAIL("an unstable step went unnoticed");
  } catch (const core::Diverged& error) {
    CHECK(error.time > 0);
    CHECK_THAT(error.what(), Catch::Contains("the field is no longer finite") && Catch::Contains("take a step below"));
  }
}

// φ_tt = φ³ from rest at 3 is infinite at (√2/3) ∫₁^∞ du/√(u⁴ - 1) = 0.618; to be noticed within 100 steps of 0.001.
TEST_CASE("klein_gordon: notices a field that blows up", "[fields]") {
  KleinGordon question = small();
  question.potential = traced([](const Expression& f) { return -(f * f * f * f) / 4.0; });
  question.initial.field = traced([](const Expression&) { return Expression(3.0); });
  question.until = 20;
  question.step = 0.001;
  question.frames = 1;
  try {
    solve(question);
    FAIL("a blow-up went unnoticed");
  } catch (const core::Diverged& error) {
    CHECK(error.time < 0.618 + 0.1);
  }
}

// ln φ is no number once the field has turned negative, which a wave about 0 does at once; what moves it, 1/φ, is one.
TEST_CASE("klein_gordon: does not take an energy that is no number for one that is kept", "[fields]") {
  KleinGordon question = small();
  question.potential = traced([](const Expression& f) { return log(f); });
  question.until = 1;
  CHECK_THAT(sentence_of([&] { solve(question); }),
             Catch::Contains("the energy is no number, though the field is finite") && Catch::Contains("at time"));
}

TEST_CASE("klein_gordon: stops when it is told to", "[fields]") {
  std::atomic<bool> stop = false;
  double done = 0;
  core::Run run({}, &stop, [&](double share) {
    done = share;
    if (share >= 0.5) stop = true;
  });
  CHECK_THROWS_AS(klein_gordon(small(), run), core::Interrupted);
  CHECK(done == 0.5);
}

TEST_CASE("klein_gordon: initial states refuse what no wave can be", "[fields]") {
  CHECK(sentence_of([] { quietly(&kink, {.velocity = 1}); }) ==
        "kink: velocity is 1, but must be in (-1, 1), the speed of light being 1");
  CHECK_FALSE(sentence_of([] { quietly(&antikink, {.velocity = -1.5}); }).empty());
  CHECK_FALSE(sentence_of([] { quietly(&kink_antikink, {.velocity = kNan}); }).empty());
  CHECK(sentence_of([] { quietly(&kink_antikink, {.separation = 0}); }) ==
        "kink_antikink: separation is 0, but must be above 0");
  CHECK_FALSE(sentence_of([] { quietly(&kink, {.vacuum = 0}); }).empty());
  CHECK_FALSE(sentence_of([] { quietly(&gaussian, {.width = 0}); }).empty());
  CHECK(sentence_of([] { quietly(&breather, {.frequency = 1}); }) == "breather: frequency is 1, but must be in (0, 1)");
  CHECK_FALSE(sentence_of([] { quietly(&breather, {.frequency = 0}); }).empty());
  CHECK_FALSE(sentence_of([] { quietly(&sine_gordon_kink, {.velocity = 2}); }).empty());
  CHECK_FALSE(sentence_of([] { quietly(&sine_gordon_kink_kink, {.velocity = 0}); }).empty());
  CHECK_THAT(sentence_of([] { quietly(&sine_gordon_kink_kink, {.velocity = 0.1, .separation = 1}); }),
             Catch::Contains("the least distance"));
  core::Run run;
  kink_antikink({.separation = 3}, run);
  gaussian({.amplitude = 500}, run);
  CHECK(run.warnings().size() == 2);
}
