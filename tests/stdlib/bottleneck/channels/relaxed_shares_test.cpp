// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/relaxed_shares.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ansatz::bottleneck;

TEST_CASE("relaxed_shares: weighs by the gains and sums to one", "[bottleneck][relaxed_shares]") {
  const std::vector<double> next = relaxed_shares({0.5, 0.25, 0.25}, {0, std::log(2), -HUGE_VAL}, 1);
  CHECK(next[0] == Approx(0.5).epsilon(0).margin(1e-15));
  CHECK(next[1] == Approx(0.5).epsilon(0).margin(1e-15));
  CHECK(next[2] > 0);
  CHECK(relaxed_shares({0.5, 0.5}, {0, std::log(2)}, 2)[1] == Approx(0.8).epsilon(0).margin(1e-15));
}

TEST_CASE("relaxed_shares: a share given up comes back where it is wanted", "[bottleneck][relaxed_shares]") {
  std::vector<double> shares = relaxed_shares({0.5, 0.5}, {0, -1}, 1e6);
  CHECK(shares[1] > 0);
  for (int turn = 0; turn < 1000; ++turn) shares = relaxed_shares(shares, {0, 1}, 1);
  CHECK(shares[1] > 0.99);
}
