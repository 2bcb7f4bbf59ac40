// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/row_dots.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/split_mix.h"

using ansatz::networks::Columns;
using ansatz::networks::row_dots;

// Rows go in blocks of eight vectors, then one, then one by one: 1 to 3 are below any vector, 32 fills eight of four
// lanes and 64 eight of eight. A fused multiply–add rounds once on any of these ways, so the bits must be those of the
// plain loop.
TEST_CASE("row_dots: gives the bits of one fused sum for every row, however many", "[networks][blocks]") {
  for (const std::size_t rows : {1, 2, 3, 4, 7, 8, 31, 32, 33, 37, 63, 64, 65, 100, 128, 131}) {
    for (const std::size_t step : {1, 3}) {
      for (const std::size_t count : {0, 1, 5}) {
        INFO(rows << " rows, step " << step << ", " << count << " columns");
        const std::vector<double> a = support::normals(1, rows * 16), b = support::normals(2, rows * 16);
        std::vector<double> out(rows + 1, -7);
        row_dots({a.data(), step}, {b.data() + rows, 2}, rows, count, 0.3, out.data());
        bool same = true;
        for (std::size_t i = 0; i < rows; ++i) {
          double sum = 0;
          for (std::size_t k = 0; k < count; ++k)
            sum = std::fma(a[k * step * rows + i], b[(1 + 2 * k) * rows + i], sum);
          same = same && out[i] == sum * 0.3;
        }
        CHECK(same);
        CHECK(out[rows] == -7);  // nothing is written behind them
      }
    }
  }
}
