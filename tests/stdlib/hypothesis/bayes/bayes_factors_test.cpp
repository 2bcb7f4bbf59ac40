// SPDX-License-Identifier: MIT
#include <array>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/hypergeometric_pFq.hpp>
#include <cmath>
#include <limits>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/bayes/bayes_factor_binomial.h"
#include "stdlib/hypothesis/bayes/bayes_factor_correlation.h"
#include "stdlib/hypothesis/bayes/bayes_factor_t.h"
#include "stdlib/hypothesis/bayes/log_incomplete_beta.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

constexpr double kScale = 0.70710678118654752;
const std::array<Alternative, 3> kThree{Alternative::two_sided, Alternative::greater, Alternative::less};

BayesFactor t_factor(const std::vector<Sample>& samples, const char* alternative = "two-sided", bool paired = false,
                     double mean = 0) {
  Run run;
  auto question = about<BayesFactorT>(samples);
  question.alternative = alternative, question.paired = paired, question.mean = mean;
  return bayes_factor_t(question, run);
}

BayesFactor line_factor(const std::vector<Sample>& samples, const char* alternative = "two-sided") {
  Run run;
  auto question = about<BayesFactorCorrelation>(samples);
  question.alternative = alternative;
  return bayes_factor_correlation(question, run);
}

BayesFactor count_factor(double successes, double trials, const char* alternative = "two-sided",
                         double probability = 0.5, std::vector<double> prior = {1, 1}) {
  Run run;
  return bayes_factor_binomial({successes, trials, probability, std::move(prior), alternative}, run);
}

}  // namespace

// Integrals of the noncentral t over the Cauchy prior and the deviation, by SciPy's quadrature: another path than g.
// 26.743 is pingouin's example too; its one-sided factors are approximations by the p value, and are not met.
TEST_CASE("bayes_factor_t: is the integral over the Cauchy prior", "[hypothesis][bayes]") {
  struct Known {
    double t, df, size, both, greater, less;
  };
  const Known known[] = {{3.5, 38, 10, 26.74354620706, 53.40344776278, 0.08364465134732},
                         {0, 9, 10, 0.3087935567083, 0.3087935567083, 0.3087935567083},
                         {2.2, 14, 63.0 / 16, 1.873587728496, 3.566867943083, 0.1803075139088},
                         {-1.3, 11, 12, 0.5711073388558, 0.144512597258, 0.9977020804537}};
  for (const Known& one : known) {
    const double values[] = {one.both, one.greater, one.less};
    for (std::size_t i = 0; i < 3; ++i)
      CHECK(std::exp(log_bayes_factor_of_t(one.t, one.df, one.size, kScale, kThree[i])) == near(values[i], 1e-10));
  }
}

TEST_CASE("bayes_factor_t: asks for the t of its samples", "[hypothesis][bayes]") {
  CHECK(*t_factor({A, B}).bayes_factor == near(11.33118298298, 1e-10));
  CHECK(*t_factor({A, B}, "less").bayes_factor == near(0.1516240568906, 1e-10));
  CHECK(*t_factor({B, A}, "greater").bayes_factor == near(0.1516240568906, 1e-10));
  CHECK(*t_factor({A}, "greater", false, 13).bayes_factor == near(1.539833039678, 1e-10));
  const Sample first(A.begin(), A.begin() + 7);
  CHECK(*t_factor({first, B}, "two-sided", true).bayes_factor == near(2.804906974634, 1e-10));
  const BayesFactor told = t_factor({A, B}, "greater");
  CHECK(told.reading == "JZS t: BF10 = 22.51 (greater), t = 3.569, df = 13, n = 8 + 7");
  CHECK(*told.log_bayes_factor == near(std::log(*told.bayes_factor), 1e-12));
}

// The prior is half of each side: the factor of both is the mean of theirs, however far the data lean.
TEST_CASE("bayes factors: of the two signs average to that of both", "[hypothesis][bayes]") {
  for (const double size : {2.0, 20.0, 2000.0, 1e6}) {
    for (const double t : {0.0, 0.3, -2.5, 8.0, 50.0}) {
      for (const double scale : {1e-3, 0.7, 30.0}) {
        std::array<double, 3> of{};
        for (std::size_t i = 0; i < 3; ++i) of[i] = log_bayes_factor_of_t(t, size - 1, size, scale, kThree[i]);
        const double mean = 0.5 * std::exp(of[1] - of[0]) + 0.5 * std::exp(of[2] - of[0]);
        CHECK(mean == Approx(1).epsilon(0).margin(1e-9));
      }
    }
  }
  for (const double pairs : {2.0, 3.0, 7.0, 19.0, 20.0, 400.0, 1e5}) {
    for (const double r : {0.0, 0.2, -0.7, 0.999}) {
      for (const double width : {0.01, 1.0, 2.0}) {
        std::array<double, 3> of{};
        for (std::size_t i = 0; i < 3; ++i) of[i] = log_bayes_factor_of_correlation(r, pairs, width, kThree[i]);
        const double mean = 0.5 * std::exp(of[1] - of[0]) + 0.5 * std::exp(of[2] - of[0]);
        CHECK(mean == Approx(1).epsilon(0).margin(1e-9));
      }
    }
  }
}

// Against data that lean far to the other side only effects near 0 count, where the prior is flat: for t and N large
// the factor goes to 2 p(0)/(√N t) with p(0) = 1/(π r), to a relative 1/t² and t/(r √N).
TEST_CASE("bayes_factor_t: keeps its digits where the likelihood has none left", "[hypothesis][bayes]") {
  const double t = 100, size = 1e12, log_factor = log_bayes_factor_of_t(t, size - 1, size, kScale, Alternative::less);
  CHECK(std::exp(log_factor) * M_PI * kScale * std::sqrt(size) * t / 2 == Approx(1).epsilon(0).margin(3e-4));
  // e^(t²/2) over all that would not fit a number: Laplace's p(δ̂) √(2π)/√N against e^(t²/2).
  const double own = log_bayes_factor_of_t(t, size - 1, size, kScale, Alternative::two_sided);
  CHECK(own - t * t / 2 - std::log(std::sqrt(2 * M_PI) / (M_PI * kScale) / std::sqrt(size)) ==
        Approx(0).epsilon(0).margin(1e-4));
  CHECK(std::isinf(log_bayes_factor_of_t(INFINITY, 4, 5, 1, Alternative::greater)));
  CHECK(log_bayes_factor_of_t(INFINITY, 4, 5, 1, Alternative::less) ==
        Approx(log_bayes_factor_of_t(1e9, 4, 5, 1, Alternative::less)).epsilon(0).margin(1e-8));
}

// Ly and others' closed form for both sides, and the even and odd parts of the likelihood of r for one, by SciPy.
TEST_CASE("bayes_factor_correlation: meets the closed form", "[hypothesis][bayes]") {
  const auto check = [](double r, double pairs, double width, double both, double greater, double less) {
    const double values[] = {both, greater, less};
    for (std::size_t i = 0; i < 3; ++i)
      CHECK(std::exp(log_bayes_factor_of_correlation(r, pairs, width, kThree[i])) == near(values[i], 1e-9));
  };
  check(0.6, 20, 1, 10.63361633414, 21.18478493584, 0.08244773243388);
  check(-0.3, 9, 1, 0.5341950183628, 0.2548318547322, 0.8135581819935);
  check(0.6, 20, 0.5, 11.04738255267, 21.97243489922, 0.1223302061143);
  check(0.2, 5, 2, 0.3959400686304, 0.4904206429284, 0.3014594943325);
  for (const double pairs : {3.0, 6.0, 19.0, 20.0, 60.0}) {
    for (const double r : {0.0, 0.5, -0.95}) {
      const double form = 0.5 * std::sqrt(M_PI) * std::tgamma(0.5 * (pairs + 1)) / std::tgamma(0.5 * (pairs + 2)) *
                          std::pow(1 - r * r, 0.5 * (4 - pairs)) *
                          boost::math::hypergeometric_pFq({1.5, 1.5}, {0.5 * (pairs + 2)}, r * r);
      CHECK(std::exp(log_bayes_factor_of_correlation(r, pairs, 1, Alternative::two_sided)) == near(form, 1e-10));
    }
  }
  const Sample x{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, y{2, 1, 4, 3, 7, 5, 9, 8, 10, 6};
  CHECK(*line_factor({x, y}).bayes_factor == near(14.64189180681, 1e-10));
  CHECK(*line_factor({y, x}, "less").bayes_factor == near(0.1322759249953, 1e-10));
  CHECK_THAT(line_factor({x, y}).reading, Contains("r = 0.8182, n = 10"));
}

// Two pairs lie on a line whatever ρ is, and tell nothing but its sign: P(r = 1) = ½ + asin(ρ)/π, of which the mean
// over ρ in (0, 1) is 1 − 1/π.
TEST_CASE("bayes_factor_correlation: finds nothing in two pairs but the sign", "[hypothesis][bayes]") {
  CHECK(*line_factor({{1, 2}, {5, 7}}).bayes_factor == near(1, 1e-10));
  CHECK(*line_factor({{1, 2}, {5, 7}}, "greater").bayes_factor == near(2 - 2 / M_PI, 1e-10));
  CHECK(*line_factor({{1, 2}, {5, 7}}, "less").bayes_factor == near(2 / M_PI, 1e-10));
  CHECK(std::isfinite(*line_factor({{1, 2, 3}, {5, 7, 9}}).bayes_factor));
  const BayesFactor line = line_factor({{1, 2, 3, 4}, {5, 7, 9, 11}});
  CHECK(std::isinf(*line.bayes_factor));
  CHECK_THAT(line.warnings.at(0), Contains("on a line"));
  CHECK(*line_factor({{1, 2, 3, 4}, {5, 7, 9, 11}}, "less").bayes_factor < 0.5);
}

// A flat prior makes all numbers of successes alike: 1/(n + 1) against the binomial probability.
TEST_CASE("bayes_factor_binomial: is a ratio of beta functions", "[hypothesis][bayes]") {
  CHECK(*count_factor(16, 20).bayes_factor == near(1048576.0 / (21 * 4845), 1e-12));
  CHECK(*count_factor(0, 3, "two-sided", 0.25).bayes_factor == near(64.0 / (4 * 27), 1e-12));
  // By SciPy's quadrature.
  CHECK(*count_factor(115, 200).bayes_factor == near(0.8353281455069, 1e-10));
  CHECK(*count_factor(115, 200, "less").bayes_factor == near(0.02846906864362, 1e-9));
  CHECK(*count_factor(16, 20, "greater").bayes_factor == near(20.53766769866, 1e-10));
  CHECK(*count_factor(3, 10, "two-sided", 0.3, {2, 5}).bayes_factor == near(0.6177582818997, 1e-10));
  CHECK(*count_factor(3, 10, "greater", 0.3, {2, 5}).bayes_factor == near(0.6614672364672, 1e-10));
  CHECK(*count_factor(3, 10, "less", 0.3, {2, 5}).bayes_factor == near(0.5860842250973, 1e-10));
}

// n successes of n: 2ⁿ/(n + 1), and against them, below ½, 2/(n + 1) (of ∫ (2x)ⁿ dx from 0 to ½).
TEST_CASE("bayes factors: too large for a number have their logarithm", "[hypothesis][bayes]") {
  const BayesFactor all = count_factor(5000, 5000), none = count_factor(5000, 5000, "less");
  CHECK(std::isinf(*all.bayes_factor));
  CHECK(*all.log_bayes_factor == Approx(5000 * std::log(2) - std::log(5001)).epsilon(0).margin(1e-9));
  CHECK_THAT(all.warnings.at(0), Contains("too large for a number: its logarithm is 3457.22"));
  CHECK_THAT(all.reading, Contains("BF10 = exp(3457)"));
  CHECK(*none.bayes_factor == near(1.0 / 5001, 1e-9));
}

TEST_CASE("log_incomplete_beta: goes on where the function is too small", "[hypothesis][bayes]") {
  // I_x(a, 1) = x^a and, for whole b, a sum of few terms: I_x(a, 2) = x^a (1 + a (1 − x)).
  CHECK(log_incomplete_beta(4000, 1, 0.5) == Approx(-4000 * std::log(2)).epsilon(0).margin(1e-9));
  CHECK(log_incomplete_beta(4000, 2, 0.3) ==
        Approx(4000 * std::log(0.3) + std::log1p(4000 * 0.7)).epsilon(0).margin(1e-9));
  CHECK(log_incomplete_beta(3, 2, 0) == -std::numeric_limits<double>::infinity());
  // On either side of where the fraction begins, the slope in ln x is a to a relative (1 − x)^(b − 1)/…: continuous.
  const auto slope = [](double x) {
    return log_incomplete_beta(700, 0.5, x * 1.0001) - log_incomplete_beta(700, 0.5, x);
  };
  const double edge = std::exp(-200 * std::log(10.0) / 700);
  CHECK(slope(edge * 0.99995) == Approx(slope(edge * 0.99)).epsilon(0).margin(1e-3));
  CHECK(log_beta(7, 0.5) == Approx(std::log(boost::math::beta(7.0, 0.5))).epsilon(0).margin(1e-13));
}

TEST_CASE("bayes factors: say what is wrong with bad input", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(t_factor({}), Contains("bayes_factor_t: samples is 0 samples"));
  CHECK_THROWS_WITH(t_factor({A, B, A}), Contains("bayes_factor_t: samples is 3 samples"));
  CHECK_THROWS_WITH(t_factor({{}}), Contains("bayes_factor_t: samples is 0"));
  CHECK_THROWS_WITH(t_factor({{1}}), Contains("at least 2 values"));
  CHECK_THROWS_WITH(t_factor({{1}, {2}}, "two-sided", true), Contains("at least 2 pairs"));
  CHECK_THROWS_WITH(t_factor({{1}, {2}}), Contains("bayes_factor_t"));
  CHECK_THROWS_WITH(t_factor({A}, "two-sided", true), Contains("bayes_factor_t: samples is 1 sample"));
  CHECK_THROWS_WITH(t_factor({A, B}, "two-sided", true), Contains("one length"));
  CHECK_THROWS_WITH(t_factor({{1, NAN, 2}}), Contains("1 NaN"));
  CHECK_THROWS_WITH(t_factor({{1, INFINITY, 2}}), Contains("finite"));
  CHECK_THROWS_WITH(t_factor({{1, 1e200, 2}}), Contains("1e+200"));
  CHECK_THROWS_WITH(t_factor({A}, "larger"), Contains("alternative is \"larger\""));
  CHECK_THROWS_WITH(t_factor({A}, "less", false, NAN), Contains("mean is nan"));
  Run run;
  auto question = about<BayesFactorT>({A, {NAN, 1, 2, 4}});
  question.scale = 0;
  CHECK_THROWS_WITH(bayes_factor_t(question, run), Contains("scale is 0"));
  question.scale = 1, question.missing = "drop";
  CHECK(bayes_factor_t(question, run).missing == 1);

  const BayesFactor same = t_factor({{2, 2, 2}, {2, 2}}), apart = t_factor({{3, 3, 3}, {2, 2}});
  CHECK_FALSE(same.bayes_factor);
  CHECK_THAT(same.reading, Contains("BF10 is undefined"));
  CHECK(std::isinf(*apart.bayes_factor));
  CHECK_THAT(apart.warnings.at(0), Contains("zero variance"));

  CHECK_THROWS_WITH(line_factor({A}), Contains("bayes_factor_correlation: samples is 1 sample"));
  CHECK_THROWS_WITH(line_factor({A, B}), Contains("one length"));
  CHECK_THROWS_WITH(line_factor({{1}, {2}}), Contains("at least 2"));
  CHECK_FALSE(line_factor({{1, 2, 3}, {2, 2, 2}}).bayes_factor);
  CHECK_THROWS_WITH(count_factor(3, 2), Contains("successes is 3"));
  CHECK_THROWS_WITH(count_factor(0, 0), Contains("trials is 0"));
  CHECK_THROWS_WITH(count_factor(NAN, 2), Contains("successes is nan"));
  CHECK_THROWS_WITH(count_factor(1, 2, "less", 1), Contains("probability is 1"));
  CHECK_THROWS_WITH(count_factor(1, 2, "less", 0.5, {1}), Contains("prior is [1]"));
  CHECK_THROWS_WITH(count_factor(1, 2, "less", 0.5, {1, 0}), Contains("prior is [1, 0]"));
}
