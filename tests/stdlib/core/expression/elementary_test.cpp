// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/elementary.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace ansatz::core;

TEST_CASE("elementary: exp and ln of many numbers are the C library's to a unit in the last place", "[core]") {
  std::vector<double> x;
  for (int i = -700; i <= 700; ++i) x.push_back(i + 0.37);
  std::vector<double> e(x.size()), back(x.size());
  exp_of(x.data(), e.data(), x.size());
  log_of(e.data(), back.data(), x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(e[i] == Approx(std::exp(x[i])).epsilon(4.5e-16).margin(0));  // two units
    CHECK(back[i] == Approx(x[i]).epsilon(4.5e-16).margin(3e-16));  // e is rounded: 1.1e-16 of ln e, whatever its size
  }
}

TEST_CASE("elementary: works in place, on nothing, and passes on what is no number", "[core]") {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> x{0, -infinity, infinity, std::nan("")};
  exp_of(x.data(), x.data(), x.size());
  CHECK(x[0] == 1);
  CHECK(x[1] == 0);
  CHECK(x[2] == infinity);
  CHECK(std::isnan(x[3]));
  std::vector<double> y{1, 0, -1};
  log_of(y.data(), y.data(), y.size());
  CHECK(y[0] == 0);
  CHECK(y[1] == -infinity);
  CHECK(std::isnan(y[2]));
  exp_of(x.data(), x.data(), 0);
  CHECK(x[0] == 1);
}
