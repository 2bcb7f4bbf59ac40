// SPDX-License-Identifier: MIT
#include "stdlib/information/functional/gauss_hermite.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace ansatz::information;

// Moments of the standard normal up to degree 2n − 1: E z^k = (k − 1)!! for even k.
TEST_CASE("normal nodes: are exact for polynomials", "[information][functional]") {
  const std::size_t n = GENERATE(1, 2, 3, 8, 15);
  const NormalNodes rule = normal_nodes(n);
  REQUIRE(rule.nodes.size() == n);
  double wanted = 1;
  for (std::size_t k = 0; k < 2 * n && k < 20; ++k) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += rule.weights[i] * std::pow(rule.nodes[i], static_cast<double>(k));
    if (k % 2 == 0 && k > 0) wanted *= static_cast<double>(k - 1);
    CAPTURE(n, k);
    CHECK(sum == Approx(k % 2 == 1 ? 0 : wanted).epsilon(0).margin(1e-12 * std::max(wanted, 1.0)));
  }
}
