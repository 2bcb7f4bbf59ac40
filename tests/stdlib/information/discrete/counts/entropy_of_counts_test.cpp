// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/counts/entropy_of_counts.h"

#include <boost/math/special_functions/digamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/information/discrete/counts/estimators.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const std::vector<double> kSeventeen{4, 2, 3, 0, 2, 4, 0, 0, 2}, kTwentyOne{10, 5, 3, 1, 1, 1};

EntropyEstimate estimate(const std::vector<double>& counts, std::string estimator,
                         std::optional<double> alphabet = {}) {
  Run run;
  return entropy_of_counts({Array::of(counts), std::move(estimator), alphabet}, run);
}

}  // namespace

TEST_CASE("entropy_of_counts: meets the published values", "[information][counts]") {
  const std::pair<const char*, double> first[] = {
      {"plugin", 1.742326588860738},       {"miller_madow", 1.88938541239015},   {"chao_shen", 1.86335963527638},
      {"grassberger88", 1.76238979327147}, {"grassberger", 1.78985069932162},    {"james_stein", 2.16869015961819},
      {"zhang", 1.90033683636625},         {"chao_wang_jost", 1.90033683636625}, {"bonachela", 1.78586028671779},
      {"jackknife", 1.9184356278736132},   {"dirichlet", 1.803254261800836}};
  for (const auto& [name, wanted] : first) {
    INFO(name);
    CHECK(estimate(kSeventeen, name).entropy == Approx(wanted).epsilon(1e-12));
  }
  CHECK(estimate(kSeventeen, "bonachela", 9).entropy == Approx(2.18813496942469).epsilon(1e-12));
  CHECK(*estimate(kSeventeen, "james_stein").shrinkage == Approx(0.706117021276596).epsilon(1e-12));
  const std::pair<const char*, double> second[] = {
      {"plugin", 1.40790923019412},        {"miller_madow", 1.52695684924174},  {"chao_shen", 1.63924835885118},
      {"grassberger88", 1.66782825585797}, {"grassberger", 1.69205837464371},   {"james_stein", 1.57132672851221},
      {"zhang", 1.54029445684134},         {"chao_wang_jost", 1.62339501071994}};
  for (const auto& [name, wanted] : second) {
    INFO(name);
    CHECK(estimate(kTwentyOne, name).entropy == Approx(wanted).epsilon(1e-12));
  }
  CHECK(*estimate(kTwentyOne, "james_stein").shrinkage == Approx(0.239370078740157).epsilon(1e-12));
  // Published to the accuracy of their authors' quadrature.
  CHECK(estimate(kSeventeen, "nsb", 9).entropy == Approx(1.94064662).epsilon(0).margin(1e-5));
  CHECK(estimate(kSeventeen, "nsb", 9).standard_error == Approx(0.15602415).epsilon(0).margin(1e-5));
  CHECK(estimate(kTwentyOne, "nsb", 6).entropy == Approx(1.49656797).epsilon(0).margin(1e-5));
  CHECK(estimate(kTwentyOne, "nsb", 6).standard_error == Approx(0.14801475).epsilon(0).margin(1e-5));
  CHECK(estimate(kTwentyOne, "nsb", 20).entropy == Approx(1.64404269).epsilon(0).margin(1e-5));
  CHECK(estimate(kTwentyOne, "nsb", 20).standard_error == Approx(0.24486166).epsilon(0).margin(1e-5));
}

TEST_CASE("entropy_of_counts: nsb is its integral by another rule", "[information][counts]") {
  // The plain definition in β for K = 3 and counts 3, 1, 0: ∫ w(β) E[H] dβ / ∫ w(β) dβ with w from gamma functions and
  // the posterior mean from digammas, by 4·10⁵ midpoints in ln β over [−30, 30].
  double weight = 0, mean = 0;
  const int nodes = 400000;
  using boost::math::digamma;
  for (int i = 0; i < nodes; ++i) {
    const double t = -30 + 60.0 * (i + 0.5) / nodes, b = std::exp(t), k = 3, n = 4, step = 1e-4;
    const auto xi = [&](double at) { return digamma(k * std::exp(at) + 1) - digamma(std::exp(at) + 1); };
    const double slope = (xi(t + step) - xi(t - step)) / (2 * step);
    // Γ(Kβ)/Γ(N + Kβ) Π Γ(n + β)/Γ(β), as products
    double likelihood = b * (b + 1) * (b + 2) * b;
    for (int j = 0; j < 4; ++j) likelihood /= k * b + j;
    const double all = n + k * b;
    double h = digamma(all + 1);
    for (const double count : {3.0, 1.0, 0.0}) h -= (count + b) / all * digamma(count + b + 1);
    weight += slope * likelihood;
    mean += slope * likelihood * h;
  }
  // The tails beyond β = e^±30 and the slope by differences leave 1e-8.
  CHECK(estimate({3, 1, 0}, "nsb").entropy == Approx(mean / weight).epsilon(1e-7));
}

TEST_CASE("entropy_of_counts: nsb takes any alphabet", "[information][counts]") {
  double last = 0;
  for (const double alphabet : {6.0, 20.0, 1e3, 1e6, 1e12, 1e50, 1e300, HUGE_VAL}) {
    const auto found = estimate(kTwentyOne, "nsb", alphabet);
    CHECK(std::isfinite(found.entropy));
    CHECK(found.entropy >= last - 1e-9);  // rises, and is all but still from 10⁶ on
    CHECK(found.standard_error < 1);
    last = found.entropy;
  }
  // A huge finite alphabet is an infinite one to all but the prior's far end, which falls like 1/ln K.
  CHECK(estimate(kTwentyOne, "nsb", 1e300).entropy == Approx(last).epsilon(0).margin(1e-3));
  Run run;
  CHECK_THROWS_WITH(entropy_of_counts({Array::of({1, 1}), "nsb", HUGE_VAL}, run), Contains("seen twice"));
}

TEST_CASE("entropy_of_counts: counts that are many come to the entropy itself", "[information][counts]") {
  // Shares ½, ¼, ⅛, ⅛ of 8·10⁹: every correction is of order K/N, 1e-9.
  const std::vector<double> counts{4e9, 2e9, 1e9, 1e9};
  for (const auto& name : entropy_estimators()) {
    INFO(name);
    CHECK(estimate(counts, name).entropy == Approx(1.75 * std::log(2.0)).epsilon(0).margin(1e-8));
  }
  CHECK(estimate(counts, "dirichlet").entropy == Approx(1.75 * std::log(2.0)).epsilon(0).margin(1e-8));
}

TEST_CASE("entropy_of_counts: corrections lie nearer the truth than shares do", "[information][counts]") {
  // 100 equal values, 60 rows each, 300 samples: entropy ln 100. Bias as measured, spread of a mean 0.1/√300 = 0.006.
  const auto mean_of = [](const char* name, std::optional<double> alphabet) {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      std::vector<double> u(60), counts(100, 0.0);
      Stream(seed + 5).fill_uniform(u);
      for (const double v : u) counts[static_cast<std::size_t>(100 * v)] += 1;
      sum += estimate(counts, name, alphabet).entropy / 300;
    }
    return sum - std::log(100.0);
  };
  const double plain = mean_of("plugin", {});
  CHECK(plain < -0.7);
  CHECK(mean_of("miller_madow", {}) > plain + 0.3);
  CHECK(std::abs(mean_of("grassberger", {})) < 0.3);
  CHECK(std::abs(mean_of("chao_shen", {})) < 0.15);
  CHECK(std::abs(mean_of("chao_wang_jost", {})) < 0.15);
  CHECK(std::abs(mean_of("nsb", 100)) < 0.2);  // even shares are an extreme of what its prior expects
  CHECK(std::abs(mean_of("james_stein", 100)) < 0.05);
}

TEST_CASE("entropy_of_counts: its standard error is the spread of the plug-in", "[information][counts]") {
  // 3000 samples of 200 rows from ½, ¼, ⅛, ⅛: relative error of a spread 1/√6000 = 1.3 %, four of them.
  double mean = 0, square = 0, error = 0;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    std::vector<double> u(200), counts(4, 0.0);
    Stream(seed + 900).fill_uniform(u);
    for (const double v : u) counts[v < 0.5 ? 0 : v < 0.75 ? 1 : v < 0.875 ? 2 : 3] += 1;
    const auto found = estimate(counts, "plugin");
    mean += found.entropy / 3000;
    square += found.entropy * found.entropy / 3000;
    error += found.standard_error / 3000;
  }
  CHECK(std::sqrt(square - mean * mean) == Approx(error).epsilon(0.055));
}

TEST_CASE("entropy_of_counts: posterior spreads are those of drawn distributions", "[information][counts]") {
  // Dirichlet(½ + n) of two cells is a beta distribution: E[H] and E[H²] by 10⁵ midpoints in φ, p = sin²φ, which takes
  // the ends' singularities away.
  const double a = 3.5, b = 1.5;
  double weight = 0, mean = 0, square = 0;
  const int nodes = 100000;
  for (int i = 0; i < nodes; ++i) {
    const double phi = 0.5 * M_PI * (i + 0.5) / nodes, p = std::sin(phi) * std::sin(phi), q = 1 - p;
    const double w = std::pow(p, a - 0.5) * std::pow(q, b - 0.5), h = -p * std::log(p) - q * std::log(q);
    weight += w;
    mean += w * h;
    square += w * h * h;
  }
  mean /= weight;
  const auto found = estimate({3, 1}, "dirichlet");
  CHECK(found.entropy == Approx(mean).epsilon(1e-8));
  CHECK(found.standard_error == Approx(std::sqrt(square / weight - mean * mean)).epsilon(1e-7));
}

TEST_CASE("entropy_of_counts: chao_wang_jost keeps its digits for many rows", "[information][counts]") {
  // f₁ = 50, f₂ = 10, N = 10⁶: the series Σ_{r ≥ N} (1 − A)^{r − N + 1}/r, summed term by term until it ends.
  std::vector<double> counts(50, 1.0);
  counts.insert(counts.end(), 10, 2.0);
  counts.push_back(1e6 - 70);
  const double a = 20 / ((1e6 - 1) * 50 + 20);
  double tail = 0, power = 1 - a;
  for (double r = 1e6; power > 1e-17; ++r, power *= 1 - a) tail += power / r;
  CHECK(estimate(counts, "chao_wang_jost").entropy - estimate(counts, "zhang").entropy ==
        Approx(50 / 1e6 * tail).epsilon(1e-8));
}

TEST_CASE("entropy_of_counts: tells the edges", "[information][counts]") {
  Run run;
  CHECK(entropy_of_counts({Array::of({1})}, run).entropy == 0);
  CHECK_THAT(run.warnings().at(0), Contains("one row tells nothing"));
  for (const auto& name : entropy_estimators()) {
    INFO(name);
    CHECK(estimate({5, 0}, name).entropy ==
          Approx(0).epsilon(0).margin(0.6));  // one value seen: near 0, whatever is unseen
    CHECK(std::isfinite(estimate({1, 1, 1}, name).entropy));
  }
  Run other;
  entropy_of_counts({Array::of({1, 1}), "nsb", 5}, other);
  CHECK_THAT(other.warnings().at(0), Contains("tells of its prior"));
  CHECK_THROWS_WITH(estimate({}, "plugin"), Contains("counts is empty"));
  CHECK_THROWS_WITH(estimate({0, 0}, "plugin"), Contains("0 everywhere"));
  CHECK_THROWS_WITH(estimate({2, -1}, "plugin"), Contains("-1 at element 2"));
  CHECK_THROWS_WITH(estimate({2, 0.5}, "plugin"), Contains("0.5 at element 2"));
  CHECK_THROWS_WITH(estimate({2, NAN}, "plugin"), Contains("nan at element 2"));
  CHECK_THROWS_WITH(estimate({2, 1, 1}, "nsb", 2),
                    "entropy_of_counts: alphabet is 2, but must be at least 3, the "
                    "values seen");
  CHECK_THROWS_WITH(estimate({2, 1, 1}, "james_stein", HUGE_VAL), Contains("except for \"nsb\""));
}
