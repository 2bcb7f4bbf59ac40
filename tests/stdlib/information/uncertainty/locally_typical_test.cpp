// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/locally_typical.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/information/uncertainty/answers.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::answers::values;
using Catch::Matchers::Contains;

namespace {

TypicalTokens typical_tokens_of(std::vector<double> masses, double mass = 0.95, int least = 1) {
  Run run;
  return locally_typical({.masses = Array::of(std::move(masses)), .mass = mass, .least = least}, run);
}

}  // namespace

// H = 1.213 nat: surprisals 0.693, 1.386 and twice 2.079 lie 0.520, 0.173 and 0.866 from it.
TEST_CASE("locally typical: keeps what lies near the entropy", "[information][uncertainty]") {
  const auto found = typical_tokens_of({0.5, 0.25, 0.125, 0.125}, 0.75);
  CHECK(values(found.order) == std::vector<double>{2, 1, 3, 4});
  CHECK(values(found.masses) == std::vector<double>{0.5 / 0.75, 0.25 / 0.75, 0, 0});
  CHECK(found.kept.booleans()[1] == 1);
  CHECK(found.kept.booleans()[2] == 0);
  CHECK(found.kept_mass == 0.75);
  // The likeliest token is not kept where it is too likely: that is what sets this apart from the nucleus.
  CHECK(values(typical_tokens_of({0.5, 0.25, 0.125, 0.125}, 0.2).masses) == std::vector<double>{0, 1, 0, 0});
  CHECK(values(typical_tokens_of({0.5, 0.25, 0.125, 0.125}, 0.2, 3).masses) ==
        std::vector<double>{0.5 / 0.875, 0.25 / 0.875, 0.125 / 0.875, 0});
}

TEST_CASE("locally typical: with mass one it is the model", "[information][uncertainty]") {
  auto p = support::uniforms(3, 50);
  p[7] = p[30] = 0;
  p[8] = 1e-18;
  double sum = 0;
  for (const double v : p) sum += v;
  for (double& v : p) v /= sum;
  const auto found = typical_tokens_of(p, 1);
  for (std::size_t i = 0; i < p.size(); ++i) {
    CHECK(found.masses.real()[i] == Approx(p[i]).epsilon(1e-14));
    CHECK((found.kept.booleans()[i] == 1) == (p[i] > 0));
  }
  CHECK(typical_tokens_of({0, 1, 0}).kept_mass == 1);
  CHECK(values(typical_tokens_of({0.25, 0.25, 0.25, 0.25}, 0.5).masses) == std::vector<double>{0.5, 0.5, 0, 0});
}

// Each set holds the mass asked for, and without its last token it does not.
TEST_CASE("locally typical: keeps no more than it must", "[information][uncertainty]") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto p = support::uniforms(seed, 3 + seed);
    double sum = 0;
    for (double& v : p) sum += v = v * v * v;
    for (double& v : p) v /= sum;
    const double mass = 0.3 + 0.02 * static_cast<double>(seed);
    const auto found = typical_tokens_of(p, mass);
    CHECK(found.kept_mass >= mass);
    double last = 0;
    for (const double token : values(found.order))
      if (found.kept.booleans()[static_cast<std::size_t>(token) - 1] != 0)
        last = p[static_cast<std::size_t>(token) - 1];
    CHECK(found.kept_mass - last < mass);
  }
}

TEST_CASE("locally typical: refuses what it cannot read, by name", "[information][uncertainty]") {
  CHECK_THROWS_WITH(typical_tokens_of({}), Contains("masses is 0 values"));
  CHECK_THROWS_WITH(typical_tokens_of({0.5, 0.2}), Contains("masses"));
  CHECK_THROWS_WITH(typical_tokens_of({1.5, -0.5}), Contains("masses"));
  CHECK_THROWS_WITH(typical_tokens_of({0.5, NAN}), Contains("nan at element 2"));
  CHECK_THROWS_WITH(typical_tokens_of({0.5, 0.5}, 0), Contains("mass is 0, but must be in (0, 1]"));
  CHECK_THROWS_WITH(typical_tokens_of({0.5, 0.5}, 1.1), Contains("mass is 1.1"));
  CHECK_THROWS_WITH(typical_tokens_of({0.5, 0.5}, 0.9, 0), Contains("least is 0"));
  CHECK_THROWS_WITH(typical_tokens_of({0.5, 0.5}, 0.9, 3), Contains("least is 3, but must be in [1, 2]"));
}
