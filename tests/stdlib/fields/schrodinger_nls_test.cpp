// SPDX-License-Identifier: MIT
//
// Solitons: where they are, what they keep, how they pass each other.
#include "stdlib/fields/schrodinger_nls.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/fields/waves.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::waves;
using std::numbers::pi;

namespace {

Complex lone(double x, double t) { return std::polar(2 / std::cosh(2 * (x + 10 - t)), x + 1.5 * t); }

}  // namespace

// The defaults, but for the points: 512 leave 1e-9 of the soliton's own waves out.
TEST_CASE("schrodinger_nls: carries a soliton through the ring's middle", "[fields][nls][V1]") {
  SchrodingerNls question = wave_question("soliton");
  question.frames = 4;
  const auto [name, tolerance] =
      GENERATE(std::pair{"strang4", 1e-8}, std::pair{"strang6", 1e-8}, std::pair{"dop853", 1e-8},
               std::pair{"yoshida4", 2e-5}, std::pair{"strang", 5e-3}, std::pair{"etdrk4", 1e-5});
  question.integrator = name;
  const auto solution = solve(question);
  const double error = distance(solution, [](double x) { return lone(x, 20); });
  CAPTURE(name, solution.steps, 1e12 * error);
  CHECK(error < tolerance);
  CHECK(solution.peak_position.real()[4] == Approx(10).epsilon(0).margin(1e-3));
  CHECK(solution.centre.real()[4] == Approx(10).epsilon(0).margin(1e-3));
}

// Splitting passes the field itself through some 10⁵ transforms, each good to 1e-16 of it and all erring alike.
TEST_CASE("schrodinger_nls: keeps mass, momentum and energy of known solitons", "[fields][nls][V2][V3]") {
  const auto [name, mass, momentum, energy] =
      GENERATE(std::tuple{"soliton", 4.0, 4.0, -2.0 / 3}, std::tuple{"collision", 7.0, 2.0, 245.0 / 24});
  SchrodingerNls question = wave_question(name);
  question.integrator = GENERATE("strang4", "dop853");
  const auto solution = solve(question);
  CHECK(solution.mass.real()[0] == Approx(mass).epsilon(0).margin(1e-10));
  CHECK(solution.momentum.real()[0] == Approx(momentum).epsilon(0).margin(1e-10));
  CHECK(solution.energy.real()[0] == Approx(energy).epsilon(0).margin(1e-10));
  CAPTURE(name, question.integrator, 1e12 * solution.mass_drift, 1e12 * solution.energy_drift);
  CHECK(solution.mass_drift < 1e-10);
  // The collision has waves to twice the soliton's: 512 points leave 2e-4 of the strongest out for a moment.
  CHECK(solution.momentum_drift < (momentum == 4 ? 1e-9 : 2e-6));
  CHECK(solution.energy_drift < 1e-9);
  if (question.integrator == "dop853") CHECK(solution.mass_drift < 1e-13);
}

// dx₁ = ln R/A₁ forward, dx₂ likewise backward, twice in 20 units of time round the ring: 2 · 20 - 10 + 2 · 0.27650 -
// 50 and 10 - 40 - 2 · 0.36867 + 50, of which the second is the higher one's neighbour.
TEST_CASE("schrodinger_nls: solitons come out of two collisions shifted as they should be", "[fields][nls][V4]") {
  SchrodingerNls question = wave_question("collision");
  question.points = 1024;
  question.frames = 1;
  const auto solution = solve(question);
  const double ratio = (16 + 3.5 * 3.5) / (16 + 0.5 * 0.5), first = std::log(ratio) / 2, second = std::log(ratio) / 1.5;
  CHECK(first == Approx(0.27650).epsilon(0).margin(1e-5));
  CHECK(second == Approx(0.36867).epsilon(0).margin(1e-5));
  CHECK(solution.peak_position.real()[1] == Approx(-20 + 2 * first).epsilon(0).margin(1e-6));
  // The lower one: the mean of x over its own half of the ring, which is symmetric about it.
  const auto field = at(solution);
  const std::vector<double> x = x_of(solution.psi);
  double sum = 0, moment = 0, centre = 20 - 2 * second;
  for (std::size_t j = 0; j < x.size(); ++j) {
    double from = x[j] - centre;
    from -= 50 * std::round(from / 50);
    if (std::fabs(from) > 5.5) continue;
    sum += std::norm(field[j]);
    moment += from * std::norm(field[j]);
  }
  CHECK(moment / sum == Approx(0).epsilon(0).margin(1e-6));
}

// Gordon's N-soliton formula against the solver: two and three that collide, with phases.
TEST_CASE("solitons: is what the solver makes of it", "[fields][nls][states]") {
  Solitons state{.amplitudes = {1.5, 1}, .velocities = {1, -1}, .positions = {-8, 8}, .phases = {0.3, -1}};
  if (GENERATE(false, true)) state = {{1.2, 1, 1.5}, {2, 0, -2}, {-12, 0, 12}, {0, 1, 2}};
  SchrodingerNls question;
  question.initial = quietly(&solitons, state);
  question.domain = {-40, 40};
  question.points = 1024;
  question.until = 10;
  question.frames = 4;
  const auto solution = solve(question);
  for (int i = 0; i <= 4; ++i) {
    state.time = 2.5 * i;
    CHECK(distance(
              solution, [&](double x) { return solitons_at(state, x); }, i) < 1e-8);
  }
  // Apart, it is the sum of its parts.
  state.time = 0;
  const auto alone = [&](double x) {
    Complex sum = 0;
    for (std::size_t j = 0; j < state.amplitudes.size(); ++j) {
      const double a = state.amplitudes[j], from = x - state.positions[j];
      sum += std::polar(a / std::cosh(a * from), state.velocities[j] * from + state.phases[j]);
    }
    return sum;
  };
  for (double x : {-12.3, -8.0, -7.1, 0.4, 8.8, 12.0}) {
    CAPTURE(x);
    CHECK(std::abs(solitons_at(state, x) - alone(x)) < 1e-4);
  }
}

// ψ(x, t) of 2 sech x in closed form, ten periods of π/2; |ψ(0, π/4)| = 4.
TEST_CASE("satsuma_yajima: two bound solitons breathe with their period", "[fields][nls][V8]") {
  SchrodingerNls question;
  question.initial = quietly(&satsuma_yajima, {});
  question.domain = {-20, 20};
  question.points = 1024;
  question.times = std::vector{pi / 4, 5 * pi};
  question.until = 5 * pi;
  question.step = 0.001;
  const auto solution = solve(question);
  const auto exact = [](double x, double t) {
    return 4.0 * std::polar(1.0, t / 2) * (std::cosh(3 * x) + 3.0 * std::polar(1.0, 4 * t) * std::cosh(x)) /
           (std::cosh(4 * x) + 4 * std::cosh(2 * x) + 3 * std::cos(4 * t));
  };
  CHECK(distance(
            solution, [&](double x) { return exact(x, pi / 4); }, 0) < 1e-8);
  CHECK(distance(solution, [&](double x) { return exact(x, 5 * pi); }) < 1e-8);
  CHECK(solution.peak.real()[0] == Approx(4).epsilon(0).margin(1e-8));
}

TEST_CASE("satsuma_yajima: three and four bound solitons have the same period", "[fields][nls][V9]") {
  SchrodingerNls question;
  const int order = GENERATE(3, 4);
  question.initial = quietly(&satsuma_yajima, {.order = static_cast<double>(order)});
  question.domain = {-20, 20};
  question.points = 2048;
  question.until = pi / 2;
  question.frames = 1;
  question.step = 2e-4;
  const auto solution = solve(question);
  const auto first = at(solution, 0), last = at(solution);
  double largest = 0;
  for (std::size_t j = 0; j < first.size(); ++j)
    largest = std::max(largest, std::fabs(std::norm(first[j]) - std::norm(last[j])));
  CHECK(largest < 1e-6);
}

TEST_CASE("published_wave: has the breather's and the noise's known numbers", "[fields][nls][V10]") {
  SchrodingerNls question = wave_question("breather");
  question.until = 1;
  const auto solution = solve(question);
  CHECK(solution.mass.real()[0] == Approx(7.3662923288).epsilon(0).margin(1e-9));
  CHECK(solution.momentum.real()[0] == Approx(7.3662923288 / 2).epsilon(0).margin(1e-9));
  CHECK(solution.energy.real()[0] == Approx(-8.4842514315).epsilon(0).margin(1e-9));
  // The first normal of seed 42.
  CHECK(at(solve(wave_question("noise")), 0)[0].real() ==
        Approx(0.01 * 0.4967141530 + std::exp(-12.5)).epsilon(0).margin(1e-12));
}

// A dense background that waves run over, on so few points that steps large enough to err keep clear of the resonance,
// 0.0157; against dop853 on the same grid.
TEST_CASE("schrodinger_nls: errors fall with the order of the integrator", "[fields][nls][V11]") {
  SchrodingerNls question;
  std::vector<Complex> field;
  for (int j = 0; j < 40; ++j) field.emplace_back(4 + std::cos(2 * pi * j / 40), 0.5 * std::sin(2 * pi * j / 40));
  question.initial = started(field);
  question.coupling = -1;
  question.domain = {0, 2 * pi};
  question.points = 40;
  question.until = 0.96;
  question.frames = 1;
  question.integrator = "dop853";
  question.tolerance = 1e-14;
  question.absolute_tolerance = 1e-15;
  const auto fine = at(solve(question));
  const auto [name, order, step] =
      GENERATE(std::tuple{"strang", 2.0, 0.012}, std::tuple{"strang4", 4.0, 0.003}, std::tuple{"yoshida4", 4.0, 0.006},
               std::tuple{"strang6", 6.0, 0.012}, std::tuple{"etdrk4", 4.0, 0.006});
  question.integrator = name;
  question.step = step;
  const double full = distance(at(solve(question)), fine);
  question.step = step / 2;
  const double half = distance(at(solve(question)), fine);
  CAPTURE(name, 1e12 * full, 1e12 * half);
  CHECK(std::log2(full / half) == Approx(order).epsilon(0).margin(0.15));
}

// Three symmetries of the equation. On a ring a boost must fit it, v = 2πm/L, and 128 points are passed in 10/v.
TEST_CASE("schrodinger_nls: keeps the symmetries of the equation", "[fields][nls][V12]") {
  const double v = 2 * pi * 16 / 40;
  SchrodingerNls question;
  question.domain = {-20, 20};
  question.points = 512;
  question.until = 10 / v;
  question.frames = 1;
  question.step = 0.002;
  const auto start = [](double x) { return Complex(1.5 * std::exp(-x * x / 4), 0.3 * std::exp(-(x - 2) * (x - 2))); };
  const auto place = [](int j) { return -20 + 40 * j / 512.0; };
  const auto from = [&](auto field) {
    std::vector<Complex> samples;
    for (int j = 0; j < 512; ++j) samples.push_back(field(place(j)));
    return started(samples);
  };
  question.initial = from(start);
  const auto plain = at(solve(question));
  auto wanted = plain;

  SECTION("a turn of the phase") {
    question.initial = from([&](double x) { return std::polar(1.0, 0.7) * start(x); });
    for (Complex& value : wanted) value *= std::polar(1.0, 0.7);
  }
  SECTION("a boost") {
    question.initial = from([&](double x) { return std::polar(1.0, v * x) * start(x); });
    for (int j = 0; j < 512; ++j) {
      wanted[static_cast<std::size_t>(j)] =
          plain[static_cast<std::size_t>((j + 384) % 512)] * std::polar(1.0, v * place(j) - v * v * question.until / 2);
    }
  }
  SECTION("another scale") {
    question.domain = {-10, 10};
    question.until /= 4;
    *question.step /= 4;
    question.initial = from([&](double x) { return 2.0 * start(x); });
    for (Complex& value : wanted) value *= 2;
  }
  CHECK(distance(at(solve(question)), wanted) < 1e-9);
}

// Conjugation turns time round; rounding, and what collisions amplify of it, keeps the way back from the way there.
TEST_CASE("schrodinger_nls: runs back to where it came from", "[fields][nls][V13]") {
  SchrodingerNls question = wave_question(GENERATE("soliton", "collision", "breather"));
  question.integrator = GENERATE("strang4", "dop853");
  question.frames = 1;
  const auto there = solve(question);
  auto turned = at(there);
  for (Complex& value : turned) value = std::conj(value);
  question.initial = started(turned);
  auto back = at(solve(question));
  for (Complex& value : back) value = std::conj(value);
  CHECK(distance(back, at(there, 0)) < 1e-7);
}

// What simple-idealized-1d-nlse 0.0.4 (commit c461b3c) made of its four cases, run with NumPy 1.24 and SciPy 1.10: ψ at
// one point and the conservation monitor at the end. Over all points and instants the two differ by 1.1e-12 at most.
TEST_CASE("schrodinger_nls: mode compat is the published package, run beside it", "[fields][nls][V15]") {
  const auto check = [](const char* name, std::size_t place, Complex psi, double mass, double momentum, double energy) {
    const auto solution = solve(wave_question(name, "compat"));
    CHECK(std::abs(at(solution)[place] - psi) < 1e-11);
    const auto end = [](const core::Array& series) { return series.real()[series.size() - 1]; };
    CHECK(end(solution.mass) == Approx(mass).epsilon(0).margin(1e-11));
    CHECK(end(solution.published_momentum) == Approx(momentum).epsilon(0).margin(1e-10));
    CHECK(end(solution.published_energy) == Approx(energy).epsilon(0).margin(1e-10));
  };
  check("soliton", 358, {-1.2707812500742954, 1.5364892559658934}, 4, -3.96836683883537, -0.769549042144327);
  check("collision", 456, {-1.318148381009502, 0.42784266030872004}, 7.00000000000006, -1.95825754019085,
        9.69208134946262);
  check("breather", 350, {0.4196467685809032, -0.030472931364784107}, 7.36629232881449, -3.62065818408347,
        -9.11679230357053);
  check("noise", 200, {0.058162348949429336, 0.5292615802396013}, 8.88411119014658, -0.00492904553575175,
        -2.80446270270645);
}

// The filtered system conserves Σ|ψ̂|² and not E. Its own convergence is what is asked for: a run with tolerances a
// thousandth as large.
TEST_CASE("schrodinger_nls: mode compat integrates the published filtered system", "[fields][nls][V15]") {
  SchrodingerNls question = wave_question(GENERATE("soliton", "collision", "breather"), "compat");
  question.frames = 1;
  const auto solution = solve(question);
  CHECK(solution.mass_drift < 1e-12);
  CHECK(solution.integrator == "dop853");
  CHECK(solution.step <= 0.1);
  question.tolerance = 1e-12;
  question.absolute_tolerance = 1e-14;
  CHECK(distance(at(solution), at(solve(question))) < 1e-9);
  // And it is another system than the right one, by much more than that.
  question.mode = "correct";
  question.integrator = "dop853";
  CHECK(distance(at(solution), at(solve(question))) > 1e-7);
}

// A least-squares slope of 1000 energies over a million Strang steps; per step below 1e-14 of E.
TEST_CASE("schrodinger_nls: energy has no trend over a million steps", "[fields][nls][V16]") {
  SchrodingerNls question;
  question.initial = quietly(&soliton, {.velocity = 2 * pi / 16});
  question.domain = {-16, 16};
  question.points = 64;
  question.integrator = "strang";
  question.step = 0.02;
  question.until = 20'000;
  question.frames = 1000;
  const auto solution = solve(question);
  REQUIRE(solution.steps == 1'000'000);
  const auto energy = solution.energy.real();
  const double per_step = slope_of(energy) / solution.kinetic_energy.real()[0] / 1000;
  CAPTURE(1e18 * per_step, 1e9 * solution.energy_drift);
  CHECK(std::fabs(per_step) < 1e-14);
}

// Amplitude 1e-6: the nonlinear phase is 1e-12 t.
TEST_CASE("schrodinger_nls: small waves turn with k²/2", "[fields][nls][V17]") {
  SchrodingerNls question;
  question.initial = quietly(&plane_wave, {.amplitude = 1e-6, .turns = 7});
  question.domain = {0, 2 * pi};
  question.points = 64;
  question.until = 1;
  question.frames = 1;
  question.integrator = GENERATE("strang4", "etdrk4", "dop853");
  question.tolerance = 1e-13;
  question.absolute_tolerance = 1e-19;
  const auto solution = solve(question);
  CHECK(distance(solution, [](double x) { return std::polar(1e-6, 7 * x - 24.5); }) < 3e-18);
}

// Either way a cubic term has no aliases; a field whose waves stay below half the highest has none anyway.
TEST_CASE("schrodinger_nls: dealiasing leaves what is resolved alone", "[fields][nls]") {
  SchrodingerNls question;
  question.initial = quietly(&soliton, {.velocity = 1});
  question.points = 512;
  question.domain = {-20, 20};
  question.until = 2;
  question.frames = 1;
  question.integrator = "dop853";
  const auto plain = at(solve(question));
  const auto [integrator, dealias] =
      GENERATE(std::pair{"dop853", "pad2"}, std::pair{"dop853", "half"}, std::pair{"dop853", "two_thirds"},
               std::pair{"strang4", "half"}, std::pair{"etdrk4", "pad2"});
  question.integrator = integrator;
  question.dealias = dealias;
  if (GENERATE(false, true)) question.filter = 36;
  CAPTURE(integrator, dealias);
  CHECK(distance(at(solve(question)), plain) < 5e-8);  // etdrk4 is off by 2.5e-8
}

// k of 20 on 64 points is cubed to 60 and 20: without aliases the first is lost, with them it comes back as -4.
TEST_CASE("schrodinger_nls: padding and cutting take aliases away", "[fields][nls]") {
  SchrodingerNls question;
  std::vector<Complex> field;
  for (int j = 0; j < 64; ++j) field.push_back(0.3 + 0.2 * std::polar(1.0, 20 * 2 * pi * j / 64));
  question.initial = started(field);
  question.domain = {0, 2 * pi};
  question.points = 64;
  question.until = 0.01;
  question.frames = 1;
  question.integrator = "dop853";
  const auto waves = [&] {
    const auto end = at(solve(question));
    std::vector<double> sizes;
    for (int k : {20, -20, 24, -24}) {
      Complex sum = 0;
      for (int j = 0; j < 64; ++j) sum += end[static_cast<std::size_t>(j)] * std::polar(1.0 / 64, -k * 2 * pi * j / 64);
      sizes.push_back(std::abs(sum));
    }
    return sizes;
  };
  // 2·20 - 0 = 40 is beyond 32 and shows as -24.
  CHECK(waves()[3] > 1e-5);
  question.dealias = "pad2";
  CHECK(waves()[3] < 1e-9);
  CHECK(waves()[0] > 0.19);
}

TEST_CASE("schrodinger_nls: takes a potential and a nonlinearity of one's own", "[fields][nls]") {
  // A coherent state of the linear oscillator swings as a classical particle does.
  SchrodingerNls question;
  question.coupling = 0;
  question.potential = traced([](auto x) { return 0.5 * x * x; });
  question.initial = quietly(&wave_packet, {.position = 2});
  question.domain = {-12, 12};
  question.points = 256;
  question.until = 3;
  question.frames = 1;
  const auto swung = solve(question);
  CHECK(swung.peak_position.real()[1] == Approx(2 * std::cos(3.0)).epsilon(0).margin(1e-6));
  CHECK(swung.energy.real()[1] == Approx(swung.energy.real()[0]).epsilon(1e-9));
  // f = ρ traced is the cubic equation, energy included.
  question = wave_question("soliton");
  question.until = 1;
  const auto built_in = solve(question);
  question.nonlinearity = traced([](auto rho) { return rho; });
  const auto own = solve(question);
  CHECK(distance(at(own), at(built_in)) < 1e-10);
  CHECK(own.energy.real()[0] == Approx(built_in.energy.real()[0]).epsilon(0).margin(1e-12));
}
