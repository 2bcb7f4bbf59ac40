// SPDX-License-Identifier: MIT
//
// Mode compat of klein_gordon against the published package itself: amangkurat 0.0.1, the solver, states and scenarios
// of github.com/sandyherho/amangkurat at ad5e945, run with NumPy 1.24.2, by its plain path and by numba 0.56.4, which
// gave the same bits. Energies and momentum are those of its commit 2c30816, of its fields and backward differences.
#include <catch2/catch.hpp>
#include <vector>

#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/published.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;

namespace {

/// What the package gave in one stored row: φ at n/4, n/2 and 2n/3, ∂φ/∂t at n/4 and n/2, and the integrals.
struct PackageRow {
  std::size_t row, rows;
  double time, second_time, last_step;
  std::int64_t steps;
  std::vector<double> phi, phi_t, energies;  ///< energies: kinetic, gradient, potential
  double momentum;
};

// Both sides round some thousand steps in another order: φ differed by 1.4e-11 at most, energies by 4e-11 of 10.
void check_against_package(const KleinGordon& question, const PackageRow& wanted) {
  const KleinGordonSolution found = solve(question);
  const std::vector<double> times = found.phi.coordinate_values(0);
  REQUIRE(times.size() == wanted.rows);
  CHECK(times[wanted.row] == wanted.time);
  CHECK(times[1] == wanted.second_time);
  CHECK(found.step_length.number(wanted.row) == wanted.last_step);
  CHECK(found.steps == wanted.steps);
  const std::size_t n = static_cast<std::size_t>(question.points), places[] = {n / 4, n / 2, 2 * n / 3};
  for (std::size_t i = 0; i < wanted.phi.size(); ++i)
    CHECK(found.phi.real()[wanted.row * n + places[i]] == Approx(wanted.phi[i]).epsilon(0).margin(5e-11));
  for (std::size_t i = 0; i < wanted.phi_t.size(); ++i)
    CHECK(found.phi_t.real()[wanted.row * n + places[i]] == Approx(wanted.phi_t[i]).epsilon(0).margin(5e-11));
  const core::Array* const energies[] = {&found.kinetic_energy, &found.gradient_energy, &found.potential_energy};
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(energies[i]->number(wanted.row) == Approx(wanted.energies[i]).epsilon(1e-11).margin(1e-10));
  CHECK(found.published_momentum.number(wanted.row) == Approx(wanted.momentum).epsilon(0).margin(2e-9));
}

}  // namespace

TEST_CASE("klein_gordon: mode compat is the published package, run beside it, in its scenarios", "[fields][V15]") {
  constexpr double kLastStep = 0.006700478203125003;  // six growths of 0.005
  check_against_package(published("linear wave"), {200,
                                                   201,
                                                   49.99621802929005,
                                                   0.2557668750000001,
                                                   kLastStep,
                                                   7476,
                                                   {-0.06203344409054416, 0.17671508824953863, 0.16018048273812532},
                                                   {0.2106767083886236, -0.08306552119732771},
                                                   {0.5488760416450778, 0.16258514810695468, 0.7422065190442741},
                                                   0});
  check_against_package(published("kink"), {200,
                                            201,
                                            49.99621802929005,
                                            0.2557668750000001,
                                            kLastStep,
                                            7476,
                                            {-1.0832515849752367, -0.2373884783732127, 1.0458026251140462},
                                            {0.10622892780239972, 6.2771521200846685},
                                            {10.328806033713253, 10.797260837850303, 2.0511911282139494},
                                            0});
  check_against_package(published("breather"), {300,
                                                301,
                                                79.9982091004643,
                                                0.27615000000000006,
                                                0.013400956406250006,
                                                5984,
                                                {2.0043275245316514, -0.0388471070599514, 0.01775606479472395},
                                                {0.6038294161171951, -0.036164015359299556},
                                                {0.9881731712425539, 1.9966713932525957, 8.442942995432777},
                                                2.6300852236128485});
  // At t = 5: outside the walls φ stands at a maximum of V, and rounding grows as e^t; it was 1.5e-12 there.
  check_against_package(published("collision"), {20,
                                                 401,
                                                 5.00250689531245,
                                                 0.2557668750000001,
                                                 kLastStep,
                                                 14938,
                                                 {1.2678179834988218e-06, 1.8804201958823215, 0.4142524757856468},
                                                 {2.253620397826258e-06, 0.511982260333059},
                                                 {8.677655830075768, 4.3158565797778445, 37.091601968766604},
                                                 -0.4425053222614288});
}

TEST_CASE("klein_gordon: mode compat is the published package off its scenarios as well", "[fields][V15]") {
  // A kink of other height and mass that moves, no power of two points.
  KleinGordon moving = compat(quietly(&phi4, {.lambda = 2, .vacuum = 1.5}),
                              quietly(&kink, {.velocity = 0.4, .position = 1, .lambda = 2, .vacuum = 1.5}));
  moving.domain = {-20, 25};
  moving.points = 300;
  moving.until = 12;
  moving.step = 0.02;
  moving.frames = 37;
  check_against_package(moving, {37,
                                 38,
                                 11.997352500000053,
                                 0.336,
                                 0.023152500000000006,
                                 522,
                                 {-1.2316132039449674, -0.26595061367113454, 1.5088813781115802},
                                 {-2.562718819278175, 0.12103025949369155},
                                 {18.35582674793651, 15.909802403383583, 8.017180944950631},
                                 -0.799734861486213});
  // An odd number of points; the step asked for is too short, and begins at the bound.
  KleinGordon odd = compat(quietly(&linear, {.mass = 2}),
                           quietly(&gaussian, {.amplitude = 3, .width = 1.5, .position = -2, .velocity = 0.5}));
  odd.domain = {-20, 20};
  odd.points = 301;
  odd.until = 9;
  odd.step = 0.001;
  odd.frames = 20;
  check_against_package(odd, {20,
                              21,
                              8.99536937134182,
                              0.45091980073057036,
                              0.004694752511324729,
                              1918,
                              {0.0032058602051015252, 0.9260169770579897, -0.04067587849640662},
                              {0.2511970933001764, 2.157252074358974},
                              {19.069644629235313, 2.1993092567682573, 18.333533478020755},
                              0});
}

// A hump that falls below 10 within the first step: the package asks how large the field was before it.
TEST_CASE("klein_gordon: mode compat adapts its step to the field that the step set out from", "[fields]") {
  KleinGordon question = compat(quietly(&linear, {}), quietly(&gaussian, {.amplitude = 10.0001}));
  question.points = 257;
  question.until = 10;
  question.step = 0.01;
  question.frames = 25;
  check_against_package(question, {25,
                                   26,
                                   9.993825000000053,
                                   0.4086900000000004,
                                   0.009922500000000002,
                                   1011,
                                   {0.001167076695294126, -1.3519434348741182, 0.01865506902830976},
                                   {0.002097942891810841, 4.360727543898508},
                                   {83.9651153630424, 13.877506933452747, 55.445303139640046},
                                   0});
}
