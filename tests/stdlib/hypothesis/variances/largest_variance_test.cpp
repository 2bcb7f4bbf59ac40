// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/null_distributions/variance_range.h"
#include "stdlib/hypothesis/variances/cochran_c.h"
#include "stdlib/hypothesis/variances/hartley.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult by_range(const std::vector<Sample>& samples) {
  Run run;
  return hartley(about<Hartley>(samples), run);
}

TestResult by_share(const std::vector<Sample>& samples) {
  Run run;
  return cochran_c(about<CochranC>(samples), run);
}

std::vector<Sample> normals(std::uint64_t seed, std::uint64_t round, const std::vector<std::size_t>& sizes) {
  std::vector<Sample> out;
  for (std::size_t g = 0; g < sizes.size(); ++g) {
    out.emplace_back(sizes[g]);
    Stream(seed).at(round).at(g).fill_normal(out.back());
  }
  return out;
}

}  // namespace

// Of two variances, of whatever degrees of freedom, P(F ≥ f) + P(F ≤ 1/f).
TEST_CASE("variance_range_survival: is F of two variances", "[hypothesis][variances]") {
  for (const auto& [a, b] : {std::pair(1.0, 1.0), {2.0, 2.0}, {7.0, 7.0}, {3.0, 40.0}, {1.0, 9.0}, {500.0, 500.0}})
    for (const double f : {1.01, 1.5, 4.0, 60.0})
      CHECK(variance_range_survival(f, {a, b}) == near(f_survival(f, a, b) + f_survival(f, b, a), 1e-9));
  CHECK(variance_range_survival(1, {3, 3}) == 1);
  CHECK(variance_range_survival(1e6, {2, 2}) == near(2 * f_survival(1e6, 2, 2), 1e-9));
}

// Of k variances with 2 degrees of freedom, exponential ones, the others over the least: with x the least, each of k −
// 1 stays below f x with 1 − e^{−(f − 1)x}; so P(F_max < f) = ∫ k e^{−kx} (1 − e^{−(f−1)x})^{k−1} dx, which is Π j (f −
// 1)/(k + j (f − 1)) over j < k.
TEST_CASE("variance_range_survival: has the closed form of exponential variances", "[hypothesis][variances]") {
  for (const double k : {2.0, 3.0, 8.0}) {
    for (const double f : {1.2, 5.0, 100.0}) {
      double within = 1;
      for (double j = 1; j < k; ++j) within *= j * (f - 1) / (k + j * (f - 1));
      CHECK(variance_range_survival(f, std::vector<double>(static_cast<std::size_t>(k), 2.0)) ==
            near(1 - within, 1e-9));
    }
  }
}

// Upper 5 % points of Pearson & Hartley, Biometrika Tables for Statisticians, table 31, in three digits: half a unit of
// the last one moves p by less than 0.0006.
TEST_CASE("hartley: meets the tables", "[hypothesis][hartley]") {
  struct Row {
    std::size_t k;
    double df, critical;
  };
  for (const Row& row :
       {Row{2, 10, 3.72}, {3, 10, 4.85}, {5, 10, 6.34}, {10, 10, 8.66}, {3, 20, 2.95}, {3, 2, 87.5}, {4, 5, 13.7}}) {
    INFO(row.k << " variances of " << row.df);
    CHECK(variance_range_survival(row.critical, std::vector<double>(row.k, row.df)) ==
          Approx(0.05).epsilon(0).margin(0.0006));
  }
}

TEST_CASE("hartley: compares the largest variance with the least", "[hypothesis][hartley]") {
  // Variances 1, 4 and 7; of the two of three values F with 2 and 2: p = 2/(1 + 4).
  CHECK(by_range({{1, 2, 3}, {2, 4, 6}}).statistic == near(4, 1e-12));
  CHECK(*by_range({{1, 2, 3}, {2, 4, 6}}).p == near(0.4, 1e-9));
  const TestResult three = by_range({{2, 4, 6}, {1, 2, 3}, {0, 1, 5}});
  CHECK(three.statistic == near(7, 1e-12));
  CHECK(*three.p == near(1 - 6.0 / 9 * 12.0 / 15, 1e-9));
  CHECK(three.degrees_of_freedom == Sample{2});
  CHECK(by_range({A, B}).degrees_of_freedom == Sample{6, 7});
  CHECK_THAT(three.reading, Contains("Hartley F_max = 7, df = 2"));
}

// Upper 5 % points of Eisenhart, Hastay & Wallis (1947) in four digits, by the variances of samples that have them.
TEST_CASE("cochran_c: meets the tables", "[hypothesis][cochran_c]") {
  struct Row {
    std::size_t k, n;
    double critical;
  };
  for (const Row& row :
       {Row{2, 2, 0.9985}, {3, 2, 0.9669}, {5, 2, 0.8412}, {3, 3, 0.8709}, {5, 3, 0.6838}, {10, 6, 0.3029}}) {
    INFO(row.k << " of " << row.n);
    std::vector<Sample> samples(row.k, Sample(row.n, 0.0));
    for (std::size_t g = 0; g < row.k; ++g)
      samples[g][0] = std::sqrt(g == 0 ? row.critical : (1 - row.critical) / static_cast<double>(row.k - 1));
    const TestResult result = by_share(samples);
    CHECK(result.statistic == near(row.critical, 1e-12));
    CHECK(*result.p == Approx(0.05).epsilon(0).margin(row.n == 2 && row.k == 2 ? 0.001 : 0.0002));
    CHECK_THAT(result.reading, Contains("Cochran C = "));
  }
}

TEST_CASE("cochran_c: names the sample and takes any sizes", "[hypothesis][cochran_c]") {
  // F = C/(1 − C)·(14 − 2)/2 of 4 squares beside 1: 24; of F with 2 degrees, (1 + 2F/ν)^(−ν/2).
  Sample far(8, 0.0), close(8, 0.0);
  far[0] = 0.5, close[0] = 0.25;
  const TestResult result = by_share({far, {0, 2 * std::sqrt(1.5), 0}, close});
  const double squares = 0.25 * 7 / 8 + 0.0625 * 7 / 8, own = 4;
  CHECK(result.statistic == near(own / (own + squares), 1e-12));
  CHECK(*result.p == near(3 * std::pow(1 + 2 * (own / squares * 7) / 14, -7), 1e-9));
  CHECK(result.degrees_of_freedom == Sample{2, 14});
  CHECK_THAT(result.warnings.at(0), Contains("it is \"2\" that varies more"));
}

// 1000 rounds; a gap of 0.062 has probability 1e-3. Cochran's p is exact where C is above ½ and a bound elsewhere: no
// share of p ≤ a above a, and at 0.05 the share itself, within four standard deviations (0.028).
TEST_CASE("hartley and cochran_c: keep their level for samples of any sizes", "[hypothesis][null]") {
  Sample range, range_of_many;
  int rejected = 0, rejected_of_many = 0;
  for (std::uint64_t round = 0; round < 1000; ++round) {
    range.push_back(*by_range(normals(1, round, {3, 20, 7})).p);
    range_of_many.push_back(*by_range(normals(2, round, {9, 9, 9, 9, 9, 9})).p);
    rejected += *by_share(normals(3, round, {3, 20, 7})).p <= 0.05;
    rejected_of_many += *by_share(normals(4, round, {9, 9, 9, 9, 9, 9})).p <= 0.05;
  }
  CHECK(gap_to_uniform(range) < 0.062);
  CHECK(gap_to_uniform(range_of_many) < 0.062);
  CHECK(rejected / 1000.0 == Approx(0.05).epsilon(0).margin(0.028));
  CHECK(rejected_of_many / 1000.0 == Approx(0.05).epsilon(0).margin(0.028));
}

TEST_CASE("hartley and cochran_c: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  check_bad_samples<Hartley, hartley>("hartley", {A, B, C}, Infinities::refused);
  check_bad_samples<CochranC, cochran_c>("cochran_c", {A, B, C}, Infinities::refused);
  CHECK_THROWS_WITH(by_range({A, {1, 1}}), Contains("constant in \"2\""));
  CHECK_THROWS_WITH(by_range({A, {1}}), Contains("at least 2 values"));
  CHECK_FALSE(by_share({{1, 1}, {2, 2}}).p);
  CHECK(by_share({A, {2, 2}}).statistic == 1);
  CHECK(*by_share({A, {2, 2}}).p == 0);
}
