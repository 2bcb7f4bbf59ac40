// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/kendall.h"

#include "stdlib/hypothesis/dependence/paired_samples.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

TestResult tau(const Sample& x, const Sample& y, const char* coefficient) {
  Run run;
  auto question = about<Kendall>({x, y});
  question.coefficient = coefficient;
  return kendall(question, run);
}

}  // namespace

// kendalltau and somersd of SciPy 1.10; γ by counting, 20 pairs that agree and 5 that do not.
TEST_CASE("kendall: has the other coefficients of order", "[hypothesis][kendall]") {
  CHECK(tau(kRow, kColumn, "b").effect->value == near(0.45454545454545453));
  CHECK(tau(kRow, kColumn, "c").effect->value == near(0.45));
  CHECK(tau(kRow, kColumn, "gamma").effect->value == near(0.6));
  CHECK(tau(kRow, kColumn, "somers").effect->value == near(0.45454545454545453));
  CHECK(tau(X, Y, "somers").effect->value == near(0.6444444444444445));
  // All ask the same: p and the statistic are those of τ.
  CHECK(*tau(kRow, kColumn, "gamma").p == *tau(kRow, kColumn, "b").p);
  CHECK(tau(kRow, kColumn, "gamma").statistic == tau(kRow, kColumn, "b").statistic);
  // Somers' D has a side: 4 levels that decide 2 leave pairs tied in the second alone.
  const Sample four{1, 2, 3, 4, 1, 2, 3, 4}, two{1, 1, 2, 2, 1, 1, 2, 2};
  CHECK(tau(two, four, "somers").effect->value == near(1, 1e-12));
  CHECK(tau(four, two, "somers").effect->value == near(16.0 / 24, 1e-12));
  CHECK(tau(four, two, "gamma").effect->value == near(1, 1e-12));
  CHECK(tau(kRow, kColumn, "gamma").effect->interval->high <= 1);
  CHECK_THROWS_WITH(tau(kRow, kColumn, "d"), Contains("coefficient is \"d\""));
}
