// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/point_moments.h"

#include <cmath>

#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;

TEST_CASE("mean_of_points and add_products: know a cross of points, however far away", "[hypothesis][manova]") {
  for (const double far : {0.0, 0x1p40}) {
    const Sample cross{far + 1, 2, far - 1, 2, far, 5, far, -1};
    const Sample mean = mean_of_points(cross, 2);
    CHECK(mean == Sample{far, 2});
    Sample products{100, 0, 0, 0};
    add_products(products, cross, mean);
    CHECK(products == Sample{102, 0, 0, 18});
  }
}

TEST_CASE("helmert_contrasts: are orthonormal, and each is against those before it", "[hypothesis][manova]") {
  const auto contrasts = helmert_contrasts(4);
  REQUIRE(contrasts.size() == 3);
  for (std::size_t a = 0; a < 3; ++a) {
    double sum = 0;
    for (const double v : contrasts[a]) sum += v;
    CHECK(sum == Approx(0).epsilon(0).margin(1e-15));  // rounding of four numbers below 1
    for (std::size_t b = 0; b < 3; ++b) {
      double product = 0;
      for (std::size_t i = 0; i < 4; ++i) product += contrasts[a][i] * contrasts[b][i];
      CHECK(product == Approx(a == b ? 1 : 0).epsilon(0).margin(1e-15));
    }
    CHECK(contrasts[a][0] > 0);
    for (std::size_t i = a + 2; i < 4; ++i) CHECK(contrasts[a][i] == 0);
  }
}

TEST_CASE("box_m_of: has its closed form for spheres", "[hypothesis][manova]") {
  // Variances 1 and 4 of three values each: M = 4 ln 2.5 − 2 ln 4 and c = 3/4 · 4/12.
  const CovarianceDoubt line = box_m_of({{-1, 0, 1}, {-2, 0, 2}}, 1);
  CHECK(line.statistic == near(3 * std::log(1.25), 1e-13));
  CHECK(line.df == 1);
  CHECK(line.p == near(chi_squared_survival(3 * std::log(1.25), 1), 1e-12));
  // Crosses of arms 1 and 2: determinants 4/9 and 64/9, pooled 25/9: M = 6 ln(25/16) and c = 1/2 · 13/18.
  const CovarianceDoubt plane = box_m_of({{1, 0, -1, 0, 0, 1, 0, -1}, {2, 0, -2, 0, 0, 2, 0, -2}}, 2);
  CHECK(plane.statistic == near(23.0 / 6 * std::log(25.0 / 16), 1e-13));
  CHECK(plane.df == 3);
  CHECK_FALSE(box_m_of({{1, 2, 3, 4}, {1, 0, -1, 0, 0, 1}}, 2).is_defined);
  CHECK(box_m_of({{1, 2, 3, 4}, {1, 0, -1, 0, 0, 1}}, 2).p == 1);
}
