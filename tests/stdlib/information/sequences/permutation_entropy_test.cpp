// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/permutation_entropy.h"

#include <tbb/global_control.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/information/sequences/complexity_plane.h"
#include "stdlib/information/sequences/ordinal_counts.h"
#include "stdlib/information/sequences/ordinal_sampling.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::uniforms;

namespace {

const std::vector<double> kSeven{4, 7, 9, 10, 6, 11, 3};  // of Bandt & Pompe

PermutationEntropy permutation_entropy_about(std::vector<double> x, int order = 3, int lag = 1) {
  PermutationEntropy question;
  question.x = Array::of(std::move(x));
  question.order = order;
  question.lag = lag;
  question.base = "bit";
  return question;
}

double entropy(const PermutationEntropy& question) {
  Run run;
  return permutation_entropy(question, run);
}

ComplexityEstimate place(std::vector<double> x, int order = 3, int lag = 1) {
  StatisticalComplexity question;
  question.x = Array::of(std::move(x));
  question.order = order;
  question.lag = lag;
  Run run;
  return statistical_complexity(question, run);
}

std::vector<double> logistic(std::size_t n) {
  std::vector<double> x(n);
  double v = 0.4;
  for (int i = 0; i < 1000; ++i) v = 4 * v * (1 - v);
  for (double& each : x) each = v = 4 * v * (1 - v);
  return x;
}

// The number of a window by sorting it, with equal values in the order of time: another way than comparing pairs.
std::size_t number_by_sorting(const std::vector<double>& x, std::size_t t, std::size_t order, std::size_t lag) {
  std::vector<std::size_t> places(order);
  std::iota(places.begin(), places.end(), 0U);
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return x[t + a * lag] < x[t + b * lag]; });
  std::vector<std::size_t> rank(order);
  for (std::size_t k = 0; k < order; ++k) rank[places[k]] = k;
  std::size_t number = 0;
  for (std::size_t i = 0; i < order; ++i) {
    const auto smaller = std::count_if(rank.begin() + static_cast<std::ptrdiff_t>(i), rank.end(),
                                       [&](std::size_t r) { return r < rank[i]; });
    number = number * (order - i) + static_cast<std::size_t>(smaller);
  }
  return number;
}

}  // namespace

TEST_CASE("permutation entropy: meets Bandt & Pompe's example", "[information][ordinal]") {
  CHECK(entropy(permutation_entropy_about(kSeven, 2)) == Approx(0.9182958340544896).epsilon(1e-14));
  CHECK(entropy(permutation_entropy_about(kSeven, 3)) == Approx(1.5219280948873621).epsilon(1e-14));
  auto normalised = permutation_entropy_about(kSeven);
  normalised.normalised = true;
  CHECK(entropy(normalised) == Approx(0.588762155916294).epsilon(1e-14));
  auto weighted = permutation_entropy_about(kSeven);
  weighted.weights = "variance";
  CHECK(entropy(weighted) == Approx(1.4139616661162966).epsilon(1e-13));
  CHECK(place(kSeven).entropy == Approx(0.588762155916294).epsilon(1e-14));
  CHECK(place(kSeven).complexity == Approx(0.2899544464646194).epsilon(1e-13));
  CHECK(place(kSeven).missing == Approx(0.5));
  CHECK(place(kSeven).windows == 5);
}

TEST_CASE("permutation entropy: numbers every window as sorting it does", "[information][ordinal]") {
  const std::size_t order = GENERATE(2, 3, 5, 8, 9, 12), lag = GENERATE(1, 3);
  auto x = uniforms(5, 1500);
  for (std::size_t i = 0; i < x.size(); i += 2) x[i] = std::floor(6 * x[i]) / 6;  // with ties
  OrdinalWindows windows{x, order, lag};
  std::vector<std::int64_t> numbers(windows.count());
  number_patterns(windows, 0, windows.count(), numbers.data());
  bool are_equal = true;
  for (std::size_t t = 0; t < windows.count(); ++t)
    are_equal &= static_cast<std::size_t>(numbers[t]) == number_by_sorting(x, t, order, lag);
  CHECK(are_equal);
  Run run;
  const auto counts = count_patterns(windows, run);
  CHECK(counts.windows == windows.count());
  CHECK(std::accumulate(counts.counts.begin(), counts.counts.end(), std::uint64_t{0}) == windows.count());
}

TEST_CASE("permutation entropy: is the same in one thread and in several", "[information][ordinal]") {
  const auto x = uniforms(8, 700'000);
  auto question = permutation_entropy_about(x, 5);
  const double several = entropy(question);
  tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(entropy(question) == several);
}

// Uniform over k of 6 patterns.
TEST_CASE("complexity: meets the reference values and lies within its curves", "[information][ordinal]") {
  const double wanted[][2] = {{0.3868528072345416, 0.27123862551446126},
                              {0.6131471927654584, 0.2914516437928358},
                              {0.7737056144690831, 0.2255157275432496},
                              {0.8982444017039273, 0.12181148252850016},
                              {1, 0}};
  for (std::size_t k = 2; k <= 6; ++k) {
    const std::vector<double> masses(k, 0.7);
    const auto point = complexity_point(masses, 6);
    CHECK(point.entropy == Approx(wanted[k - 2][0]).epsilon(1e-14));
    CHECK(point.complexity == Approx(wanted[k - 2][1]).epsilon(0).margin(1e-14));
    // Equal masses on some cells are the corners of the upper curve.
    CHECK(complexity_limits(point.entropy, 6).second == Approx(point.complexity).epsilon(0).margin(1e-9));
  }
  for (std::size_t seed = 1; seed <= 200; ++seed) {
    const std::size_t cells = seed % 2 ? 6 : 24;
    auto masses = uniforms(seed, cells);
    const double power = 0.1 * static_cast<double>(seed);
    for (double& mass : masses) mass = std::pow(mass, power);
    const auto point = complexity_point(masses, static_cast<double>(cells));
    const auto [least, greatest] = complexity_limits(point.entropy, static_cast<double>(cells));
    CHECK(point.complexity >= least - 1e-9);
    CHECK(point.complexity <= greatest + 1e-9);
  }
  // One cell of its own is on the lower curve.
  const auto alone = complexity_point(std::vector<double>{5, 1, 1, 1, 1, 1}, 6);
  CHECK(complexity_limits(alone.entropy, 6).first == Approx(alone.complexity).epsilon(1e-9));
}

TEST_CASE("complexity: curves meet at both ends and are one for two patterns", "[information][ordinal]") {
  Run run;
  const auto curves = complexity_bounds({.order = 5, .points = 101}, run);
  CHECK(curves.least.real().front() == 0);
  CHECK(curves.greatest.real().back() == 0);
  for (std::size_t i = 0; i < 101; ++i) CHECK(curves.least.real()[i] <= curves.greatest.real()[i] + 1e-12);
  const auto two = complexity_bounds({.order = 2, .points = 11}, run);
  for (std::size_t i = 0; i < 11; ++i)
    CHECK(two.least.real()[i] == Approx(two.greatest.real()[i]).epsilon(0).margin(1e-9));
  CHECK_THROWS_WITH(complexity_bounds({.order = 1}, run), Contains("order is 1, but must be in [2, 12]"));
  CHECK_THROWS_WITH(complexity_bounds({.order = 3, .points = 1}, run), Contains("points is 1"));
}

// Published for order 6: 0.629 and 0.484, to 0.003; noise and a sine by the same page.
TEST_CASE("complexity: tells chaos, noise and motion that repeats apart", "[information][ordinal]") {
  const auto chaos = place(logistic(200'000), 6);
  CHECK(chaos.entropy == Approx(0.629).epsilon(0).margin(0.003));
  CHECK(chaos.complexity == Approx(0.484).epsilon(0).margin(0.003));
  const auto noise = place(uniforms(3, 200'000), 6);
  CHECK(noise.entropy > 0.995);
  CHECK(noise.complexity < 0.01);
  std::vector<double> sine(20'000);
  for (std::size_t i = 0; i < sine.size(); ++i) sine[i] = std::sin(0.05 * static_cast<double>(i));
  CHECK(place(sine, 6).entropy < 0.25);
}

// x, 4x(1 − x), … never falls twice, so that order 3 has one forbidden pattern however long the series is.
TEST_CASE("ordinal patterns: forbidden ones of chaos stay, those of noise vanish", "[information][ordinal]") {
  OrdinalPatterns question;
  question.x = Array::of(logistic(100'000));
  Run run;
  const auto chaos = ordinal_patterns(question, run);
  CHECK(chaos.missing == Approx(1.0 / 6));
  CHECK(chaos.counts.integers()[5] == 0);
  question.x = Array::of(uniforms(4, 100'000));
  CHECK(ordinal_patterns(question, run).missing == 0);
  const std::vector<std::int64_t> ranks(chaos.ranks.integers().begin(), chaos.ranks.integers().end());
  CHECK(ranks == std::vector<std::int64_t>{1, 2, 3, 1, 3, 2, 2, 1, 3, 2, 3, 1, 3, 1, 2, 3, 2, 1});
}

// The patterns of the seven are 123 123 231 213 231: after each that changes there is one other, so nothing is open.
// Of independent values all orders of four are alike, which gives what follows a pattern of three.
TEST_CASE("ordinal patterns: the entropy of what follows is that of the counts", "[information][ordinal]") {
  OrdinalPatterns question;
  question.x = Array::of(kSeven);
  Run run;
  CHECK(ordinal_patterns(question, run).node_entropy == 0);
  question.x = Array::of(uniforms(6, 100'000));
  double wanted = 0;
  std::vector<double> four{0, 1, 2, 3};
  double followers[6][6] = {};
  do {
    ++followers[number_by_sorting(four, 0, 3, 1)][number_by_sorting(four, 1, 3, 1)];
  } while (std::next_permutation(four.begin(), four.end()));
  for (int i = 0; i < 6; ++i) {
    double total = 0;
    for (int j = 0; j < 6; ++j) total += i == j ? 0 : followers[i][j];
    for (int j = 0; j < 6; ++j)
      if (i != j && followers[i][j] > 0) wanted -= followers[i][j] / total * std::log(followers[i][j] / total) / 6;
  }
  // 10⁵ windows leave an error of some 1/√10⁵ = 0.003.
  CHECK(ordinal_patterns(question, run).node_entropy == Approx(wanted).epsilon(0).margin(0.01));
}

TEST_CASE("permutation entropy: is zero for what rises, and for constants", "[information][ordinal]") {
  CHECK(entropy(permutation_entropy_about({1, 2, 3, 4, 5})) == 0);
  CHECK(entropy(permutation_entropy_about(std::vector<double>(50, 7.0))) == 0);
  CHECK(place({1, 2, 3, 4, 5}).entropy == 0);
  CHECK(place({1, 2, 3, 4, 5}).complexity == 0);
  CHECK(entropy(permutation_entropy_about({1, 2, 3})) == 0);
}

TEST_CASE("permutation entropy: neither offset nor scale nor any rising map matters", "[information][ordinal]") {
  auto x = uniforms(9, 5000);
  const double plain = entropy(permutation_entropy_about(x, 5, 2));
  for (double& v : x) v = std::floor(v * 1e6);
  const double grid = entropy(permutation_entropy_about(x, 5, 2));
  for (double& v : x) v += 1e9;
  CHECK(entropy(permutation_entropy_about(x, 5, 2)) == grid);
  for (double& v : x) v = std::exp((v - 1e9) / 1e6);
  CHECK(entropy(permutation_entropy_about(x, 5, 2)) == grid);
  CHECK(plain == Approx(grid).epsilon(0).margin(1e-3));
}

TEST_CASE("permutation entropy: leaves windows with ties out on demand", "[information][ordinal]") {
  auto question = permutation_entropy_about({1, 1, 2, 5, 3, 4, 4});
  question.ties = "drop";
  CHECK(entropy(question) == Approx(std::log2(3.0)));  // 125, 253, 534
  question.x = Array::of(std::vector<double>(20, 1.0));
  Run run;
  CHECK(std::isnan(permutation_entropy(question, run)));
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("every window has ties"));
  auto flat = permutation_entropy_about(std::vector<double>(20, 1.0));
  flat.weights = "variance";
  CHECK(std::isnan(entropy(flat)));
}

TEST_CASE("permutation entropy: says when windows are few", "[information][ordinal]") {
  Run run;
  permutation_entropy(permutation_entropy_about(uniforms(1, 100), 5), run);
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("96 windows are few for 120 patterns"));
  Run quiet;
  permutation_entropy(permutation_entropy_about(uniforms(1, 1000), 4), quiet);
  CHECK(quiet.warnings().empty());
}

TEST_CASE("permutation entropy: refuses what it cannot read, by name", "[information][ordinal]") {
  CHECK_THROWS_WITH(entropy(permutation_entropy_about({})), Contains("x is 0 values, but must be at least 1 value"));
  CHECK_THROWS_WITH(entropy(permutation_entropy_about({1, 2})),
                    Contains("x is 2 values, but must be at least 3, one window of order 3"));
  CHECK_THROWS_WITH(entropy(permutation_entropy_about({1, NAN, 3, 4})), Contains("nan at element 2"));
  CHECK_THROWS_WITH(entropy(permutation_entropy_about({1, 2, INFINITY, 4})), Contains("inf at element 3"));
  CHECK_THROWS_WITH(entropy(permutation_entropy_about({1, 2, 1e200, 4})), Contains("within ±1e+152"));
  CHECK_THROWS_WITH(entropy(permutation_entropy_about(kSeven, 13)), Contains("order is 13, but must be in [2, 12]"));
  CHECK_THROWS_WITH(entropy(permutation_entropy_about(kSeven, 3, 0)), Contains("lag is 0"));
  CHECK_THROWS_WITH(entropy(permutation_entropy_about(kSeven, 3, 1'000'000'000)), Contains("at least 2000000001"));
  auto question = permutation_entropy_about(kSeven);
  question.x = Array({{"a", 2}, {"b", 2}}, std::vector<double>{1, 2, 3, 4});
  CHECK_THROWS_WITH(entropy(question), Contains("an array of 2 dimensions"));
  auto weighted = permutation_entropy_about(uniforms(1, 100), 9);
  weighted.weights = "variance";
  CHECK_THROWS_WITH(entropy(weighted), Contains("in [2, 8]"));
}

// A sine of period 100: 20 of 2000 steps, two crossings each.
TEST_CASE("ordinal sampling: advises windows of a third to half a natural time", "[information][ordinal]") {
  OrdinalSampling question;
  std::vector<double> sine(2001);
  for (std::size_t i = 0; i < sine.size(); ++i)
    sine[i] = std::sin(2 * M_PI * (static_cast<double>(i) + 0.3) / 100) + 1e6;
  question.x = Array::of(sine);
  question.step = 0.01;
  Run run;
  const auto advice = ordinal_sampling(question, run);
  CHECK(advice.natural_time == Approx(1).epsilon(0.03));
  CHECK(advice.shortest_lag == Approx(8).epsilon(0).margin(1));
  CHECK(advice.longest_lag == Approx(12).epsilon(0).margin(1));
  CHECK(advice.lag == Approx(10).epsilon(0).margin(1));
  CHECK(advice.natural_times == Approx(20).epsilon(0.03));
  CHECK(run.warnings().empty());
  question.x = Array::of({1, 2, 3, 4, 5, 6});
  ordinal_sampling(question, run);
  REQUIRE(run.warnings().size() == 1);  // long enough for steps, short against the only crossing
  CHECK_THAT(run.warnings()[0], Contains("natural times long"));
  question.x = Array::of({1, 1, 1, 1});
  CHECK(std::isinf(ordinal_sampling(question, run).natural_time));
  question.x = Array::of({0, 1, 0, 1, 0, 1});
  ordinal_sampling(question, run);
  CHECK_THAT(run.warnings().back(), Contains("no whole lag"));
  question.step = 0;
  CHECK_THROWS_WITH(ordinal_sampling(question, run), Contains("step is 0"));
}
