// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/entanglement_entropy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "stdlib/core/error.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::in_rows;

namespace {

double entanglement_of(const Array& matrix, const Base& base = std::string("nat")) {
  Run run;
  return entanglement_entropy({.matrix = matrix, .base = base}, run);
}

}  // namespace

TEST_CASE("entanglement entropy: of products, Bell states and two qubits by their angle", "[information][spectra]") {
  CHECK(entanglement_of(in_rows(2, {2, 4, 3, 6})) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(entanglement_of(in_rows(2, {0, 1, -1, 0}), std::string("bit")) == Approx(1).epsilon(1e-14));
  CHECK(entanglement_of(in_rows(3, {1, 0, 0, 0, 1, 0, 0, 0, 1})) == Approx(std::log(3)).epsilon(1e-14));
  for (const double angle : {0.1, 0.5, 1.2}) {
    const double p = std::cos(angle) * std::cos(angle);
    CHECK(entanglement_of(in_rows(2, {std::cos(angle), 0, 0, std::sin(angle)})) ==
          Approx(-p * std::log(p) - (1 - p) * std::log(1 - p)).epsilon(1e-12));
  }
  // The scale is no part of a state, however large or small.
  CHECK(entanglement_of(in_rows(2, {1e150, 0, 0, 1e150})) == Approx(std::log(2)).epsilon(1e-14));
  CHECK(entanglement_of(in_rows(2, {1e-150, 0, 0, 1e-150})) == Approx(std::log(2)).epsilon(1e-14));
}

TEST_CASE("entanglement entropy: refuses what is no state", "[information][spectra]") {
  CHECK_THROWS_AS(entanglement_of(in_rows(2, {0, 0, 0, 0})), BadParameter);
  CHECK_THROWS_AS(entanglement_of(in_rows(1, {1, std::numeric_limits<double>::infinity()})), BadParameter);
  CHECK_THROWS_AS(entanglement_of(Array::of({})), BadParameter);
}
