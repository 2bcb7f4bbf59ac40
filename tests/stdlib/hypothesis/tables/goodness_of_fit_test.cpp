// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/goodness_of_fit.h"

#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;

TEST_CASE("goodness_of_fit: w has the interval of its noncentral distribution", "[hypothesis][goodness_of_fit]") {
  Run run;
  GoodnessOfFit question;
  question.counts = Array::of({16, 18, 16, 14, 12, 12});
  const TestResult small = goodness_of_fit(question, run);
  CHECK(small.effect->interval->low == 0);
  CHECK(small.effect->interval->high > small.effect->value);
  // The interval leaves 0 where p passes its level.
  question.counts = Array::of({60, 30, 20});
  question.confidence = 1 - 2 * *goodness_of_fit(question, run).p;
  CHECK(goodness_of_fit(question, run).effect->interval->low < 1e-3);
  question.confidence = 0.95;
  CHECK(goodness_of_fit(question, run).effect->interval->low > 0.1);
}
