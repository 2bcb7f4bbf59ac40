// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/sphericity.h"

#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using Catch::Matchers::Contains;

TEST_CASE("greenhouse_geisser: is 1 for a sphere and 1/(k − 1) for a line", "[hypothesis][sphericity]") {
  CHECK(greenhouse_geisser({5, 0, 0, 5}, 3) == near(1, 1e-14));
  CHECK(greenhouse_geisser({1, 2, 2, 4}, 3) == near(0.5, 1e-14));
  CHECK(greenhouse_geisser({1, 0, 0, 3}, 3) == near(16.0 / (2 * 10), 1e-14));
  // The same of three measures with rows and columns centred: of variances 2/3 and covariances −1/3.
  CHECK(greenhouse_geisser({2, -1, -1, -1, 2, -1, -1, -1, 2}, 3) == near(1, 1e-14));
}

TEST_CASE("sphericity_factor: meets the formulas", "[hypothesis][sphericity]") {
  CHECK(sphericity_factor("none", 0.8, 2, 10) == 1);
  CHECK(sphericity_factor("greenhouse_geisser", 0.8, 2, 10) == 0.8);
  CHECK(sphericity_factor("huynh_feldt", 0.8, 2, 10) == near((11 * 1.6 - 2) / (2 * (10 - 1.6)), 1e-14));
  CHECK(sphericity_factor("huynh_feldt", 0.5, 3, 9) == near((10 * 1.5 - 2) / (3 * (9 - 1.5)), 1e-14));
  CHECK(sphericity_factor("huynh_feldt", 1, 2, 10) == 1);  // 20/16 and no more than 1
  CHECK_THROWS_WITH(check_correction("mauchly", "box"), Contains("mauchly: correction is \"box\""));
}
