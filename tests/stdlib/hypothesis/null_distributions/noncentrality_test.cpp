// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/noncentrality.h"

#include <catch2/catch.hpp>

#include "stdlib/hypothesis/null_distributions/special.h"

using namespace ansatz::hypothesis;

// Just beyond where the series is left, the series itself still answers, and must give each end its tail of 0.025. What
// is neglected is the skewness of the numerator beside that of the denominator: below 1e-3 of the tail for few degrees
// of freedom, where the denominator is treated exactly, and for very many, where both are normal.
TEST_CASE("noncentrality: far out the interval of F meets the series it replaces", "[hypothesis]") {
  const double df2 = GENERATE(2.0, 4.0, 30.0, 1e4, 1e6);
  const double df1 = GENERATE(1.0, 3.0);
  const double f = 1.1e7 / df1;
  const auto ends = noncentral_f_interval(f, df1, df2, 0.95);
  CAPTURE(df1, df2, ends.low, ends.high);
  CHECK(noncentral_f_cdf(f, df1, df2, ends.low) == Approx(0.975).epsilon(0).margin(2e-4));
  CHECK(noncentral_f_cdf(f, df1, df2, ends.high) == Approx(0.025).epsilon(0).margin(2e-4));
}

TEST_CASE("noncentrality: the interval of F grows in proportion to a huge F", "[hypothesis]") {
  const auto ends = noncentral_f_interval(1e12, 1, 4, 0.95), more = noncentral_f_interval(1e14, 1, 4, 0.95);
  CHECK(ends.low > 0);
  CHECK(ends.low < 1e12);
  CHECK(ends.high > 1e12);
  CHECK(more.low / ends.low == Approx(100).epsilon(1e-6));
  CHECK(more.high / ends.high == Approx(100).epsilon(1e-6));
}
