// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/fits.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/distributions/anderson_darling_samples.h"
#include "stdlib/hypothesis/distributions/cramer_von_mises.h"
#include "stdlib/hypothesis/null_distributions/cramer_von_mises.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/goodness_of_fit.h"

using namespace ansatz::core;
using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using Catch::Matchers::Contains;

namespace {

Function cdf(std::string name, double (*of)(double)) {
  return Function::native(std::move(name), 1, [of](std::span<const double* const> inputs, double* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = of(inputs[0][i]);
  });
}

Function normal_cdf() {
  return cdf("normal", [](double x) { return normal_survival(-x); });
}
Function uniform_cdf() {
  return cdf("uniform", [](double x) { return std::clamp(x, 0.0, 1.0); });
}

template <class Question>
Question fit(Sample sample, Function of) {
  auto question = about<Question>({std::move(sample)});
  question.cdf = std::move(of);
  return question;
}

Sample standardised() {
  Sample out = A;
  for (double& v : out) v = (v - 14) / 1.5;
  return out;
}

// The largest gap between the distribution of p over 400 samples of 10 and the uniform one: below 0.1 but for a chance
// of 1e-3 (see null_p_values_test).
template <class Ask>
double gap_of_p(const Ask& ask, std::size_t samples) {
  std::vector<double> p;
  for (std::uint64_t round = 0; round < 400; ++round) {
    std::vector<Sample> data(samples, Sample(10));
    for (std::size_t g = 0; g < samples; ++g) Stream(606).at(round).at(g).fill_uniform(data[g]);
    p.push_back(ask(data));
  }
  std::sort(p.begin(), p.end());
  double gap = 0;
  for (std::size_t i = 0; i < p.size(); ++i)
    gap = std::max({gap, static_cast<double>(i + 1) / 400 - p[i], p[i] - static_cast<double>(i) / 400});
  return gap;
}

}  // namespace

TEST_CASE("kolmogorov_smirnov_fit: meets the reference values", "[hypothesis][fits]") {
  Run run;
  const TestResult found = kolmogorov_smirnov_fit(fit<KolmogorovSmirnovFit>(standardised(), normal_cdf()), run);
  CHECK(found.statistic == near(0.1473627481678642));
  CHECK(*found.p == near(0.9839701538844647));
  CHECK(found.method == "exact");
  // One value u against the uniform: D = max(u, 1 − u), P(D ≥ d) = 2(1 − d); to one side D = u, or 1 − u, P = 1 − d.
  auto one = fit<KolmogorovSmirnovFit>({0.8}, uniform_cdf());
  CHECK(*kolmogorov_smirnov_fit(one, run).p == near(0.4, 1e-12));
  one.alternative = "greater";
  CHECK(kolmogorov_smirnov_fit(one, run).statistic == near(0.8, 1e-14));
  CHECK(*kolmogorov_smirnov_fit(one, run).p == near(0.2, 1e-12));
  one.alternative = "less";
  CHECK(*kolmogorov_smirnov_fit(one, run).p == near(0.8, 1e-12));
}

TEST_CASE("cramer_von_mises_fit: meets the reference values", "[hypothesis][fits]") {
  Run run;
  const TestResult found = cramer_von_mises_fit(fit<CramerVonMisesFit>(standardised(), normal_cdf()), run);
  CHECK(found.statistic == near(0.025958471213338975));
  CHECK(*found.p == near(0.9921292495949596));
  // Anderson & Darling's table of the limit: P(W² ≥ 0.46136) = 0.05, P(W² ≥ 0.74346) = 0.01; four digits.
  CHECK(cramer_von_mises_limit_survival(0.46136) == Approx(0.05).epsilon(0).margin(5e-6));
  CHECK(cramer_von_mises_limit_survival(0.74346) == Approx(0.01).epsilon(0).margin(5e-6));
  CHECK(cramer_von_mises_survival(0.46136, 1e9) == near(cramer_von_mises_limit_survival(0.46136), 1e-7));
  CHECK(cramer_von_mises_survival(1.0 / 96, 8) == 1);
  CHECK(cramer_von_mises_survival(8.0 / 3, 8) == 0);
}

TEST_CASE("fits: have uniform p under the null hypothesis", "[hypothesis][fits][null]") {
  Run run;
  CHECK(gap_of_p(
            [&](const std::vector<Sample>& data) {
              return *kolmogorov_smirnov_fit(fit<KolmogorovSmirnovFit>(data[0], uniform_cdf()), run).p;
            },
            1) < 0.1);
  CHECK(gap_of_p(
            [&](const std::vector<Sample>& data) {
              return *cramer_von_mises_fit(fit<CramerVonMisesFit>(data[0], uniform_cdf()), run).p;
            },
            1) < 0.1);
  CHECK(gap_of_p(
            [&](const std::vector<Sample>& data) {
              auto question = about<CramerVonMises>(data);
              question.draws = 199;
              return *cramer_von_mises(question, run).p;
            },
            2) < 0.1);
}

TEST_CASE("fits: name what they refuse", "[hypothesis][fits]") {
  Run run;
  const auto refused = [&](Sample sample, Function of, const std::string& sentence) {
    CHECK_THROWS_WITH(kolmogorov_smirnov_fit(fit<KolmogorovSmirnovFit>(sample, of), run), Contains(sentence));
    CHECK_THROWS_WITH(cramer_von_mises_fit(fit<CramerVonMisesFit>(sample, of), run), Contains(sentence));
  };
  refused({}, uniform_cdf(), "samples is 0 values");
  refused({NAN}, uniform_cdf(), "1 NaN");
  refused({INFINITY}, uniform_cdf(), "finite");
  refused({0.5}, Function(), "cdf is nothing");
  refused({0.5, 2}, cdf("out", [](double x) { return x; }), "cdf is 2 at 2, but must be in [0, 1]");
  refused({0.2, 0.5}, cdf("falls", [](double x) { return 1 - x; }), "falling between 0.2 and 0.5");
  refused({0.5}, cdf("nan", [](double) { return std::nan(""); }), "cdf is nan");
  Run tied;
  CHECK(kolmogorov_smirnov_fit(fit<KolmogorovSmirnovFit>({0.5, 0.5, 0.7}, uniform_cdf()), tied).ties == 1);
  CHECK_THAT(tied.warnings().at(0), Contains("ties cannot come"));
}

TEST_CASE("cramer_von_mises: meets the reference values", "[hypothesis][fits]") {
  Run run;
  auto question = about<CramerVonMises>({A, B});
  const TestResult exact = cramer_von_mises(question, run);
  CHECK(exact.statistic == near(0.7055555555555553));
  CHECK(*exact.p == near(0.011188811188811189));
  CHECK(exact.method == "exact");
  question.method = "asymptotic";
  CHECK(*cramer_von_mises(question, run).p == near(0.01165810081958285));
}

namespace {

// Every labelling of n + m places, one by one.
double enumerated(std::size_t n, std::size_t m, std::int64_t s) {
  double all = 0, reach = 0;
  for (std::uint32_t labels = 0; labels < (1U << (n + m)); ++labels) {
    if (static_cast<std::size_t>(std::popcount(labels)) != n) continue;
    std::int64_t off = 0, sum = 0;
    for (std::size_t place = 0; place < n + m; ++place) {
      off += (labels >> place & 1U) != 0 ? static_cast<std::int64_t>(m) : -static_cast<std::int64_t>(n);
      sum += off * off;
    }
    all += 1;
    reach += sum >= s;
  }
  return reach / all;
}

}  // namespace

TEST_CASE("two_sample_cramer_von_mises_survival: counts labellings", "[hypothesis][fits]") {
  const std::vector<std::pair<std::size_t, std::size_t>> sizes{{1, 1}, {1, 6}, {2, 2}, {3, 6},
                                                               {5, 5}, {7, 4}, {8, 8}, {6, 9}};
  for (const auto& [n, m] : sizes)
    for (std::int64_t s = 0; s < 8000; s += 37) {
      INFO(n << " " << m << " " << s);
      CHECK(two_sample_cramer_von_mises_survival(n, m, s) == Approx(enumerated(n, m, s)).epsilon(0).margin(1e-13));
    }
  // One path goes all the way up first and one all the way down: a share of 2 in 40!/(20!)², small and whole.
  std::int64_t apart = 0;
  for (std::int64_t i = 1; i <= 20; ++i) apart += i * i * 400 * (i < 20 ? 2 : 1);
  CHECK(two_sample_cramer_von_mises_survival(20, 20, apart) * 137846528820.0 == Approx(2).epsilon(0).margin(1e-9));
  CHECK(two_sample_cramer_von_mises_survival(20, 20, apart + 1) == 0);
  CHECK(two_sample_cramer_von_mises_survival(20, 19, 1) == 1);
}

TEST_CASE("cramer_von_mises: takes the way that its rule says", "[hypothesis][fits]") {
  Run run;
  const auto by = [&](std::size_t n, std::size_t m, const std::string& method) {
    Sample x, y;
    for (std::size_t i = 0; i < n; ++i) x.push_back(std::sin(static_cast<double>(i + 1)));
    for (std::size_t j = 0; j < m; ++j) y.push_back(0.7 * std::sin(static_cast<double>(100 + 2 * j)) + 0.3);
    auto question = about<CramerVonMises>({x, y});
    question.method = method;
    return cramer_von_mises(question, run);
  };
  CHECK(by(20, 19, "auto").method == "exact");
  CHECK(by(21, 5, "auto").method == "asymptotic");
  const TestResult drawn = by(20, 19, "permutation");
  CHECK(drawn.method == "Monte Carlo");
  // 9999 draws: four standard errors of a share.
  CHECK(*by(20, 19, "exact").p == Approx(*drawn.p).epsilon(0).margin(4 * std::sqrt(*drawn.p * (1 - *drawn.p) / 9999)));
  CHECK(*by(20, 20, "exact").p == Approx(*by(20, 20, "asymptotic").p).epsilon(0).margin(0.01));
  CHECK(by(4, 4, "exact").smallest_p == Approx(2.0 / 70).epsilon(0).margin(1e-15));
  CHECK_THROWS_WITH(by(21, 5, "exact"), Contains("of more than 20"));
  auto tied = about<CramerVonMises>({T1, T2});
  tied.method = "exact";
  CHECK_THROWS_WITH(cramer_von_mises(tied, run), Contains("with ties"));
  tied.method = "by hand";
  CHECK_THROWS_WITH(cramer_von_mises(tied, run), Contains("method is \"by hand\""));
}

TEST_CASE("cramer_von_mises: survives bad samples", "[hypothesis][fits]") {
  check_bad_samples<CramerVonMises, cramer_von_mises>("cramer_von_mises", {A, B}, Infinities::ranked);
  Run run;
  const TestResult equal = cramer_von_mises(about<CramerVonMises>({{1, 1}, {1, 1, 1}}), run);
  CHECK(*equal.p == 1);
  CHECK_THAT(equal.warnings.at(0), Contains("equal"));
  const TestResult tied = cramer_von_mises(about<CramerVonMises>({T1, T2}), run);
  CHECK(tied.ties == 5);
  CHECK(*tied.p > 0.05);
}

TEST_CASE("anderson_darling_samples: meets the reference values", "[hypothesis][fits]") {
  Run run;
  auto question = about<AndersonDarlingSamples>({A, B, C});
  const TestResult found = anderson_darling_samples(question, run);
  CHECK(found.statistic == near(8.345318715222547));
  CHECK(*found.p == 0.001);
  CHECK_THAT(found.warnings.at(0), Contains("0.001 or less"));
  question.ties = "right";
  CHECK(anderson_darling_samples(question, run).statistic == near(8.091959251160288));
}

TEST_CASE("anderson_darling_samples: the farther apart, the less likely", "[hypothesis][fits]") {
  // 1 … 40 against the same moved on. At 5.5 and 30.5 the values are SciPy's anderson_ksamp (1.10); beyond the last
  // critical value its p stays at the least, and so it must, though the quadratic in between turns up again.
  Sample still;
  for (int i = 1; i <= 40; ++i) still.push_back(i);
  double before = 1;
  for (const double apart : {0.5, 3.5, 5.5, 8.5, 12.5, 20.5, 30.5, 39.5, 1000.5}) {
    Sample moved = still;
    for (double& value : moved) value += apart;
    Run run;
    const TestResult found = anderson_darling_samples(about<AndersonDarlingSamples>({still, moved}), run);
    CHECK(*found.p <= before);
    before = *found.p;
    if (apart == 5.5) {
      CHECK(found.statistic == near(1.928009054641263));
      CHECK(*found.p == near(0.05213108203853501));
    }
    if (apart == 30.5) CHECK(found.statistic == near(35.225746529826075));
    if (apart > 12) {
      CHECK(*found.p == 0.001);
      CHECK_THAT(found.warnings.at(0), Contains("0.001 or less"));
    }
  }
}

TEST_CASE("anderson_darling_samples: gives back the published critical values", "[hypothesis][fits]") {
  // 2000 pairs of samples of 12 from one distribution: p ≤ 0.05 in 100 of them with a standard deviation of 10; three
  // of these, and a tenth of the level for what the table's fit and the small samples cost.
  int below = 0;
  for (std::uint64_t round = 0; round < 2000; ++round) {
    std::vector<Sample> data(2, Sample(12));
    for (std::size_t g = 0; g < 2; ++g) Stream(17).at(round).at(g).fill_normal(data[g]);
    Run run;
    below += *anderson_darling_samples(about<AndersonDarlingSamples>(data), run).p <= 0.05;
  }
  CHECK(below == Approx(100).epsilon(0).margin(35));
}

TEST_CASE("anderson_darling_samples: survives bad samples", "[hypothesis][fits]") {
  check_bad_samples<AndersonDarlingSamples, anderson_darling_samples>("anderson_darling_samples", {A, B, C},
                                                                      Infinities::refused);
  Run run;
  CHECK_THROWS_WITH(anderson_darling_samples(about<AndersonDarlingSamples>({{1}, {2, 3}}), run),
                    Contains("at least 4"));
  CHECK_THROWS_WITH(anderson_darling_samples(about<AndersonDarlingSamples>({{1, 1}, {1, 1}}), run),
                    Contains("equal in all values"));
}

TEST_CASE("goodness_of_fit: meets the reference values", "[hypothesis][fits]") {
  Run run;
  GoodnessOfFit question;
  question.counts = Array::of({16, 18, 16, 14, 12, 12});
  const TestResult found = goodness_of_fit(question, run);
  CHECK(found.statistic == near(2, 1e-13));
  CHECK(found.degrees_of_freedom == std::vector<double>{5});
  CHECK(*found.p == near(0.8491450360846096));
  // With expected counts of 44/3 each; every member of the family is the same to second order.
  const double e = 44.0 / 3;
  double g = 0, modified = 0, tukey = 0;
  for (const double o : {16, 18, 16, 14, 12, 12}) {
    g += 2 * o * std::log(o / e);
    modified += 2 * e * std::log(e / o);
    tukey += 4 * (std::sqrt(o) - std::sqrt(e)) * (std::sqrt(o) - std::sqrt(e));
  }
  question.lambda = 0;
  CHECK(goodness_of_fit(question, run).statistic == near(g, 1e-12));
  question.lambda = -1;
  CHECK(goodness_of_fit(question, run).statistic == near(modified, 1e-12));
  question.lambda = -0.5;
  CHECK(goodness_of_fit(question, run).statistic == near(tukey, 1e-11));
  question.lambda = 1e-7;
  CHECK(goodness_of_fit(question, run).statistic == near(g, 1e-6));
  question.lambda = 1;
  question.estimated = 2;
  CHECK(goodness_of_fit(question, run).degrees_of_freedom[0] == 3);
}

TEST_CASE("goodness_of_fit: names what it refuses", "[hypothesis][fits]") {
  Run run;
  const auto refused = [&](Sample counts, Sample expected, double lambda, const std::string& sentence) {
    GoodnessOfFit question;
    question.counts = Array::of(std::move(counts));
    question.expected = Array::of(std::move(expected));
    question.lambda = lambda;
    CHECK_THROWS_WITH(goodness_of_fit(question, run), Contains(sentence));
  };
  refused({3}, {}, 1, "at least two counts");
  refused({0, 0}, {}, 1, "0 everywhere");
  refused({1.5, 2}, {}, 1, "1.5 somewhere");
  refused({NAN, 2}, {}, 1, "nan somewhere");
  refused({10, 20}, {10, 10}, 1, "20 in all, but must be 30");
  refused({10, 20}, {30, 0}, 1, "0 somewhere, but must be above 0");
  refused({10, 20}, {30}, 1, "of 1 cells");
  refused({0, 20}, {10, 10}, -1, "lambda is -1 with a count of 0");
  GoodnessOfFit question;
  question.counts = Array::of({1, 2});
  question.estimated = 1;
  CHECK_THROWS_WITH(goodness_of_fit(question, run), Contains("estimated is 1"));
  question.estimated = 0;
  CHECK_THAT(goodness_of_fit(question, run).warnings.at(0), Contains("expected count is 1.5"));
}
