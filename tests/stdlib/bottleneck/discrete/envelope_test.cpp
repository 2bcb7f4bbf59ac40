// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/envelope.h"

#include <catch2/catch.hpp>

using namespace ansatz::bottleneck;

TEST_CASE("concave_envelope: keeps what no mixture outdoes", "[bottleneck][envelope]") {
  const std::vector<double> x{0, 1, 2, 3, 1.5, 4, 2}, y{0, 2, 2.5, 3, 1, 3, 2.4};
  // (2, 2.5) is on the line from (1, 2) to (3, 3), (4, 3) costs more for as much.
  const std::vector<std::size_t> kept = concave_envelope(x, y);
  CHECK(kept == std::vector<std::size_t>{0, 1, 3});
  CHECK(height_of(x, y, kept, 0) == 0);
  CHECK(height_of(x, y, kept, 0.5) == 1);
  CHECK(height_of(x, y, kept, 2) == 2.5);
  CHECK(height_of(x, y, kept, 10) == 3);
}

TEST_CASE("concave_envelope: of one point is that point", "[bottleneck][envelope]") {
  const std::vector<double> x{2}, y{1};
  CHECK(concave_envelope(x, y) == std::vector<std::size_t>{0});
  CHECK(height_of(x, y, std::vector<std::size_t>{0}, 5) == 1);
  const std::vector<double> same_x{1, 1}, same_y{1, 2};
  CHECK(concave_envelope(same_x, same_y) == std::vector<std::size_t>{1});
}
