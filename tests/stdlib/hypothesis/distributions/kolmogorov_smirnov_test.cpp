// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "stdlib/hypothesis/null_distributions/kolmogorov.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

double gap_of(const Sample& pool, const std::vector<int>& first, int side) {
  const double n = static_cast<double>(std::count(first.begin(), first.end(), 1));
  const double m = static_cast<double>(pool.size()) - n;
  double largest = 0;
  for (const double at : pool) {
    double below_first = 0, below_second = 0;
    for (std::size_t i = 0; i < pool.size(); ++i)
      if (pool[i] <= at) (first[i] ? below_first : below_second) += 1;
    const double apart = below_first / n - below_second / m;
    largest = std::max(largest, side == 0 ? std::abs(apart) : side * apart);
  }
  return largest;
}

// P(D ≥ d) over all divisions of the pool.
double by_enumeration(const Sample& x, const Sample& y, int side) {
  Sample pool = x;
  pool.insert(pool.end(), y.begin(), y.end());
  std::vector<int> first(pool.size(), 0);
  std::fill(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(x.size()), 1);
  const double observed = gap_of(pool, first, side);
  double all = 0, as_large = 0;
  do {
    all += 1;
    as_large += gap_of(pool, first, side) >= observed - 1e-12;
  } while (std::prev_permutation(first.begin(), first.end()));
  return as_large / all;
}

}  // namespace

TEST_CASE("kolmogorov_smirnov: meets the reference values", "[hypothesis][kolmogorov_smirnov]") {
  Run run;
  auto question = about<KolmogorovSmirnov>({A, B});
  const TestResult exact = kolmogorov_smirnov(question, run);
  CHECK(exact.statistic == 0.625);
  CHECK(*exact.p == near(0.055944055944055944));
  CHECK(exact.method == "exact");
  CHECK_THAT(exact.reading, Contains("Kolmogorov–Smirnov D = 0.625, p = 0.056 (exact)"));
  question.method = "asymptotic";
  CHECK(*kolmogorov_smirnov(question, run).p == near(0.04931640625));
}

TEST_CASE("kolmogorov: meets the one-sample reference values", "[hypothesis][kolmogorov_smirnov]") {
  // (A − 14)/1.5 against the normal: D with its p from SciPy's kstwo. Nine digits of D are given up by none of the
  // steps.
  CHECK(kolmogorov_survival(0.1473627481678642, 8) == near(0.9839701538844647));
  // Marsaglia, Tsang & Wang's own example: K(10, 0.274) = 0.6284796154565043.
  CHECK(kolmogorov_survival(0.274, 10) == near(1 - 0.6284796154565043, 1e-12));
  // One value: D is uniform on [½, 1], so P(D ≥ d) = 2(1 − d).
  CHECK(kolmogorov_survival(0.7, 1) == near(0.6, 1e-12));
}

TEST_CASE("kolmogorov: the pieces meet where they change over", "[hypothesis][kolmogorov_smirnov]") {
  // n = 5000 by matrix against n = 5001 by the corrected limit, at equal √n d: what the correction leaves out is of
  // order 1/n, and P itself moves by less than 1e-5 from one n to the next.
  for (const double x : {0.6, 0.9, 1.2})
    CHECK(kolmogorov_survival(x / std::sqrt(5000.0), 5000) ==
          near(kolmogorov_survival(x / std::sqrt(5001.0), 5001), 5e-4));
  // Twice the one-sided tail above n d² = 4 leaves out the paths that touch both sides: below 1e-10 there.
  const double d = std::sqrt(4.0 / 100);
  CHECK(kolmogorov_survival(d * (1 + 1e-9), 100) == near(kolmogorov_survival(d * (1 - 1e-9), 100), 1e-6));
}

TEST_CASE("kolmogorov_smirnov: agrees with enumeration, ties or not", "[hypothesis][kolmogorov_smirnov]") {
  const std::vector<std::pair<Sample, Sample>> pairs = {{{1, 4, 5}, {2, 3, 6, 7}},
                                                        {{1, 2, 2, 7}, {2, 2, 5, 9, 9}},
                                                        {{0, 0, 0, 1}, {0, 1, 1, 1, 1, 2}},
                                                        {{3, 4, 5, 6, 7}, {1, 2, 3.5}},
                                                        {{1}, {2, 3}}};
  for (const auto& [x, y] : pairs) {
    Run run;
    auto question = about<KolmogorovSmirnov>({x, y});
    CHECK(*kolmogorov_smirnov(question, run).p == near(by_enumeration(x, y, 0), 1e-13));
    question.alternative = "less";  // the first sample smaller: its step function above
    const TestResult less = kolmogorov_smirnov(question, run);
    CHECK(*less.p == near(less.statistic == 0 ? 1.0 : by_enumeration(x, y, 1), 1e-13));
    question.alternative = "greater";
    const TestResult greater = kolmogorov_smirnov(question, run);
    CHECK(*greater.p == near(greater.statistic == 0 ? 1.0 : by_enumeration(x, y, -1), 1e-13));
  }
}

TEST_CASE("kolmogorov_smirnov: keeps the digits of a tiny p", "[hypothesis][kolmogorov_smirnov]") {
  Sample x(60), y(60);
  for (std::size_t i = 0; i < 60; ++i) x[i] = static_cast<double>(i), y[i] = x[i] + 100;
  Run run;
  const TestResult result = kolmogorov_smirnov(about<KolmogorovSmirnov>({x, y}), run);
  CHECK(*result.p == near(2 * std::exp(2 * std::lgamma(61) - std::lgamma(121)), 1e-11));
  CHECK(result.smallest_p == near(*result.p, 1e-11));
  CHECK(*result.estimate == 59);
}

TEST_CASE("kolmogorov_smirnov: asymptotic p comes near the exact one", "[hypothesis][kolmogorov_smirnov]") {
  // 300 + 200 values; D is a multiple of 1/600 and the asymptotic p that of a continuous D at 120, which leaves about
  // 15 percent between them in the body.
  std::mt19937_64 engine(4);
  std::uniform_real_distribution<double> uniform;
  Sample x(300), y(200);
  for (double& v : x) v = uniform(engine);
  for (double& v : y) v = uniform(engine) + 0.08;
  Run run;
  auto question = about<KolmogorovSmirnov>({x, y});
  const double exact = *kolmogorov_smirnov(question, run).p;
  question.method = "asymptotic";
  CHECK(*kolmogorov_smirnov(question, run).p == near(exact, 0.15));
  CHECK(exact < 0.5);
}

TEST_CASE("kolmogorov_smirnov: identical samples give p = 1", "[hypothesis][kolmogorov_smirnov]") {
  Run run;
  const TestResult same = kolmogorov_smirnov(about<KolmogorovSmirnov>({A, A}), run);
  CHECK(same.statistic == 0);
  CHECK(*same.p == 1);
  CHECK(*kolmogorov_smirnov(about<KolmogorovSmirnov>({{1}, {INFINITY}}), run).p == 1);
  CHECK_THROWS_WITH(kolmogorov_smirnov(about<KolmogorovSmirnov>({A, {NAN}}), run), Contains("1 NaN"));
}
