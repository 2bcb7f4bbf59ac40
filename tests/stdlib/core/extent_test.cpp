// SPDX-License-Identifier: MIT
#include "stdlib/core/extent.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::core;

// Lengths about the eight that are taken at a time.
TEST_CASE("extent: it is that of one number after the other", "[core]") {
  for (const std::size_t n : {1, 7, 8, 9, 16, 100, 1001}) {
    const auto x = support::normals(n, n);
    const Extent found = extent(x);
    CHECK(found.low == *std::min_element(x.begin(), x.end()));
    CHECK(found.high == *std::max_element(x.begin(), x.end()));
  }
  CHECK(extent({}).low > extent({}).high);
}

TEST_CASE("extent: one number that is not finite is found wherever it stands", "[core]") {
  CHECK(all_finite({}));
  for (const double wrong : {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()})
    for (std::size_t place = 0; place < 20; ++place) {
      std::vector<double> x(20, std::numeric_limits<double>::max());
      CHECK(all_finite(x));
      x[place] = wrong;
      CHECK_FALSE(all_finite(x));
    }
}
