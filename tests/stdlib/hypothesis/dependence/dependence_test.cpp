// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/dependence/chatterjee_xi.h"
#include "stdlib/hypothesis/dependence/distance_correlation.h"
#include "stdlib/hypothesis/dependence/kendall.h"
#include "stdlib/hypothesis/dependence/paired_samples.h"
#include "stdlib/hypothesis/dependence/pearson.h"
#include "stdlib/hypothesis/dependence/spearman.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kFirstOfT2(T2.begin(), T2.begin() + 8);

// dCov² and its unbiased fellow by their definitions, from centred matrices.
struct ByMatrices {
  double biased = 0, unbiased = 0;
};
ByMatrices by_matrices(const Sample& x, const Sample& y) {
  const std::size_t n = x.size();
  const auto size = static_cast<double>(n);
  const auto centred = [&](const Sample& v, double rows, double all) {
    std::vector<Sample> d(n, Sample(n));
    Sample sums(n);
    double total = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) d[i][j] = std::abs(v[i] - v[j]), sums[i] += d[i][j], total += d[i][j];
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) d[i][j] += total / all - sums[i] / rows - sums[j] / rows;
    return d;
  };
  const auto a = centred(x, size, size * size), b = centred(y, size, size * size);
  const auto u = centred(x, size - 2, (size - 1) * (size - 2)), v = centred(y, size - 2, (size - 1) * (size - 2));
  ByMatrices out;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      out.biased += a[i][j] * b[i][j] / (size * size);
      if (i != j) out.unbiased += u[i][j] * v[i][j] / (size * (size - 3));
    }
  }
  return out;
}

DistanceCorrelation by_t(const Sample& x, const Sample& y) {
  auto question = about<DistanceCorrelation>({x, y});
  question.method = "t";
  return question;
}

}  // namespace

TEST_CASE("pearson: meets the reference values", "[hypothesis][pearson]") {
  Run run;
  const TestResult result = pearson(about<Pearson>({X, Y}), run);
  CHECK(result.statistic == near(0.8181818181818182));
  CHECK(*result.p == near(0.003814920082550707));
  CHECK(result.effect->interval->low == near(0.3888935706081651));
  CHECK(result.effect->interval->high == near(0.9555550761439465));
  CHECK(result.n == Sample{10});
}

TEST_CASE("pearson: says what lines, pairs and constants mean", "[hypothesis][pearson]") {
  Run run;
  Sample line;
  for (const double x : A) line.push_back(3 * x - 0.1);
  CHECK(pearson(about<Pearson>({A, line}), run).statistic == 1);
  CHECK(*pearson(about<Pearson>({A, line}), run).p == 0);
  CHECK_FALSE(pearson(about<Pearson>({A, line}), run).effect->interval);
  CHECK(*pearson(about<Pearson>({{1, 2}, {3, 5}}), run).p == 1);
  const TestResult flat = pearson(about<Pearson>({X, Sample(10, 0.1)}), run);
  CHECK_FALSE(flat.p);
  CHECK_THAT(flat.warnings.at(0), Contains("a sample is constant"));
}

TEST_CASE("spearman: meets the reference values", "[hypothesis][spearman]") {
  Run run;
  CHECK(spearman(about<Spearman>({X, Y}), run).statistic == near(0.8181818181818182));
  CHECK(*spearman(about<Spearman>({X, Y}), run).p == near(0.003814920082550707));
  CHECK(spearman(about<Spearman>({T1, kFirstOfT2}), run).statistic == near(0.9817073170731708));
  // Exact, by R and by enumeration.
  const Sample first(X.begin(), X.begin() + 7);
  const TestResult exact = spearman(about<Spearman>({first, {2, 1, 4, 3, 7, 5, 6}}), run);
  CHECK(exact.method == "exact");
  CHECK(*exact.p == near(0.034126984126984124));
  CHECK(exact.smallest_p == near(2.0 / 5040));
}

TEST_CASE("kendall: meets the reference values", "[hypothesis][kendall]") {
  Run run;
  auto question = about<Kendall>({X, Y});
  CHECK(kendall(question, run).statistic == near(0.6444444444444444));
  CHECK(*kendall(question, run).p == near(0.009148478835978836));
  question.method = "asymptotic";
  CHECK(*kendall(question, run).p == near(0.009491096053440909));
  const TestResult tied = kendall(about<Kendall>({T1, kFirstOfT2}), run);
  CHECK(tied.statistic == near(0.9615384615384617));
  CHECK(*tied.p == near(0.001430125974291092));
  const Sample first(X.begin(), X.begin() + 7);
  CHECK(*kendall(about<Kendall>({first, {2, 1, 4, 3, 7, 5, 6}}), run).p == near(0.069047619047619024));
  CHECK_FALSE(kendall(about<Kendall>({X, Sample(10, 1.0)}), run).p);
}

TEST_CASE("kendall: counts as all pairs do, ties and long samples too", "[hypothesis][kendall]") {
  Run run;
  for (const std::size_t n : {5UL, 33UL, 257UL}) {
    Sample x(n), y(n);
    Stream(n).fill_normal(x);
    Stream(n + 1).fill_normal(y);
    for (std::size_t i = 0; i < n; ++i) x[i] = std::round(2 * x[i]), y[i] = std::round(3 * y[i] + x[i]);
    double balance = 0, untied_x = 0, untied_y = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const double product = (x[i] - x[j]) * (y[i] - y[j]);
        balance += product > 0 ? 1 : product < 0 ? -1 : 0;
        untied_x += x[i] != x[j], untied_y += y[i] != y[j];
      }
    }
    CHECK(kendall(about<Kendall>({x, y}), run).statistic == near(balance / std::sqrt(untied_x * untied_y), 1e-12));
  }
}

TEST_CASE("chatterjee_xi: meets its formulas", "[hypothesis][chatterjee_xi]") {
  Run run;
  const TestResult result = chatterjee_xi(about<ChatterjeeXi>({X, Y}), run);
  CHECK(result.statistic == near(1.0 / 3));
  CHECK(*result.p == near(0.5 * std::erfc(std::sqrt(10 / 0.4) / 3 / std::sqrt(2))));
  // A parabola has no correlation, and is a function all the same: 1 − 3 Σ|Δr|/(n² − 1) has Σ|Δr| = 2(n − 1) here.
  Sample x(101), y(101);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i) - 50.001, y[i] = x[i] * x[i];
  CHECK(std::abs(pearson(about<Pearson>({x, y}), run).statistic) < 1e-3);
  CHECK(chatterjee_xi(about<ChatterjeeXi>({x, y}), run).statistic > 0.9);
  CHECK_FALSE(chatterjee_xi(about<ChatterjeeXi>({X, Sample(10, 1.0)}), run).p);
  auto question = about<ChatterjeeXi>({X, Y});
  question.ties = "first";
  CHECK_THROWS_WITH(chatterjee_xi(question, run), Contains("ties is \"first\""));
}

TEST_CASE("distance_correlation: meets the reference values", "[hypothesis][distance_correlation]") {
  Run run;
  const TestResult result = distance_correlation(by_t(X, Y), run);
  CHECK(result.statistic == near(0.8592159717313064));
  CHECK(*result.estimate == near(1.8335757415498277));
  CHECK(result.effect->value == near(0.6720779220779219));
  CHECK(*result.p == near(3.5841748215658963e-6));
  CHECK(result.degrees_of_freedom[0] == 34);
}

TEST_CASE("distance_correlation: meets the centred matrices, ties and huge offsets too",
          "[hypothesis][distance_correlation]") {
  Run run;
  for (const std::size_t n : {4UL, 50UL}) {
    Sample x(n), y(n);
    Stream(n).fill_normal(x);
    Stream(n + 1).fill_normal(y);
    for (std::size_t i = 0; i < n; ++i) x[i] = std::round(4 * x[i]), y[i] = std::round(4 * y[i] * x[i]);
    const ByMatrices xy = by_matrices(x, y), xx = by_matrices(x, x), yy = by_matrices(y, y);
    for (double& v : x) v += 0x1p40;
    const TestResult result = distance_correlation(by_t(x, y), run);
    CHECK(*result.estimate == near(std::sqrt(xy.biased), 1e-9));
    CHECK(result.statistic == near(std::sqrt(xy.biased / std::sqrt(xx.biased * yy.biased)), 1e-9));
    CHECK(result.effect->value == near(xy.unbiased / std::sqrt(xx.unbiased * yy.unbiased), 1e-9));
  }
  CHECK_FALSE(distance_correlation(by_t(X, Sample(10, 1.0)), run).p);
  CHECK_THROWS_WITH(distance_correlation(by_t({1, 2, 3}, {1, 2, 3}), run), Contains("at least 4 values"));
}

TEST_CASE("distance_correlation: permutations find a parabola that correlation does not",
          "[hypothesis][distance_correlation]") {
  Sample x(60), y(60);
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] = (static_cast<double>(i) - 29.5) / 30;
    y[i] = x[i] * x[i];
  }
  Run run(Stream(5));
  auto question = about<DistanceCorrelation>({x, y});
  question.draws = 999;
  CHECK(*distance_correlation(question, run).p < 0.02);
  CHECK(*pearson(about<Pearson>({x, y}), run).p > 0.9);
  CHECK(*distance_correlation(question, run).p == *distance_correlation(question, run).p);
}

TEST_CASE("tests of dependence: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<Pearson, pearson>("pearson", {X, Y}, Infinities::refused);
  check_bad_samples<Spearman, spearman>("spearman", {X, Y}, Infinities::ranked);
  check_bad_samples<Kendall, kendall>("kendall", {X, Y}, Infinities::ranked);
  check_bad_samples<ChatterjeeXi, chatterjee_xi>("chatterjee_xi", {X, Y}, Infinities::ranked);
  CHECK_THROWS_WITH(pearson(about<Pearson>({A, B}), run), Contains("of one length"));
  CHECK_THROWS_WITH(distance_correlation(by_t(A, B), run), Contains("of one length"));
}
