// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/test_result.h"

#include "stdlib/hypothesis/dependence/spearman.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

const Sample kLine{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, kOrder{2, 1, 4, 3, 7, 5, 9, 8, 10, 6};

}  // namespace

TEST_CASE("orders of the same ranks are no copies of each other", "[hypothesis][spearman]") {
  Run run;
  CHECK(spearman(about<Spearman>({kLine, kOrder}), run).warnings.empty());
  CHECK(spearman(about<Spearman>({kLine, kLine}), run).warnings.at(0) ==
        "the samples \"1\" and \"2\" are equal value by value: one seems a copy of the other, and the result says "
        "nothing of what they show");
}

TEST_CASE("a p too small for a number is told as such, never as 0", "[hypothesis]") {
  TestResult result;
  result.test = "Z";
  result.symbol = "z";
  result.p = 0;
  result.read();
  CHECK_THAT(result.reading, Contains(", p < 1e-300"));
  result.p = 1e-7;
  result.read();
  CHECK_THAT(result.reading, Contains(", p = 1e-07"));
}
