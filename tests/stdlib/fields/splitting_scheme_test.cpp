// SPDX-License-Identifier: MIT
#include "stdlib/fields/splitting_scheme.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <tuple>
#include <vector>

using namespace ansatz::fields;

namespace {

// Half the trace of one step of q'' = -q with step z: cos z up to the scheme's order; the step is stable while |.| ≤ 1.
double half_trace(const SplittingScheme& scheme, double z) {
  double trace = 0;
  for (int start = 0; start < 2; ++start) {
    double q = start == 0, p = start == 1;
    for (std::size_t i = 0; i < scheme.drifts.size(); ++i) {
      p -= scheme.kicks[i] * z * q;
      q += scheme.drifts[i] * z * p;
    }
    p -= scheme.kicks.back() * z * q;
    trace += start == 0 ? q : p;
  }
  return trace / 2;
}

// A pendulum from (1.5, 0.3) for a time of 8.
template <class Real = double>
std::array<Real, 2> pendulum(const SplittingScheme& scheme, int steps) {
  Real q = 1.5, p = 0.3;
  const Real h = Real(8) / steps;
  for (int step = 0; step < steps; ++step) {
    for (std::size_t i = 0; i < scheme.drifts.size(); ++i) {
      p -= scheme.kicks[i] * h * std::sin(q);
      q += scheme.drifts[i] * h * p;
    }
    p -= scheme.kicks.back() * h * std::sin(q);
  }
  return {q, p};
}

}  // namespace

TEST_CASE("splitting_scheme: fractions are symmetric and sum to 1", "[fields]") {
  std::vector<const SplittingScheme*> all;
  for (const auto& name : scheme_names()) all.push_back(find_scheme(name));
  for (const auto& name : unitary_scheme_names()) all.push_back(find_unitary_scheme(name));
  for (const SplittingScheme* each : all) {
    const SplittingScheme& scheme = *each;
    REQUIRE(scheme.kicks.size() == scheme.drifts.size() + 1);
    CHECK(std::accumulate(scheme.kicks.begin(), scheme.kicks.end(), 0.0) == Approx(1).epsilon(0).margin(1e-15));
    CHECK(std::accumulate(scheme.drifts.begin(), scheme.drifts.end(), 0.0) == Approx(1).epsilon(0).margin(1e-15));
    for (std::size_t i = 0; i < scheme.kicks.size(); ++i)
      CHECK(scheme.kicks[i] == scheme.kicks[scheme.kicks.size() - 1 - i]);
    for (std::size_t i = 0; i < scheme.drifts.size(); ++i)
      CHECK(scheme.drifts[i] == scheme.drifts[scheme.drifts.size() - 1 - i]);
  }
  CHECK(find_scheme("euler") == nullptr);
}

// The observed order tends to the true one as the step falls. verlet4's leading term is so small that the next one
// still adds to its order here, so only too low an order is a failure.
TEST_CASE("splitting_scheme: has the order it names on a pendulum", "[fields]") {
  const auto exact = pendulum(*find_scheme("verlet4"), 4000);
  for (const char* name : {"verlet", "verlet4"}) {
    const SplittingScheme& scheme = *find_scheme(name);
    const auto error = [&](int count) {
      const auto found = pendulum(scheme, count);
      return std::hypot(found[0] - exact[0], found[1] - exact[1]);
    };
    CHECK(std::log2(error(160) / error(320)) > scheme.order - 0.05);
    CHECK(std::log2(error(160) / error(320)) < scheme.order + 0.5);
  }
}

// In extended precision, which leaves the sixth order room between its next terms and rounding. Each at steps where its
// own leading term is alone, so that a wrong coefficient of any stage shows from either side; strang4's takes the
// shortest.
TEST_CASE("splitting_scheme: compositions for complex fields have the order they name", "[fields]") {
  const auto [name, count] = GENERATE(std::tuple{"strang", 160}, std::tuple{"strang4", 320},
                                      std::tuple{"yoshida4", 160}, std::tuple{"strang6", 40});
  const auto exact = pendulum<long double>(*find_unitary_scheme("strang6"), 1280);
  const SplittingScheme& scheme = *find_unitary_scheme(name);
  const auto error = [&](int steps) {
    const auto found = pendulum<long double>(scheme, steps);
    return std::hypot(found[0] - exact[0], found[1] - exact[1]);
  };
  CAPTURE(name);
  CHECK(static_cast<double>(std::log2(error(count) / error(2 * count))) ==
        Approx(scheme.order).epsilon(0).margin(0.06));
}

// The limit is where the trace first leaves [-2, 2]; printed to four decimals it must lie inside, and not by much.
TEST_CASE("splitting_scheme: is stable up to its limit and not beyond", "[fields]") {
  for (const char* name : {"verlet", "verlet4"}) {
    const SplittingScheme& scheme = *find_scheme(name);
    for (double z = 0.001; z < scheme.limit; z += 0.001) REQUIRE(std::fabs(half_trace(scheme, z)) <= 1 + 1e-9);
    CHECK(std::fabs(half_trace(scheme, scheme.limit + 0.001)) > 1);
  }
}
