// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/complexity_curve.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/information/sequences/permutation_entropy.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

ComplexityCurveEstimate curve_of(std::vector<double> x, int order, std::vector<double> orders,
                                 const char* family = "tsallis") {
  ComplexityCurve question;
  question.x = Array::of(std::move(x));
  question.order = order;
  question.family = family;
  question.orders = std::move(orders);
  Run run;
  return complexity_curve(question, run);
}

}  // namespace

// The documentation of ordpy has these for two and one of three neighbours.
TEST_CASE("complexity curve: meets published values", "[information][ordinal]") {
  const std::vector<double> seven{4, 7, 9, 10, 6, 11, 3};
  const auto tsallis = curve_of(seven, 2, {1, 2});
  CHECK(tsallis.entropy.real()[0] == Approx(0.91829583).epsilon(0).margin(5e-9));
  CHECK(tsallis.complexity.real()[0] == Approx(0.06112817).epsilon(0).margin(5e-9));
  CHECK(tsallis.entropy.real()[1] == Approx(0.88888889).epsilon(0).margin(5e-9));
  CHECK(tsallis.complexity.real()[1] == Approx(0.07619048).epsilon(0).margin(5e-9));
  const auto renyi = curve_of(seven, 2, {2}, "renyi");
  CHECK(renyi.entropy.real()[0] == Approx(0.84799691).epsilon(0).margin(5e-9));
  CHECK(renyi.complexity.real()[0] == Approx(0.08303895).epsilon(0).margin(5e-9));
}

// The printed formulas lose all digits at q → 1; H and C are smooth there, with a slope below 1.
TEST_CASE("complexity curve: goes through the known point at order 1", "[information][ordinal]") {
  const auto x = support::uniforms(4, 300);
  StatisticalComplexity at_one;
  at_one.x = Array::of(x);
  at_one.order = 4;
  Run run;
  const auto wanted = statistical_complexity(at_one, run);
  for (const char* family : {"tsallis", "renyi"}) {
    const auto found = curve_of(x, 4, {1, 1 + 1e-13, 1 - 1e-10, 1 + 1e-7}, family);
    for (std::size_t i = 0; i < 4; ++i) {
      const double margin = i == 3 ? 1e-7 : i == 2 ? 1e-10 : 3e-13;
      CHECK(found.entropy.real()[i] == Approx(wanted.entropy).epsilon(0).margin(margin));
      CHECK(found.complexity.real()[i] == Approx(wanted.complexity).epsilon(0).margin(margin));
    }
    CHECK(found.missing == wanted.missing);
    CHECK(found.windows == wanted.windows);
  }
}

// Ribeiro et al.: noise makes a loop from (1, 0) and back, chaos with missing patterns an open curve from q = 0.
TEST_CASE("complexity curve: closes where no pattern is missing", "[information][ordinal]") {
  const auto noise = curve_of(support::uniforms(1, 20000), 4, {});
  REQUIRE(noise.entropy.size() == 62);
  CHECK(noise.missing == 0);
  CHECK(noise.entropy.real()[0] == Approx(1).epsilon(0).margin(1e-14));
  CHECK(noise.complexity.real()[0] == Approx(0).epsilon(0).margin(1e-14));
  CHECK(noise.entropy.coordinate_values(0)[31] == 1);
  std::vector<double> x;
  double v = 0.4;
  for (int i = 0; i < 20000; ++i) x.push_back(v = 4 * v * (1 - v));
  const auto chaos = curve_of(x, 4, {0});
  // Twelve of the parabola's 24 patterns of four values never occur (Amigó and others).
  CHECK(chaos.missing == Approx(0.5).epsilon(0).margin(1e-15));
  CHECK(chaos.entropy.real()[0] == Approx(11.0 / 23).epsilon(0).margin(1e-14));
}

TEST_CASE("complexity curve: refuses what it cannot read, by name", "[information][ordinal]") {
  CHECK_THROWS_WITH(curve_of({1, 2, 3}, 3, {-1}), Contains("orders is -1, but must be at least 0"));
  CHECK_THROWS_WITH(curve_of({1, 2, 3}, 3, {NAN}), Contains("orders is nan"));
  CHECK_THROWS_WITH(curve_of({1, 2, 3}, 3, {kInfinite}), Contains("orders is inf, but must be at least 0 and finite"));
  CHECK_NOTHROW(curve_of({1, 2, 3}, 3, {kInfinite}, "renyi"));
  CHECK_THROWS_WITH(curve_of({1, 2, 3}, 3, {1}, "shannon"), Contains("family is \"shannon\""));
  CHECK_THROWS_WITH(curve_of({1, 2}, 3, {1}), Contains("x is 2 values, but must be at least 3"));
  CHECK_THROWS_WITH(curve_of({}, 3, {1}), Contains("x"));
  CHECK_THROWS_WITH(curve_of({1, NAN, 3}, 3, {1}), Contains("nan"));
  CHECK_THROWS_WITH(curve_of({1, 2, 3}, 13, {1}), Contains("order is 13"));
  ComplexityCurve flat;
  flat.x = Array::of({1, 1, 1, 1});
  flat.ties = "drop";
  Run run;
  CHECK(std::isnan(complexity_curve(flat, run).entropy.real()[5]));
  CHECK_THAT(run.warnings().at(0), Contains("every window has ties"));
}
