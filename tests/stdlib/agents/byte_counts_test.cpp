// SPDX-License-Identifier: MIT
#include "stdlib/agents/byte_counts.h"

#include <catch2/catch.hpp>
#include <vector>

#include "stdlib/core/random.h"

using ansatz::agents::count_bytes;

// Numbers of values around the widths of vectors, and values that are not counted among them.
TEST_CASE("byte_counts: has what a plain loop counts, and adds it", "[agents]") {
  const ansatz::core::Stream random(3);
  for (const std::size_t n : {0, 1, 31, 32, 33, 63, 64, 65, 200, 1000}) {
    std::vector<std::uint8_t> values(n);
    std::vector<std::uint32_t> counts(20, 7), wanted(20, 7);
    for (std::size_t i = 0; i < n; ++i) {
      values[i] = static_cast<std::uint8_t>(random.below(i, i % 5 == 0 ? 256 : 22));
      if (values[i] < 20) ++wanted[values[i]];
    }
    count_bytes(values, counts);
    CAPTURE(n);
    CHECK(counts == wanted);
  }
}
