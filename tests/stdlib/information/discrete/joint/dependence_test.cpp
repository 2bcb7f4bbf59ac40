// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/dependence.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/core/random.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

Record labels(std::vector<double> x, std::vector<double> y) {
  Record record;
  record.set("x", Array::of(std::move(x)));
  record.set("y", Array::of(std::move(y)));
  return record;
}

Array table(std::size_t rows, std::size_t columns, std::vector<double> counts) {
  return Array({Dimension("x", rows), Dimension("y", columns)}, std::move(counts));
}

double adjusted(const Value& counts, std::string norm = "arithmetic") {
  Run run;
  return adjusted_mutual({counts, {}, {}, std::move(norm)}, run);
}

double normalised(const Value& p, std::string norm) {
  Run run;
  return normalised_mutual({p, {}, {}, std::move(norm)}, run);
}

}  // namespace

TEST_CASE("adjusted_mutual: meets the published value", "[information][dependence]") {
  const Record record = labels({0, 0, 0, 1, 1, 1, 2, 2, 2}, {0, 0, 1, 1, 1, 2, 2, 2, 2});
  CHECK(adjusted(record) == Approx(0.40867050972172175).epsilon(1e-12));
  CHECK(adjusted(table(3, 3, {2, 1, 0, 0, 2, 1, 0, 0, 3})) == Approx(0.40867050972172175).epsilon(1e-12));
}

TEST_CASE("adjusted_mutual: takes away the mean over all permutations", "[information][dependence]") {
  // All 720 orders of six labels give the expectation exactly; then (I − E)/(mean H − E) by hand.
  const std::vector<double> x{0, 0, 0, 1, 1, 2};
  std::vector<double> y{0, 1, 1, 0, 0, 1};
  std::vector<std::size_t> order(6);
  std::iota(order.begin(), order.end(), 0);
  const auto information = [&](const std::vector<double>& other) {
    double counts[3][2] = {}, out = 0;
    const double a[3] = {3, 2, 1}, b[2] = {3, 3};
    for (std::size_t k = 0; k < 6; ++k) counts[static_cast<int>(x[k])][static_cast<int>(other[k])] += 1;
    for (int r = 0; r < 3; ++r)
      for (int c = 0; c < 2; ++c)
        if (counts[r][c] > 0) out += counts[r][c] / 6 * std::log(6 * counts[r][c] / (a[r] * b[c]));
    return out;
  };
  double expected = 0;
  do {
    std::vector<double> dealt(6);
    for (std::size_t k = 0; k < 6; ++k) dealt[k] = y[order[k]];
    expected += information(dealt) / 720;
  } while (std::next_permutation(order.begin(), order.end()));
  const double hx = -0.5 * std::log(0.5) - std::log(1.0 / 3) / 3 - std::log(1.0 / 6) / 6, hy = std::log(2.0);
  CHECK(adjusted(labels(x, y)) == Approx((information(y) - expected) / (0.5 * (hx + hy) - expected)).epsilon(1e-11));
  CHECK(adjusted(labels(x, y), "larger") ==
        Approx((information(y) - expected) / (std::max(hx, hy) - expected)).epsilon(1e-11));
}

TEST_CASE("adjusted_mutual: is 1 for equal labelings and 0 on average for unrelated ones",
          "[information][dependence]") {
  CHECK(adjusted(labels({0, 1, 2, 0}, {5, 7, 6, 5})) == Approx(1).epsilon(1e-12));
  CHECK(adjusted(labels({1, 1, 1}, {2, 2, 2})) == 1);
  CHECK(adjusted(labels({1, 2, 3}, {2, 1, 3})) == 1);
  CHECK(adjusted(labels({1, 1, 1, 1}, {1, 2, 1, 2})) == Approx(0).epsilon(0).margin(1e-12));
  // 10⁵ rows of two random labelings: I − E has the spread of χ²_81/2N, 6e-5, over a norm of 2.3.
  std::vector<double> x(100000), y(100000);
  Stream(1).fill_uniform(x);
  Stream(2).fill_uniform(y);
  for (double& v : x) v = std::floor(10 * v);
  for (double& v : y) v = std::floor(10 * v);
  CHECK(std::abs(adjusted(labels(x, y))) < 2e-4);
}

TEST_CASE("normalised_mutual: divides by the entropy it names", "[information][dependence]") {
  const Array p({Dimension("x", 2), Dimension("y", 3)}, std::vector<double>{0.3, 0.1, 0.1, 0.05, 0.05, 0.4});
  const double hx = std::log(2.0), hy = -0.35 * std::log(0.35) - 0.15 * std::log(0.15) - 0.5 * std::log(0.5);
  const double hxy = -0.3 * std::log(0.3) - 0.2 * std::log(0.1) - 0.1 * std::log(0.05) - 0.4 * std::log(0.4);
  const double i = hx + hy - hxy;
  CHECK(normalised(p, "x") == Approx(i / hx));
  CHECK(normalised(p, "y") == Approx(i / hy));
  CHECK(normalised(p, "joint") == Approx(i / hxy));
  CHECK(normalised(p, "geometric") == Approx(i / std::sqrt(hx * hy)));
  CHECK(normalised(p, "smaller") == Approx(i / hx));
  CHECK(normalised(p, "larger") == Approx(i / hy));
  CHECK(normalised(p, "arithmetic") == Approx(2 * i / (hx + hy)));
  CHECK_THROWS_WITH(normalised(p, "mean"), Contains("norm is \"mean\", but must be one of \"arithmetic\""));
  Run run;
  CHECK(normalised_mutual({labels({1, 1}, {3, 3}), {}, {}, "arithmetic", 1}, run) == 1);
  CHECK(run.warnings().size() == 1);
}

TEST_CASE("mutual_test: is the likelihood ratio of the table", "[information][dependence]") {
  Run run;
  const MutualTestResult found = mutual_test({table(2, 3, {20, 30, 10, 15, 10, 35})}, run);
  const double n[2][3] = {{20, 30, 10}, {15, 10, 35}}, rows[2] = {60, 60}, columns[3] = {35, 40, 45};
  double g = 0;
  for (int r = 0; r < 2; ++r)
    for (int c = 0; c < 3; ++c) g += 2 * n[r][c] * std::log(n[r][c] * 120 / (rows[r] * columns[c]));
  CHECK(found.g == Approx(g).epsilon(1e-12));
  CHECK(found.df == 2);
  CHECK(found.p == Approx(std::exp(-g / 2)).epsilon(1e-12));  // χ² of two degrees is exponential
  CHECK(found.information == Approx(g / 240).epsilon(1e-12));
  CHECK(run.warnings().empty());
}

TEST_CASE("mutual_test: has uniform p under independence, also given a third", "[information][dependence]") {
  // 1000 samples of 400 rows, x and y independent given z though not alone. The share of p below α has the spread
  // √(α(1 − α)/1000), 0.0095 at 0.1; three of them, and as much again for χ² being a limit.
  int below_tenth = 0, below_half = 0, alone = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    std::vector<double> u(1200);
    Stream(seed + 10).fill_uniform(u);
    std::vector<double> x(400), y(400), z(400);
    for (std::size_t k = 0; k < 400; ++k) {
      z[k] = u[k] < 0.5 ? 0 : 1;
      x[k] = u[400 + k] < 0.3 + 0.4 * z[k] ? 0 : 1;
      y[k] = std::floor(u[800 + k] * 2 + z[k]);
    }
    Record record = labels(x, y);
    record.set("z", Array::of(z));
    Run run;
    const auto found = mutual_test({record, {"x"}, {"y"}, {"z"}}, run);
    CHECK(found.df == 2);
    below_tenth += found.p < 0.1;
    below_half += found.p < 0.5;
    alone += mutual_test({record, {"x"}, {"y"}, {}}, run).p < 0.01;
  }
  CHECK(below_tenth == Approx(100).epsilon(0).margin(45));
  CHECK(below_half == Approx(500).epsilon(0).margin(80));
  CHECK(alone > 950);
}

TEST_CASE("mutual_test: carries the spread of what it estimates", "[information][dependence]") {
  // Of 2000 samples of 500 rows of a dependent pair, the spread of I against the mean of its standard errors: both
  // to √(1/4000) = 1.6 %, so 6 % are four of them.
  double mean = 0, square = 0, error = 0;
  const int samples = 2000;
  for (int s = 0; s < samples; ++s) {
    std::vector<double> u(500);
    Stream(static_cast<std::uint64_t>(s) + 77).fill_uniform(u);
    double counts[4] = {};
    for (const double v : u) counts[v < 0.4 ? 0 : v < 0.5 ? 1 : v < 0.6 ? 2 : 3] += 1;
    Run run;
    const auto found = mutual_test({table(2, 2, {counts[0], counts[1], counts[2], counts[3]})}, run);
    mean += found.information / samples;
    square += found.information * found.information / samples;
    error += found.standard_error / samples;
  }
  CHECK(std::sqrt(square - mean * mean) == Approx(error).epsilon(0.06));
}

TEST_CASE("mutual_test: names what it refuses and doubts", "[information][dependence]") {
  Run run;
  CHECK_THROWS_WITH(mutual_test({table(2, 2, {1.5, 1, 1, 1})}, run), Contains("1.5 at element 1"));
  CHECK_THROWS_WITH(mutual_test({table(2, 2, {-1, 1, 1, 1})}, run), Contains("whole numbers of at least 0"));
  CHECK_THROWS_WITH(mutual_test({table(2, 2, {0, 0, 0, 0})}, run), Contains("0 everywhere"));
  CHECK(run.warnings().empty());
  CHECK(mutual_test({table(2, 2, {1, 0, 0, 1})}, run).df == 1);
  CHECK(run.warnings().size() == 1);
  CHECK(mutual_test({table(1, 2, {3, 4})}, run).p == 1);
  CHECK(mutual_test({table(1, 1, {3})}, run).g == 0);
}
