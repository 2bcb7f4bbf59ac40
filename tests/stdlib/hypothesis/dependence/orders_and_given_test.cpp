// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/dependence/hilbert_schmidt.h"
#include "stdlib/hypothesis/dependence/kendall.h"
#include "stdlib/hypothesis/dependence/kernel_conditional_independence.h"
#include "stdlib/hypothesis/dependence/spearman.h"
#include "stdlib/hypothesis/dependence/weighted_kendall.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kLine{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, kOrder{2, 1, 4, 3, 7, 5, 9, 8, 10, 6};
const Sample kRow{1, 1, 1, 2, 2, 2, 3, 3, 3, 1}, kColumn{1, 2, 1, 2, 3, 2, 3, 1, 3, 2};

TestResult tau(const Sample& x, const Sample& y, const char* coefficient) {
  Run run;
  auto question = about<Kendall>({x, y});
  question.coefficient = coefficient;
  return kendall(question, run);
}

/// x and y of 150 draws, both moved by z along a wave; `shared` of x's noise is in y too.
std::vector<Sample> moved(const Stream& stream, double shared) {
  std::vector<Sample> out(3, Sample(150));
  for (std::size_t i = 0; i < 150; ++i) {
    const double z = stream.normal(i), e = stream.normal(1000 + i);
    out[0][i] = std::sin(2 * z) + 0.5 * e;
    out[1][i] = std::sin(2 * z) + 0.5 * z + 0.5 * stream.normal(2000 + i) + shared * e;
    out[2][i] = z;
  }
  return out;
}

TestResult conditional(const std::vector<Sample>& samples) {
  Run run;
  return kernel_conditional_independence(about<KernelConditionalIndependence>(samples), run);
}

}  // namespace

// kendalltau and somersd of SciPy 1.10; γ by counting, 20 pairs that agree and 5 that do not.
TEST_CASE("kendall: has the other coefficients of order", "[hypothesis][kendall]") {
  CHECK(tau(kRow, kColumn, "b").effect->value == near(0.45454545454545453));
  CHECK(tau(kRow, kColumn, "c").effect->value == near(0.45));
  CHECK(tau(kRow, kColumn, "gamma").effect->value == near(0.6));
  CHECK(tau(kRow, kColumn, "somers").effect->value == near(0.45454545454545453));
  CHECK(tau(kLine, kOrder, "somers").effect->value == near(0.6444444444444445));
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

TEST_CASE("orders of the same ranks are no copies of each other", "[hypothesis][spearman]") {
  Run run;
  CHECK(spearman(about<Spearman>({kLine, kOrder}), run).warnings.empty());
  CHECK_THAT(spearman(about<Spearman>({kLine, kLine}), run).warnings.at(0), Contains("equal value by value"));
}

// weightedtau of SciPy 1.10.
TEST_CASE("weighted_kendall: meets the reference values", "[hypothesis][kendall]") {
  Run run(Stream(1));
  const TestResult plain = weighted_kendall(about<WeightedKendall>({kLine, kOrder}), run);
  CHECK(plain.statistic == near(0.5716629785184181, 1e-12));
  CHECK(*plain.p < 0.1);
  CHECK(weighted_kendall(about<WeightedKendall>({kRow, kColumn}), run).statistic == near(0.5822344979915757, 1e-12));
  CHECK(weighted_kendall(about<WeightedKendall>({kLine, kLine}), run).statistic == near(1, 1e-12));
  // What changes places at the top costs more than at the bottom; τ knows no difference.
  const Sample top{1, 2, 3, 4, 5, 7, 6}, bottom{2, 1, 3, 4, 5, 6, 7}, seven{1, 2, 3, 4, 5, 6, 7};
  CHECK(weighted_kendall(about<WeightedKendall>({seven, top}), run).statistic <
        weighted_kendall(about<WeightedKendall>({seven, bottom}), run).statistic - 0.1);
  // All 24 orders of four: only the order itself is as large.
  auto question = about<WeightedKendall>({{1, 2, 3, 4}, {1, 2, 3, 4}});
  question.alternative = "greater";
  CHECK(*weighted_kendall(question, run).p == near(1.0 / 24, 1e-12));
}

TEST_CASE("kernel_conditional_independence: sees what is left beside what is given", "[hypothesis][conditional]") {
  // Without z the two depend on each other; with it they do not, until noise is shared.
  const auto samples = moved(Stream(6), 0);
  Run run(Stream(2));
  auto plain = about<HilbertSchmidt>({samples[0], samples[1]});
  plain.method = "gamma";
  CHECK(*hilbert_schmidt(plain, run).p < 0.01);
  CHECK(*conditional(samples).p > 0.05);
  const TestResult shared = conditional(moved(Stream(6), 0.4));
  CHECK(*shared.p < 0.01);
  CHECK(shared.effect->value > conditional(samples).effect->value);
  // The same from either side, in any unit.
  auto units = moved(Stream(6), 0.4);
  for (double& v : units[0]) v = 1e5 + 3 * v;
  for (double& v : units[2]) v *= 1e-3;
  CHECK(conditional(units).statistic == near(shared.statistic, 1e-6));
  // A constant is nothing given.
  CHECK(*conditional({samples[0], samples[1], Sample(150, 1.0)}).p < 0.01);
}

// 200 rounds: p at most 0.05 in 5 % of them, to four standard errors (0.062); the test is a little too ready to find
// something at this size, as its authors say.
TEST_CASE("kernel_conditional_independence: keeps its level and finds what is shared", "[hypothesis][null]") {
  int wrong = 0, found = 0;
  for (std::uint64_t round = 0; round < 200; ++round) {
    wrong += *conditional(moved(Stream(70).at(round), 0)).p <= 0.05;
    if (round < 50) found += *conditional(moved(Stream(71).at(round), 0.4)).p <= 0.05;
  }
  CHECK(wrong / 200.0 < 0.05 + 0.062);
  CHECK(wrong / 200.0 > 0.005);
  CHECK(found >= 45);
}

TEST_CASE("tests of orders and of what is given: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(weighted_kendall(about<WeightedKendall>({kLine, {1, 2}}), run), Contains("of one length"));
  CHECK_THROWS_WITH(weighted_kendall(about<WeightedKendall>({kLine}), run), Contains("weighted_kendall"));
  CHECK_THROWS_WITH(weighted_kendall(about<WeightedKendall>({{1, NAN}, {1, 2}}), run), Contains("1 NaN"));
  CHECK(!weighted_kendall(about<WeightedKendall>({{1, 1}, {1, 2}}), run).p);
  CHECK(*weighted_kendall(about<WeightedKendall>({{1, INFINITY, 2}, {1, 5, 2}}), run).p <= 1);
  const Sample eight{1, 2, 3, 4, 5, 6, 7, 8}, constant(8, 2.0);
  CHECK_THROWS_WITH(conditional({eight, eight}), Contains("at least 3 samples"));
  CHECK_THROWS_WITH(conditional({{1, 2}, {1, 2}, {2, 1}}), Contains("2 values"));
  CHECK_THROWS_WITH(conditional({eight, eight, {1, 2, 3, 4, 5, 6, 7, NAN}}), Contains("1 NaN"));
  CHECK_THROWS_WITH(conditional({eight, eight, {1, 2, 3, 4, 5, 6, 7, INFINITY}}), Contains("finite"));
  CHECK_THROWS_WITH(conditional({Sample(1501, 1.0), Sample(1501, 1.0), Sample(1501, 1.0)}), Contains("at most 1500"));
  CHECK(*conditional({eight, constant, eight}).p == 1);
}
