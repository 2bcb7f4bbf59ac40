// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/mann_whitney.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"
#include "stdlib/hypothesis/effects/cliff_delta.h"
#include "stdlib/hypothesis/null_distributions/rank_sum_distribution.h"
#include "stdlib/hypothesis/ranks/hodges_lehmann.h"
#include "stdlib/hypothesis/ranks/ranks.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;

namespace {

// P(R ≤ r) and P(R ≥ r) of the first sample's rank sum, by looking at every division of the pool.
std::pair<double, double> rank_sum_by_enumeration(const Sample& x, const Sample& y) {
  // The rank of a value by definition: a count of all that are below it, and half of those that equal it.
  Sample pool;
  for (const Sample* own : {&x, &y}) {
    for (const double v : *own) {
      double rank = 0.5;
      for (const Sample* other : {&x, &y}) {
        for (const double w : *other) rank += w < v ? 1 : w == v ? 0.5 : 0;
      }
      pool.push_back(rank);
    }
  }
  const double observed = std::accumulate(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(x.size()), 0.0);
  std::vector<int> chosen(pool.size(), 0);
  std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(x.size()), 1);
  double all = 0, below = 0, above = 0;
  do {
    double sum = 0;
    for (std::size_t i = 0; i < pool.size(); ++i) sum += chosen[i] * pool[i];
    all += 1;
    below += sum <= observed;
    above += sum >= observed;
  } while (std::prev_permutation(chosen.begin(), chosen.end()));
  return {below / all, above / all};
}

}  // namespace

TEST_CASE("mann_whitney: meets the reference values", "[hypothesis][mann_whitney]") {
  Run run;
  auto question = about<MannWhitney>({A, B});
  const TestResult exact = mann_whitney(question, run);
  CHECK(exact.statistic == 50);
  CHECK(*exact.p == near(0.009324009324009324));
  CHECK(exact.method == "exact");
  question.method = "asymptotic";
  CHECK(*mann_whitney(question, run).p == near(0.012841262337219548));
  question.continuity = false;
  CHECK(*mann_whitney(question, run).p == near(0.010896354195387441));
  const TestResult tied = mann_whitney(about<MannWhitney>({T1, T2}), run);
  CHECK(tied.statistic == 20.5);
  CHECK(*tied.p == near(0.14466148777280907));
  CHECK(tied.method == "asymptotic");
  CHECK(tied.ties == 5);
}

TEST_CASE("mann_whitney: reads as one line", "[hypothesis][mann_whitney]") {
  Run run;
  CHECK(mann_whitney(about<MannWhitney>({A, B}), run).reading ==
        "Mann–Whitney U = 50, p = 0.0093 (exact), Cliff's δ = 0.79 [0.34, 0.94], n = 8 + 7");
}

TEST_CASE("mann_whitney: agrees with enumeration, ties or not", "[hypothesis][mann_whitney]") {
  const std::vector<std::pair<Sample, Sample>> pairs = {
      {{1, 2, 3}, {4, 5, 6}}, {{1, 2, 2, 7}, {2, 2, 5, 9, 9}}, {T1, T2}, {{0, 0, 0, 1}, {0, 1, 1, 1, 1, 2}},
      {{5}, {5, 5, 6}},       {{3.5, -1, 8, 2}, {7, 9, 0.5}}};
  for (const auto& [x, y] : pairs) {
    const auto [lower, upper] = rank_sum_by_enumeration(x, y);
    Run run;
    auto question = about<MannWhitney>({x, y});
    question.method = "exact";
    question.alternative = "less";
    CHECK(*mann_whitney(question, run).p == near(lower, 1e-13));  // sums of a few thousand roundings
    question.alternative = "greater";
    CHECK(*mann_whitney(question, run).p == near(upper, 1e-13));
    question.alternative = "two-sided";
    CHECK(*mann_whitney(question, run).p == near(std::min(1.0, 2 * std::min(lower, upper)), 1e-13));
  }
}

TEST_CASE("mann_whitney: has one distribution for untied samples, whichever way it is counted", "[hypothesis]") {
  // The table over doubled rank sums and the generating function share nothing but the answer.
  const std::size_t n = 9, m = 14;
  const std::vector<std::size_t> blocks(n + m, 1);
  for (const double u : {0.0, 3.0, 20.0, 62.0, 63.0, 100.0, 126.0}) {
    const Tails product = rank_sum_tails(n, m, u);
    const Tails table = tied_rank_sum_tails(n, blocks, u + 0.5 * n * (n + 1));
    CHECK(product.lower == near(table.lower, 1e-12));
    CHECK(product.upper == near(table.upper, 1e-12));
    CHECK(product.lowest == near(table.lowest, 1e-12));
  }
}

TEST_CASE("mann_whitney: keeps the digits of a tiny p", "[hypothesis][mann_whitney]") {
  // Separated samples of 40 and 50: two of the C(90, 40) divisions.
  const double logarithm = std::lgamma(91) - std::lgamma(41) - std::lgamma(51);
  Sample x(40), y(50);
  for (std::size_t i = 0; i < 40; ++i) x[i] = static_cast<double>(i);
  for (std::size_t i = 0; i < 50; ++i) y[i] = 100 + static_cast<double>(i);
  Run run;
  auto question = about<MannWhitney>({x, y});
  question.method = "exact";
  const TestResult result = mann_whitney(question, run);
  CHECK(*result.p == near(2 * std::exp(-logarithm), 1e-11));  // lgamma's own rounding times 60
  CHECK(result.smallest_p == *result.p);
}

TEST_CASE("mann_whitney: knows the least p that its samples could give", "[hypothesis][mann_whitney]") {
  Run run;
  CHECK(mann_whitney(about<MannWhitney>({{1, 5, 3}, {2, 4, 6}}), run).smallest_p == near(0.1, 1e-14));  // 2 of 20
  auto question = about<MannWhitney>({{1, 1, 2}, {2, 2}});
  question.method = "exact";
  CHECK(mann_whitney(question, run).smallest_p == near(0.2, 1e-14));  // {1, 1, 2} comes up 3 of 10 ways, {2, 2, 2} 1
}

// Counts known for each value settle everything: U = Σ a_k (b_0 + … + b_{k−1} + b_k / 2), and so the variance with
// ties.
TEST_CASE("mann_whitney: meets the closed form for large samples with many ties", "[hypothesis][mann_whitney]") {
  Sample x, y;
  double u = 0, below = 0, tie_sum = 0;
  for (int k = 0; k < 40; ++k) {
    const double a = 500 + 37 * (k % 7), b = k % 5 == 0 ? 0 : 600 + 11 * k;
    // In an order that is neither up nor down, −0 among the zeros.
    const double value = k == 20 ? 0 : 0.25 * (k - 20);
    for (int i = 0; i < static_cast<int>(a); ++i)
      x.insert(i % 3 ? x.begin() : x.end(), i % 2 ? value : value - 0.0 * i);
    for (int i = 0; i < static_cast<int>(b); ++i)
      y.insert(i % 3 ? y.begin() : y.end(), k == 20 && i % 2 ? -0.0 : value);
    u += a * (below + b / 2);
    below += b;
    tie_sum += std::pow(a + b, 3) - (a + b);
  }
  const auto n = static_cast<double>(x.size()), m = static_cast<double>(y.size()), total = n + m;
  Run run;
  const TestResult result = mann_whitney(about<MannWhitney>({x, y}), run);
  CHECK(result.statistic == u);
  CHECK(result.ties == 40);
  CHECK(result.effect->value == near(2 * u / (n * m) - 1, 1e-10));  // a mean of 25,000 quotients
  const double sigma = std::sqrt(n * m / 12 * (total + 1 - tie_sum / (total * (total - 1))));
  const double z = (std::abs(u - n * m / 2) - 0.5) / sigma;
  CHECK(*result.p == near(std::erfc(z / std::sqrt(2.0)), 1e-9));
  CHECK(*result.estimate == std::round(4 * *result.estimate) / 4);  // differences are multiples of 1/4
}

TEST_CASE("rank tests: can be called off while they work on long samples", "[hypothesis][stop]") {
  Sample x(300000), y(300000);
  ansatz::core::Stream(1).fill_normal(x);
  ansatz::core::Stream(2).fill_normal(y);
  Run run;
  const std::atomic<bool> stop{true};
  const ansatz::core::StopScope scope(&stop);
  CHECK_THROWS_AS(mann_whitney(about<MannWhitney>({x, y}), run), ansatz::core::Interrupted);
  CHECK_THROWS_AS(kolmogorov_smirnov(about<KolmogorovSmirnov>({x, y}), run), ansatz::core::Interrupted);
  CHECK_THROWS_AS(pooled_ranks({x, y}), ansatz::core::Interrupted);
  CHECK_THROWS_AS(hodges_lehmann_of(x, y, 0.95), ansatz::core::Interrupted);
  CHECK_THROWS_AS(cliff_delta_of(x, y, 0.95), ansatz::core::Interrupted);
}

TEST_CASE("mann_whitney: is unchanged by a monotone map, and turns with the samples", "[hypothesis]") {
  Run run;
  const TestResult plain = mann_whitney(about<MannWhitney>({A, B}), run);
  Sample a = A, b = B;
  for (auto* sample : {&a, &b})
    for (double& v : *sample) v = std::exp(v / 3);
  const TestResult mapped = mann_whitney(about<MannWhitney>({a, b}), run);
  CHECK(mapped.statistic == plain.statistic);
  CHECK(*mapped.p == *plain.p);
  const TestResult turned = mann_whitney(about<MannWhitney>({B, A}), run);
  CHECK(turned.statistic == 56 - plain.statistic);
  CHECK(*turned.p == near(*plain.p, 1e-14));
  CHECK(turned.effect->value == near(-plain.effect->value, 1e-14));
  CHECK(*turned.estimate == near(-*plain.estimate, 1e-14));
}

TEST_CASE("mann_whitney: ranks infinities and tells equal values", "[hypothesis][mann_whitney]") {
  Run run;
  const double inf = INFINITY;
  const TestResult far = mann_whitney(about<MannWhitney>({{1, 2, inf}, {-inf, 0, 0.5}}), run);
  CHECK(far.statistic == 9);
  CHECK_FALSE(far.estimate);
  CHECK(run.warnings().size() == 1);
  const TestResult equal = mann_whitney(about<MannWhitney>({{2, 2}, {2, 2, 2}}), run);
  CHECK(*equal.p == 1);
  CHECK(equal.statistic == 3);
  CHECK(equal.warnings.size() == 1);
  const TestResult single = mann_whitney(about<MannWhitney>({{1}, {2}}), run);
  CHECK(*single.p == 1);
  CHECK_FALSE(std::isnan(single.effect->interval->low));
}

TEST_CASE("mann_whitney: takes groups by name and in the order asked", "[hypothesis][mann_whitney]") {
  using ansatz::core::Array;
  Run run;
  MannWhitney question;
  question.samples = {ansatz::core::Groups{"phase", {"swarm", "b", "a"}, {Array::of(C), Array::of(B), Array::of(A)}}};
  CHECK_THROWS_WITH(mann_whitney(question, run), Contains("3 samples (\"swarm\", \"b\", \"a\")"));
  question.groups = {"a", "b"};
  const TestResult result = mann_whitney(question, run);
  CHECK(result.statistic == 50);
  CHECK(result.groups == std::vector<std::string>{"a", "b"});
  question.groups = {"a", "torus"};
  CHECK_THROWS_AS(mann_whitney(question, run), ansatz::core::UnknownName);
}

TEST_CASE("mann_whitney: names what it refuses", "[hypothesis][mann_whitney]") {
  Run run;
  CHECK_THROWS_WITH(mann_whitney(about<MannWhitney>({A}), run), Contains("at least 2 samples"));
  CHECK_THROWS_WITH(mann_whitney(about<MannWhitney>({A, {}}), run),
                    Equals("mann_whitney: samples is 0 values in \"2\", but must be at least 1 value in each"));
  auto question = about<MannWhitney>({A, {1, NAN, 3, NAN}});
  CHECK_THROWS_WITH(mann_whitney(question, run), Contains("2 NaN among the 4 values of \"2\""));
  question.missing = "drop";
  const TestResult dropped = mann_whitney(question, run);
  CHECK(dropped.n == std::vector<double>{8, 2});
  CHECK(dropped.missing == 2);
  question.alternative = "larger";
  CHECK_THROWS_WITH(mann_whitney(question, run), Contains("\"two-sided\", \"greater\" or \"less\""));
}

TEST_CASE("mann_whitney: values of no group are missing, and no group of their own", "[hypothesis][ranks]") {
  Run run;
  MannWhitney question;
  ansatz::core::Groups groups;
  groups.names = {"a", "", "b"};
  for (const Sample& sample : {Sample{1, 2, 5}, Sample{9, 9}, Sample{3, 4, 6, 7}})
    groups.samples.push_back(ansatz::core::Array::of(sample));
  question.samples = {groups};
  CHECK_THROWS_WITH(mann_whitney(question, run), Contains("2 values whose group is an empty text"));
  question.missing = "drop";
  const TestResult dropped = mann_whitney(question, run);
  CHECK(dropped.n == std::vector<double>{3, 4});
  CHECK(dropped.missing == 2);
  CHECK(*dropped.p == *mann_whitney(about<MannWhitney>({{1, 2, 5}, {3, 4, 6, 7}}), run).p);
  question.missing = "error", question.groups = {"b", "a"};
  CHECK(mann_whitney(question, run).n == std::vector<double>{4, 3});
}

TEST_CASE("mann_whitney: truth values beside numbers are a slip for x by g", "[hypothesis][ranks]") {
  ansatz::core::Run run;
  MannWhitney question;
  question.samples = {
      ansatz::core::Array::of({1, 2, 3}),
      ansatz::core::Array({ansatz::core::Dimension("", 3)}, std::vector<ansatz::core::Array::Boolean>{1, 0, 1})};
  CHECK_THROWS_WITH(mann_whitney(question, run),
                    Catch::Contains("one of truth values beside one of numbers") && Catch::Contains("x by g"));
}
