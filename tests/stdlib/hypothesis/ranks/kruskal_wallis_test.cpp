// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/kruskal_wallis.h"

#include <cmath>

#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

TEST_CASE("kruskal_wallis: meets the reference values", "[hypothesis][kruskal_wallis]") {
  Run run;
  const TestResult result = kruskal_wallis(about<KruskalWallis>({A, B, C}), run);
  CHECK(result.statistic == near(16.908055693641817));
  CHECK(*result.p == near(0.00021304059004443031));
  CHECK(result.degrees_of_freedom == std::vector<double>{2});
  CHECK(result.effect->value == near(0.7351328562452963));
  CHECK(result.effect->interval->low < result.effect->value);
  CHECK(result.effect->interval->high > result.effect->value);
  CHECK_THAT(result.reading, Contains("Kruskal–Wallis H = 16.91, df = 2, p = 0.00021"));
  CHECK_THAT(result.reading, Contains("n = 8 + 7 + 9"));
  CHECK(result.warnings.empty());
}

TEST_CASE("kruskal_wallis: is the uncorrected rank sum test for two samples", "[hypothesis][kruskal_wallis]") {
  Run run;
  auto question = about<MannWhitney>({T1, T2});
  question.method = "asymptotic";
  question.continuity = false;
  // H = z² exactly, ties included; χ² with one degree of freedom is the square of a normal.
  CHECK(*kruskal_wallis(about<KruskalWallis>({T1, T2}), run).p == near(*mann_whitney(question, run).p, 1e-12));
}

TEST_CASE("kruskal_wallis: is unchanged by a monotone map and the order of the samples", "[hypothesis]") {
  Run run;
  const TestResult plain = kruskal_wallis(about<KruskalWallis>({A, B, C}), run);
  Sample a = A, b = B, c = C;
  for (auto* sample : {&a, &b, &c})
    for (double& v : *sample) v = -1 / v;
  CHECK(kruskal_wallis(about<KruskalWallis>({c, a, b}), run).statistic == near(plain.statistic, 1e-13));
}

TEST_CASE("kruskal_wallis: knows the least p and warns of small samples", "[hypothesis][kruskal_wallis]") {
  Run run;
  const TestResult result = kruskal_wallis(about<KruskalWallis>({{1, 5, 3}, {2, 4, 6}}), run);
  // Separated samples of three: H = 27/7, sf of χ²₁.
  CHECK(result.smallest_p == near(std::erfc(std::sqrt(27.0 / 14)), 1e-12));
  REQUIRE(result.warnings.size() == 1);
  CHECK_THAT(result.warnings[0], Contains("3 values"));
  CHECK(run.warnings().size() == 1);
}

TEST_CASE("kruskal_wallis: gives p = 1 for equal values and refuses one sample", "[hypothesis][kruskal_wallis]") {
  Run run;
  const TestResult equal = kruskal_wallis(about<KruskalWallis>({{2, 2}, {2}, {2, 2}}), run);
  CHECK(*equal.p == 1);
  CHECK(equal.statistic == 0);
  CHECK_THROWS_WITH(kruskal_wallis(about<KruskalWallis>({A}), run), Contains("at least 2 samples"));
  CHECK_NOTHROW(kruskal_wallis(about<KruskalWallis>({A, {INFINITY, 1}}), run));
}
