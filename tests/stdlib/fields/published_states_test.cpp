// SPDX-License-Identifier: MIT
//
// The published starts: their energies by quadrature, and their defects, each seen to be there.
#include "stdlib/fields/published_states.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/published.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;

// Quadrature of the published formulas by mpmath with 25 digits. A trapezoid over smooth fields that have died out at
// the ends is as exact as they have; the pair's is cut off at e^-57.
TEST_CASE("published_states: starts with the energies of the published formulas", "[fields]") {
  CHECK(solve(published("linear wave")).energy.number(0) == Approx(1.566642671644375).epsilon(1e-12));
  KleinGordon question = published("breather");
  question.until = 1;
  CHECK(solve(question).energy.number(0) == Approx(12.301679723370461).epsilon(1e-10));
  question = published("collision");
  question.until = 1;
  CHECK(solve(question).energy.number(0) == Approx(58.88222230657634).epsilon(1e-10));
}

// A jump of 2 v in one cell has a slope energy proportional to 1/dx; the kink's own 0.94 is lost in it.
TEST_CASE("published_states: a kink on the ring has the energy of its seam, which the grid decides", "[fields]") {
  KleinGordon question = published("kink");
  question.until = 0.1;
  const double coarse = solve(question).energy.number(0);
  question.points = 2048;
  const double fine = solve(question).energy.number(0);
  CHECK(coarse > 10);
  CHECK(fine / coarse == Approx(2).epsilon(0.1));
}

TEST_CASE("published_states: a pair starts at 0 and 2 v with both walls on their way to the right", "[fields]") {
  KleinGordon question = published("collision");
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

TEST_CASE("published_states: a gaussian grows and a breather turns at no one time", "[fields]") {
  const KleinGordonSolution lump = [] {
    KleinGordon question = compat(quietly(&linear, {}), quietly(&gaussian, {.velocity = 0.5}));
    question.until = 0.1;
    return solve(question);
  }();
  const auto phi = row(lump.phi, 0), phi_t = row(lump.phi_t, 0);
  for (std::size_t j = 0; j < phi.size(); ++j) REQUIRE(phi_t[j] == Approx(0.5 * phi[j]).epsilon(0).margin(1e-15));
  KleinGordon question = published("breather");
  question.until = 0.1;
  const KleinGordonSolution breather = solve(question);
  const auto rates = row(breather.phi_t, 0);
  CHECK(*std::max_element(rates.begin(), rates.end()) > 0.5);
  const double w = std::sqrt(0.75);  // the grid has no point at 0, but two half a cell away
  CHECK(breather.maximum.number(0) == Approx(4 * std::atan(1 / (w * std::cosh(w * 40 / 511)))).epsilon(1e-12));
}
