// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/coarsened.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;

namespace {

double information_of(const Source& source) {
  double sum = 0;
  for (std::size_t x = 0; x < source.symbols; ++x)
    for (std::size_t y = 0; y < source.outcomes; ++y)
      if (const double q = source.conditional[x * source.outcomes + y]; q > 0)
        sum += source.mass[x] * q * std::log(q / source.outcome_mass[y]);
  return sum;
}

Source slope(std::size_t n) {
  std::vector<double> cells;
  for (std::size_t x = 0; x < n; ++x) {
    const double share = (static_cast<double>(x) + 0.5) / static_cast<double>(n);
    cells.push_back(share / static_cast<double>(n));
    cells.push_back((1 - share) / static_cast<double>(n));
  }
  Run run;
  return read_source("test", Array({Dimension("", n), Dimension("", 2)}, std::move(cells)), run);
}

}  // namespace

// Cells of width 1/k lose of p(y|x) = x, evenly spread, the curvature of h: k⁻²/24 · E[1/(x(1 − x))] nats and less;
// what they keep can only grow with k and never pass the whole.
TEST_CASE("coarsened: loses little of what the source knows, and less in more cells", "[bottleneck][coarsened]") {
  const Source source = slope(1000);
  const double whole = information_of(source);
  double before = 0;
  for (const std::size_t k : {std::size_t{2}, std::size_t{8}, std::size_t{32}, std::size_t{128}}) {
    const Source fewer = coarsened(source, k);
    CHECK(fewer.symbols == k);
    CHECK(std::accumulate(fewer.mass.begin(), fewer.mass.end(), 0.0) == Approx(1).epsilon(0).margin(1e-12));
    const double kept = information_of(fewer);
    CHECK(kept > before);
    CHECK(kept <= whole + 1e-12);
    before = kept;
  }
  CHECK(whole - before < 1e-4);
}

TEST_CASE("coarsened: stops where symbols are alike", "[bottleneck][coarsened]") {
  CHECK(coarsened(slope(5), 100).symbols == 5);
  CHECK(coarsened(slope(1), 4).symbols == 1);
}

TEST_CASE("with_fewer_outcomes: outcomes that say nearly the same of x are one", "[bottleneck]") {
  // Twelve outcomes of three kinds: y tells x's kind, and which of four of a kind it is tells nothing.
  const std::size_t rows = 9, columns = 12;
  std::vector<double> cells(rows * columns);
  for (std::size_t x = 0; x < rows; ++x)
    for (std::size_t y = 0; y < columns; ++y) cells[x * columns + y] = (x % 3 == y % 3 ? 0.8 : 0.1) / (3.0 * 12.0);
  ansatz::core::Run run;
  const Source source =
      read_source("test", Array({Dimension("", rows), Dimension("", columns)}, std::move(cells)), run);
  const Source few = with_fewer_outcomes(source, 3);
  CHECK(few.outcomes == 3);
  CHECK(few.symbols == source.symbols);
  CHECK(few.information == Approx(source.information).epsilon(1e-12));
  const Source fewer = with_fewer_outcomes(source, 2);
  CHECK(fewer.information < source.information);
  CHECK(fewer.entropy == Approx(source.entropy).epsilon(1e-12));
  CHECK(with_fewer_outcomes(source, 20).outcomes == source.outcomes);
}
