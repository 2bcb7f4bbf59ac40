// SPDX-License-Identifier: MIT
#include "stdlib/fields/sine_kick.h"

#include <bit>
#include <catch2/catch.hpp>
#include <limits>
#include <numbers>
#include <random>

#include "stdlib/core/each_target.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/sine_gordon_states.h"
#include "stdlib/fields/solved.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using core::Expression;
using std::numbers::pi;

namespace {

std::vector<double> quick(const std::vector<double>& places) {
  std::vector<double> sines(places.size());
  kick_sine(places.data(), sines.data(), places.size());
  return sines;
}

// Largest error in units in the last place of the true sine, which the long double one (64 bits) stands for.
double worst_ulps(const std::vector<double>& places) {
  const std::vector<double> sines = quick(places);
  double worst = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const long double exact = std::sin(static_cast<long double>(places[i]));
    const double ulp = std::ldexp(1.0, std::max(std::ilogb(exact), -1022) - 52);
    worst = std::max(worst, static_cast<double>(std::fabs(sines[i] - exact)) / ulp);
  }
  return worst;
}

struct Fields {
  std::vector<double> u, velocity, curvature;
  explicit Fields(std::size_t n, double size = 1) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> any(-1, 1);
    for (std::size_t i = 0; i < n; ++i) {
      u.push_back(size * any(random));
      velocity.push_back(any(random));
      curvature.push_back(any(random));
    }
  }
  void advance() { sine_kick_and_drift(u.data(), velocity.data(), curvature.data(), u.size(), 1.5, Move{0.1, 0.25}); }
};

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

}  // namespace

TEST_CASE("sine_kick: its sine is within 1.5 units in the last place all over its reach", "[fields]") {
  std::mt19937_64 random(1);
  for (double reach : {1e-300, 1e-8, 0.1, 0.8, 1.6, 3.2, 10.0, kSineReach}) {
    std::uniform_real_distribution<double> any(-reach, reach);
    std::vector<double> places(200'000);
    for (double& place : places) place = any(random);
    INFO("up to " << reach);
    CHECK(worst_ulps(places) < 1.5);
  }
}

// Where the sine nearly vanishes or is nearly flat: the doubles around every multiple of π/2 within reach.
TEST_CASE("sine_kick: its sine is as good next to the multiples of a quarter turn", "[fields]") {
  std::vector<double> places;
  for (int k = -45; k <= 45; ++k) {
    double up = k * pi / 2, down = up;
    for (int step = 0; step < 50; ++step) {
      places.insert(places.end(), {up, down});
      up = std::nextafter(up, 100.0);
      down = std::nextafter(down, -100.0);
    }
    for (double off = 1e-15; off < 0.5; off *= 1.7) places.insert(places.end(), {k * pi / 2 + off, k * pi / 2 - off});
  }
  CHECK(worst_ulps(places) < 1.5);
}

TEST_CASE("sine_kick: small, odd and spoilt arguments come out as they should", "[fields]") {
  const double least = std::numeric_limits<double>::denorm_min(), nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> sines = quick({0.0, -0.0, least, -least, 1e-308, nan});
  CHECK(sines[0] == 0.0);
  CHECK(sines[1] == 0.0);
  CHECK(sines[2] == least);
  CHECK(sines[3] == -least);
  CHECK(sines[4] == 1e-308);
  CHECK(std::isnan(sines[5]));
  const Fields some(999, kSineReach);
  std::vector<double> mirrored = some.u;
  for (double& place : mirrored) place = -place;
  std::vector<double> sine = quick(some.u);
  for (double& value : sine) value = -value;
  CHECK(same_bits(quick(mirrored), sine));
}

// Sizes below and above a quarter turn and the reach, so that every way to a sine is taken.
TEST_CASE("sine_kick: a kick is the sine and the fused sums, at every width and length", "[fields]") {
  const double size = GENERATE(1.0, 3.0, 1000.0);
  for (std::size_t n = 0; n < 140; ++n) {
    const Fields before(n, size);
    const std::vector<double> sine = quick(before.u);
    Fields expected = before;
    for (std::size_t i = 0; i < n; ++i) {
      const double pulled = std::fma(0.1, before.curvature[i], before.velocity[i]);
      expected.velocity[i] = std::fma(-1.5 * 0.1, sine[i], pulled);
      expected.u[i] = std::fma(0.25, expected.velocity[i], before.u[i]);
    }
    core::with_each_target([&] {
      Fields moved = before;
      moved.advance();
      CHECK(same_bits(moved.u, expected.u));
      CHECK(same_bits(moved.velocity, expected.velocity));
      CHECK(same_bits(quick(before.u), sine));
    });
  }
}

// One number alone, among small ones, among large ones, beside one far beyond the reach or none at all: its sine is the
// same.
TEST_CASE("sine_kick: a sine does not depend on what stands beside it", "[fields]") {
  const double place = GENERATE(0.3, 1.5699999, 1.5700001, -3.0, 71.9, 73.0, 1e9);
  const double alone = quick({place})[0];
  CHECK(alone == Approx(std::sin(place)).epsilon(1e-15));
  for (double neighbour : {0.0, 1.0, 5.0, 100.0, 1e300, std::numeric_limits<double>::infinity(),
                           std::numeric_limits<double>::quiet_NaN()}) {
    for (std::size_t at = 0; at < 40; ++at) {
      std::vector<double> many(40, neighbour);
      many[at] = place;
      REQUIRE(quick(many)[at] == alone);
    }
  }
}

TEST_CASE("sine_kick: a sine beyond the reach is the general one", "[fields]") {
  const double size = GENERATE(72.5, 1e4, 1e15, 1e300);
  CHECK(quick({1.0, size})[1] == Approx(std::sin(size)).epsilon(1e-15));
  CHECK(quick({-size})[0] == -quick({size})[0]);
  CHECK(std::isnan(quick({0.0, std::numeric_limits<double>::infinity(), 1.0})[1]));
}

TEST_CASE("sine_kick: knows a slope that is a multiple of the sine and no other", "[fields]") {
  const auto slope = [](auto formula) { return traced(formula).derivative(); };
  CHECK(sine_amplitude(quietly(&sine_gordon, {}).derivative()) == 1.0);
  CHECK(sine_amplitude(slope([](const Expression& f) { return 1.0 - cos(f); })) == 1.0);
  CHECK(sine_amplitude(slope([](const Expression& f) { return 2.5 * (1.0 - cos(f)); })) == 2.5);
  CHECK(sine_amplitude(slope([](const Expression& f) { return (1.0 - cos(f)) / 4.0; })) == 0.25);
  CHECK_FALSE(sine_amplitude(slope([](const Expression& f) { return 1.0 - cos(2.0 * f); })));
  CHECK_FALSE(sine_amplitude(slope([](const Expression& f) { return 1.0 - cos(f) + f * f; })));
  CHECK_FALSE(sine_amplitude(slope([](const Expression& f) { return sin(f); })));
  CHECK_FALSE(sine_amplitude(quietly(&phi4, {}).derivative()));
}

// A field that winds on and on: the kicks change from the quick to the general sine on the way, and the same multiple
// of 2π apart everywhere nothing else may change.
TEST_CASE("sine_kick: a field far up the ladder of vacua moves as one at its foot", "[fields]") {
  KleinGordon question;
  question.potential = quietly(&sine_gordon, {});
  question.domain = {-20, 20};
  question.points = 256;
  question.until = 5;
  question.frames = 1;
  const double rungs = GENERATE(10.0, 11.0, 12.0, 100.0);
  const auto bump = [](double height) {
    return traced([=](const Expression& x) { return height + 2.0 * exp(-(x * x)); });
  };
  question.initial = InitialState{bump(0), traced([](const Expression&) { return Expression(0.0); }), {}};
  const KleinGordonSolution low = solve(question);
  question.initial.field = bump(2 * pi * rungs);
  const KleinGordonSolution high = solve(question);
  // Rounding of a field of size 2π · rungs, and of that number itself, over a few hundred steps.
  const double far = distance(row(high.phi, -1), [&] {
    std::vector<double> lifted(row(low.phi, -1).begin(), row(low.phi, -1).end());
    for (double& value : lifted) value += 2 * pi * rungs;
    return lifted;
  }());
  CHECK(far < 1e-12 * 2 * pi * rungs);
}

// The same potential three ways: named, traced, and as a stranger whose formula no one sees, which the general loops
// run.
TEST_CASE("sine_kick: a breather moves alike by whatever way its potential comes", "[fields]") {
  using core::Function;
  const auto by_points = [](double (*formula)(double)) -> Function::Evaluate {
    return [formula](std::span<const double* const> in, double* out, std::size_t n) {
      for (std::size_t i = 0; i < n; ++i) out[i] = formula(in[0][i]);
    };
  };
  const Function curvature = Function::native("cosine", 1, by_points([](double f) { return std::cos(f); }));
  const Function slope =
      Function::native("sine", 1, by_points([](double f) { return std::sin(f); }), [=](int) { return curvature; });
  const Function stranger = Function::native("1 - cosine", 1, by_points([](double f) { return 1 - std::cos(f); }),
                                             [=](int) { return slope; });
  KleinGordon question;
  question.initial = quietly(&breather, {.frequency = 0.5, .velocity = 0.4});
  question.initial.potential.reset();
  question.domain = {-40, 40};
  question.until = 20;
  question.frames = 4;
  question.potential = quietly(&sine_gordon, {});
  const KleinGordonSolution named = solve(question);
  question.potential = traced([](const Expression& f) { return 1.0 - cos(f); });
  const KleinGordonSolution scripted = solve(question);
  question.potential = stranger;
  const KleinGordonSolution strange = solve(question);
  CHECK(distance(named.phi.real(), scripted.phi.real()) == 0);
  // Some thousand forces, each off by a unit in the last place of a field of size 4.
  CHECK(distance(named.phi.real(), strange.phi.real()) < 1e-11);
  CHECK(distance(named.phi.real(), strange.phi.real()) > 0);  // the stranger did take the other way
}
