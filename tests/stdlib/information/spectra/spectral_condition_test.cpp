// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/spectral_condition.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <optional>

#include "stdlib/core/error.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::cloud;
using support::in_rows;

namespace {

SpectralConditionEstimate spectral_condition_of(const Array& weights, std::optional<Array> update = {}) {
  Run run;
  return spectral_condition({.weights = weights, .update = std::move(update)}, run);
}

}  // namespace

TEST_CASE("spectral condition: is met by orthonormal rows or columns times √(outputs/inputs)",
          "[information][spectra]") {
  const double wide = std::sqrt(2.0 / 3), tall = std::sqrt(3.0 / 2);
  CHECK(spectral_condition_of(in_rows(2, {wide, 0, 0, 0, wide, 0})).weights == Approx(1).epsilon(1e-14));
  CHECK(spectral_condition_of(in_rows(3, {tall, 0, 0, tall, 0, 0})).weights == Approx(1).epsilon(1e-14));
  const auto out = spectral_condition_of(in_rows(2, {wide, 0, 0, 0, wide, 0}), in_rows(2, {0, 0, 0.1 * wide, 0, 0, 0}));
  CHECK(out.update == Approx(0.1).epsilon(1e-14));
  CHECK(out.spread == Approx(wide / std::sqrt(3)).epsilon(1e-14));
  CHECK(spectral_condition_of(in_rows(3, {1, 0, 0, 1, 0, 0})).spread == Approx(1 / std::sqrt(2)).epsilon(1e-14));
  CHECK(out.rate == Approx(2.0 / 3).epsilon(1e-14));
  CHECK(std::isnan(spectral_condition_of(in_rows(1, {1, 2})).update));
}

TEST_CASE("spectral condition: entries of the advised spread are of order one at any width", "[information][spectra]") {
  // The largest singular value of independent normals of spread s is near s (√outputs + √inputs).
  for (const auto& [outputs, inputs] : {std::pair<std::size_t, std::size_t>{40, 160}, {160, 160}, {400, 40}}) {
    const double spread = spectral_condition_of(cloud(3, outputs, inputs)).spread;
    Array weights = cloud(3, outputs, inputs);
    for (double& w : weights.mutable_real()) w *= spread;
    const auto n = static_cast<double>(outputs), m = static_cast<double>(inputs);
    const double expected = spread * (std::sqrt(n) + std::sqrt(m)) / std::sqrt(n / m);
    CHECK(spectral_condition_of(weights).weights == Approx(expected).epsilon(0.1));
    CHECK(expected <= 2);
    CHECK(expected >= 1);
  }
}

TEST_CASE("spectral condition: refuses what is no layer", "[information][spectra]") {
  CHECK_THROWS_AS(spectral_condition_of(Array::of({1, 2})), BadParameter);
  CHECK_THROWS_AS(spectral_condition_of(in_rows(1, {1, std::numeric_limits<double>::quiet_NaN()})), BadParameter);
  CHECK_THROWS_AS(spectral_condition_of(in_rows(1, {1, 2}), in_rows(2, {1, 2})), BadParameter);
  CHECK_THROWS_AS(spectral_condition_of(Array({{"output", 0}, {"input", 2}}, std::vector<double>{})), BadParameter);
}
