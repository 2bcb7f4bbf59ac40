// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/ranks/runs_test.h"
#include "stdlib/hypothesis/ranks/sign_test.h"
#include "stdlib/hypothesis/ranks/walsh_averages.h"
#include "stdlib/hypothesis/ranks/wilcoxon_signed_rank.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample D{1.1, -0.4, 2.3, 0.7, -1.5, 3.1, 0.2, 1.9};
const Sample kWithZeros{0, 1, 2, 2, -1, 3, -2, 4, 0, 5};

TestResult asymptotic(const Sample& d, const std::string& zeros, bool continuity = false) {
  Run run;
  auto question = about<WilcoxonSignedRank>({d});
  question.method = "asymptotic";
  question.zeros = zeros;
  question.continuity = continuity;
  return wilcoxon_signed_rank(question, run);
}

// P(T ≤ t) two-sided by all sign patterns of the given ranks.
double signed_ranks_by_enumeration(const Sample& ranks, double plus) {
  double lower = 0, upper = 0;
  for (std::size_t signs = 0; signs < std::size_t{1} << ranks.size(); ++signs) {
    double sum = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) sum += (signs >> i & 1) != 0 ? ranks[i] : 0;
    lower += sum <= plus, upper += sum >= plus;
  }
  return std::min(1.0, 2 * std::min(lower, upper) / std::exp2(ranks.size()));
}

}  // namespace

TEST_CASE("wilcoxon_signed_rank: meets the reference values", "[hypothesis][wilcoxon_signed_rank]") {
  Run run;
  const TestResult result = wilcoxon_signed_rank(about<WilcoxonSignedRank>({D}), run);
  CHECK(result.statistic == 7);
  CHECK(*result.p == near(0.1484375));
  CHECK(*result.estimate == near(0.925));
  CHECK(result.interval->low == near(-0.4));
  CHECK(result.interval->high == near(2.3));
  CHECK(result.effect->value == near((29.0 - 7) / 36));
  CHECK(result.smallest_p == near(2.0 / 256));
  CHECK(*asymptotic(D, "drop").p == near(0.12348527214454898));
  CHECK(*asymptotic(D, "drop", true).p == near(0.14148212148279338));
  auto greater = about<WilcoxonSignedRank>({D});
  greater.alternative = "greater";
  CHECK(wilcoxon_signed_rank(greater, run).statistic == 29);
  CHECK(*wilcoxon_signed_rank(greater, run).p == near(0.07421875));
}

TEST_CASE("wilcoxon_signed_rank: treats zeros by each rule", "[hypothesis][wilcoxon_signed_rank]") {
  CHECK(asymptotic(kWithZeros, "drop").statistic == 5.5);
  CHECK(*asymptotic(kWithZeros, "drop").p == near(0.07820880762299261));
  CHECK(asymptotic(kWithZeros, "pratt").statistic == 9.5);
  CHECK(*asymptotic(kWithZeros, "pratt").p == near(0.08942087390005268));
  CHECK(asymptotic(kWithZeros, "split").statistic == 11);
  CHECK(*asymptotic(kWithZeros, "split").p == near(0.0913293135362218));
}

TEST_CASE("wilcoxon_signed_rank: exact p with ties and zeros is that of all signs",
          "[hypothesis][wilcoxon_signed_rank]") {
  Run run;
  auto question = about<WilcoxonSignedRank>({kWithZeros});
  CHECK(wilcoxon_signed_rank(question, run).method == "exact");
  const double dropped = signed_ranks_by_enumeration({1.5, 4, 4, 1.5, 6, 4, 7, 8}, 36 - 5.5);
  CHECK(*wilcoxon_signed_rank(question, run).p == near(dropped, 1e-12));
  question.zeros = "pratt";
  const double ranked = signed_ranks_by_enumeration({3.5, 6, 6, 3.5, 8, 6, 9, 10}, 52 - 9.5);
  CHECK(*wilcoxon_signed_rank(question, run).p == near(ranked, 1e-12));
  question.zeros = "split";  // the zeros' half is the same on both sides
  CHECK(*wilcoxon_signed_rank(question, run).p == near(ranked, 1e-12));
}

TEST_CASE("wilcoxon_signed_rank: pairs are their differences", "[hypothesis][wilcoxon_signed_rank]") {
  Run run;
  Sample x = T1;
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += D[i];
  auto pairs = about<WilcoxonSignedRank>({x, T1});
  const TestResult result = wilcoxon_signed_rank(pairs, run);
  CHECK(*result.p == near(0.1484375));
  CHECK(result.n == Sample{8});
  CHECK(result.estimate_of == "pseudomedian of the differences");
  pairs.median = 10;
  CHECK(wilcoxon_signed_rank(pairs, run).statistic == 0);
  CHECK(*wilcoxon_signed_rank(pairs, run).estimate == near(0.925));
}

TEST_CASE("wilcoxon_signed_rank: exact and asymptotic p agree for large samples",
          "[hypothesis][wilcoxon_signed_rank]") {
  Run run;
  Sample x(400);
  Stream(3).fill_normal(x);
  for (double& v : x) v += 0.08;
  auto question = about<WilcoxonSignedRank>({x});
  const double limit = *wilcoxon_signed_rank(question, run).p;
  question.method = "exact";
  CHECK(*wilcoxon_signed_rank(question, run).p == near(limit, 0.01));  // Edgeworth terms are of order 1/n
}

TEST_CASE("walsh averages: are those of the list", "[hypothesis][wilcoxon_signed_rank]") {
  Sample x(41);
  Stream(5).fill_normal(x);
  for (double& v : x) v = std::round(4 * v) / 4;  // with ties
  std::sort(x.begin(), x.end());
  Sample all;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = i; j < x.size(); ++j) all.push_back(0.5 * (x[i] + x[j]));
  std::sort(all.begin(), all.end());
  for (std::size_t k = 1; k <= all.size(); k += 17) CHECK(walsh_average(x, static_cast<double>(k)) == all[k - 1]);
  CHECK(walsh_average(x, static_cast<double>(all.size())) == all.back());
  CHECK(pseudomedian(x) == near(0.5 * (all[430] + all[430]), 1e-12));
}

TEST_CASE("sign_test: is the binomial test of the signs", "[hypothesis][sign_test]") {
  Run run;
  const TestResult result = sign_test(about<SignTest>({D}), run);
  CHECK(result.statistic == 6);
  CHECK(*result.p == near(0.2890625));
  CHECK(result.effect->interval->low == near(0.34914420558717579));
  CHECK(result.effect->interval->high == near(0.96814597375005573));
  // 8 values: one below at either end leaves P(X ≤ 0) = 1/256, two 9/256 > 2.5 %.
  CHECK(*result.interval == ansatz::core::Interval{-1.5, 3.1});
  CHECK(*result.estimate == near(0.9));
  CHECK(*sign_test(about<SignTest>({{0, 0}}), run).p == 1);
  CHECK(sign_test(about<SignTest>({{1, 2}}), run).interval->low == -INFINITY);
}

TEST_CASE("runs_test: counts arrangements", "[hypothesis][runs_test]") {
  Run run;
  // Of the 6 orders of aabb, 2 have two runs, 2 three and 2 four.
  const TestResult few = runs_test(about<RunsTest>({{1, 2, 3, 4}}), run);
  CHECK(few.statistic == 2);
  CHECK(*few.p == near(2.0 / 3, 1e-12));
  auto question = about<RunsTest>({{1, 3, 2, 4, 1.5, 5}});
  question.alternative = "greater";
  CHECK(runs_test(question, run).statistic == 6);
  CHECK(*runs_test(question, run).p == near(2.0 / 20, 1e-12));
  // A long series: exact and normal p within the continuity of one run, some 5 % here.
  Sample x(900);
  Stream(8).fill_uniform(x);
  auto plain = about<RunsTest>({x});
  const double exact = *runs_test(plain, run).p;
  plain.method = "asymptotic";
  CHECK(*runs_test(plain, run).p == Approx(exact).epsilon(0).margin(0.06));
  CHECK(*runs_test(about<RunsTest>({{2, 2, 2}}), run).p == 1);
}

TEST_CASE("tests of signs: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<WilcoxonSignedRank, wilcoxon_signed_rank>("wilcoxon_signed_rank", {D}, Infinities::refused, false);
  check_bad_samples<SignTest, sign_test>("sign_test", {D}, Infinities::refused, false);
  check_bad_samples<RunsTest, runs_test>("runs_test", {A}, Infinities::ranked);
  CHECK_THROWS_WITH(wilcoxon_signed_rank(about<WilcoxonSignedRank>({A, B, C}), run), Contains("3 samples"));
  CHECK_THROWS_WITH(wilcoxon_signed_rank(about<WilcoxonSignedRank>({A, B}), run), Contains("of one length"));
  auto question = about<WilcoxonSignedRank>({D});
  question.zeros = "half";
  CHECK_THROWS_WITH(wilcoxon_signed_rank(question, run), Contains("zeros is \"half\""));
  CHECK(*wilcoxon_signed_rank(about<WilcoxonSignedRank>({{3}}), run).p == 1);  // one difference of either sign
  CHECK(*wilcoxon_signed_rank(about<WilcoxonSignedRank>({{0, 0}}), run).p == 1);
}
