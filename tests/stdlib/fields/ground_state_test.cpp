// SPDX-License-Identifier: MIT
#include "stdlib/fields/ground_state.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/fields/waves.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::waves;

TEST_CASE("ground_state: is the oscillator's Gaussian where nothing interacts", "[fields][nls][ground]") {
  GroundState question{.potential = traced([](auto x) { return 2.0 * (x - 1.0) * (x - 1.0); }), .coupling = 0};
  question.domain = {-10, 10};
  question.points = 128;
  const auto found = quietly(&ground_state, question);
  CHECK(found.energy == Approx(1).epsilon(0).margin(1e-9));
  CHECK(found.chemical_potential == Approx(1).epsilon(0).margin(1e-9));
  CHECK(found.residual <= question.tolerance);
  const auto x = x_of(found.psi);
  CHECK(distance(found.psi.real(), x,
                 [](double at) { return std::pow(2 / M_PI, 0.25) * std::exp(-(at - 1) * (at - 1)); }) < 1e-8);
}

// M = 2A: sech of amplitude M/2, μ = -A²/2, E = -A³/3.
TEST_CASE("ground_state: is the soliton where there is no trap", "[fields][nls][ground]") {
  const double mass = GENERATE(1.0, 2.0, 5.0), a = mass / 2;
  GroundState question{.mass = mass};
  question.domain = {-40, 40};
  question.points = 1024;
  const auto found = quietly(&ground_state, question);
  CHECK(found.chemical_potential == Approx(-a * a / 2).epsilon(0).margin(1e-9));
  CHECK(found.energy == Approx(-a * a * a / 3).epsilon(0).margin(1e-9));
  CHECK(distance(found.psi.real(), x_of(found.psi), [=](double x) { return a / std::cosh(a * x); }) < 1e-6);
}

// Strong repulsion flattens the kinetic term away: μ → (3gM/(4√2))^{2/3} (Thomas and Fermi), here 2 % above it at most;
// and d E/dM = μ always.
TEST_CASE("ground_state: fills a trap as repulsion has it", "[fields][nls][ground]") {
  GroundState question{.potential = traced([](auto x) { return 0.5 * x * x; }), .coupling = -100};
  question.domain = {-12, 12};
  question.points = 256;
  const auto found = quietly(&ground_state, question);
  const double estimate = std::pow(3 * 100 / (4 * std::sqrt(2.0)), 2.0 / 3);
  CHECK(found.chemical_potential == Approx(estimate).epsilon(0.02));
  question.mass = 1.001;
  const double more = quietly(&ground_state, question).energy;
  question.mass = 0.999;
  const double less = quietly(&ground_state, question).energy;
  CHECK((more - less) / 0.002 == Approx(found.chemical_potential).epsilon(1e-6));
}

TEST_CASE("ground_state: stands still in real time and turns with μ", "[fields][nls][ground]") {
  GroundState question{.potential = traced([](auto x) { return 0.5 * x * x; }), .coupling = -8};
  question.domain = {-10, 10};
  question.points = 256;
  const auto found = quietly(&ground_state, question);
  SchrodingerNls motion;
  motion.initial = found.state;
  motion.potential = question.potential;
  motion.coupling = -8;
  motion.domain = question.domain;
  motion.points = 256;
  motion.until = 5;
  motion.frames = 1;
  const auto moved = solve(motion);
  const auto psi = found.psi.real();
  std::vector<Complex> turned;
  for (double value : psi) turned.push_back(std::polar(1.0, -found.chemical_potential * 5) * value);
  CHECK(distance(at(moved), turned) < 1e-7);
}

TEST_CASE("ground_state: says what stands in its way", "[fields][nls][ground]") {
  GroundState question;
  question.mass = 0;
  CHECK(sentence_of([&] { quietly(&ground_state, question); }) == "ground_state: mass is 0, but must be above 0");
  question = {};
  question.points = 4;
  CHECK(sentence_of([&] { quietly(&ground_state, question); }).find("points is 4") != std::string::npos);
  question = {.potential = traced([](auto x) { return 1.0 / x; })};
  CHECK(sentence_of([&] { quietly(&ground_state, question); }).find("potential is") != std::string::npos);
  question = {};
  question.iterations = 2;
  CHECK(sentence_of([&] { quietly(&ground_state, question); }).find("allow more iterations") != std::string::npos);
}
