// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/mixture.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using ansatz::bottleneck::Mixture;

namespace {

/// x → A x + b with eigenvalues 0.9, 0.5 and −0.3, at rest at (1, 2, 3).
std::vector<double> turn(const std::vector<double>& x) {
  const double a = x[0] - 1, b = x[1] - 2, c = x[2] - 3;
  return {1 + 0.9 * a + 0.2 * b, 2 + 0.5 * b + 0.1 * c, 3 - 0.3 * c};
}

double off(const std::vector<double>& x) { return std::hypot(x[0] - 1, x[1] - 2, x[2] - 3); }

}  // namespace

// On a linear map of three dimensions the mixture of four turns is its fixed point (Walker & Ni, theorem 2.2), whatever
// the weights; turns alone would take 0.9^n.
TEST_CASE("mixture: meets the fixed point of a linear map as soon as it has seen every direction", "[bottleneck]") {
  for (const std::vector<double>& weight : {std::vector<double>{1, 1, 1}, std::vector<double>{0.1, 1, 5}}) {
    Mixture mixture;
    std::vector<double> x{0, 0, 0};
    for (int k = 0; k < 4; ++k) x = mixture.next(x, turn(x), weight);
    CHECK(off(x) < 1e-10);
  }
}

TEST_CASE("mixture: a start, and what is no number, is the turned point itself", "[bottleneck]") {
  Mixture mixture;
  const std::vector<double> x{0, 0, 0}, weight{1, 1, 1};
  CHECK(mixture.next(x, turn(x), weight) == turn(x));
  const std::vector<double> spoilt{std::nan(""), 0, 0};
  const std::vector<double> after = mixture.next(turn(x), spoilt, weight);
  CHECK(std::isnan(after[0]));
  CHECK(after[1] == 0);
  mixture.forget();
  const std::vector<double> other{2, 5};
  CHECK(mixture.next({std::vector<double>{1, 1}}, other, {std::vector<double>{1, 1}}) == other);
}
