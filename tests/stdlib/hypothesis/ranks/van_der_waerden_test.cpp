// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/van_der_waerden.h"

#include "stdlib/hypothesis/bad_samples.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;

TEST_CASE("van_der_waerden: meets the formula, and the normal scores of untied ranks",
          "[hypothesis][van_der_waerden]") {
  Run run;
  const TestResult result = van_der_waerden(about<VanDerWaerden>({A, B, C}), run);
  CHECK(result.statistic == near(16.122616499675903));
  CHECK(*result.p == near(0.00031551376434900533));
  CHECK(result.effect->value == near(result.statistic / 23));
  CHECK(van_der_waerden(about<VanDerWaerden>({T1, T2}), run).statistic == near(2.56598082714528353));
  // Of ranks only: any rising map leaves it.
  auto cubed = std::vector<Sample>{A, B, C};
  for (auto& sample : cubed)
    for (double& v : sample) v = v * v * v;
  CHECK(van_der_waerden(about<VanDerWaerden>(cubed), run).statistic == near(result.statistic, 1e-12));
  CHECK(*van_der_waerden(about<VanDerWaerden>({{1, 1}, {1, 1, 1}}), run).p == 1);
}

TEST_CASE("van_der_waerden: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  check_bad_samples<VanDerWaerden, van_der_waerden>("van_der_waerden", {T1, T2}, Infinities::ranked);
}
