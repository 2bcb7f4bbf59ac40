// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/ranks/runs_test.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult of(const Sample& x, const Sample& y, const std::string& method = "auto") {
  Run run;
  auto question = about<TwoSampleRuns>({x, y});
  question.method = method;
  return two_sample_runs(question, run);
}

/// Fewest and most runs over all orders of equal values, by trying every order of the labels.
std::pair<double, double> by_orders(const Sample& x, const Sample& y) {
  std::vector<std::pair<double, int>> pool;
  for (const double v : x) pool.emplace_back(v, 0);
  for (const double v : y) pool.emplace_back(v, 1);
  std::vector<std::size_t> order(pool.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  double least = 1e9, most = 0;
  do {
    double runs = 1;
    bool is_sorted = true;
    for (std::size_t i = 1; i < order.size(); ++i) {
      is_sorted = is_sorted && pool[order[i - 1]].first <= pool[order[i]].first;
      runs += pool[order[i - 1]].second != pool[order[i]].second;
    }
    if (is_sorted) least = std::min(least, runs), most = std::max(most, runs);
  } while (std::next_permutation(order.begin(), order.end()));
  return {least, most};
}

}  // namespace

// Two runs of three and three values: 2 of the 20 orders have as few. Of A and B by counting all 6435 orders.
TEST_CASE("two_sample_runs: is exact", "[hypothesis][ranks]") {
  const TestResult apart = of({1, 2, 3}, {4, 5, 6});
  CHECK(apart.statistic == 2);
  CHECK(*apart.p == near(0.1, 1e-12));
  CHECK(apart.smallest_p == near(0.1, 1e-12));
  CHECK(apart.effect->value == near(0.5, 1e-12));
  CHECK(*of({1, 3, 5}, {2, 4, 6}).p == near(1, 1e-12));
  CHECK_THAT(apart.reading,
             Contains("Wald–Wolfowitz R = 2, p = 0.1 (exact, less), runs over their mean = 0.50, n = 3 + 3"));
  // All divisions of 8 and 7 ranks, counted.
  std::vector<int> label(15, 0);
  std::fill(label.begin(), label.begin() + 7, 1);
  std::sort(label.begin(), label.end());
  const double runs = of(A, B).statistic;
  int as_few = 0, all = 0;
  do {
    double here = 1;
    for (std::size_t i = 1; i < 15; ++i) here += label[i] != label[i - 1];
    as_few += here <= runs, ++all;
  } while (std::next_permutation(label.begin(), label.end()));
  CHECK(all == 6435);
  CHECK(*of(A, B).p == near(static_cast<double>(as_few) / all, 1e-11));
}

TEST_CASE("two_sample_runs: takes the order of equal values that has the most runs", "[hypothesis][ranks]") {
  const std::vector<std::pair<Sample, Sample>> pairs{
      {{1, 2, 2, 5}, {2, 3, 4}}, {{1, 1, 1, 2}, {1, 2, 2}}, {{1, 1, 2, 2}, {1, 1, 2, 2}}, {{3, 3, 3}, {1, 3, 3, 4}},
      {{1, 2, 3, 3, 3}, {3, 4}}, {{5, 5}, {5, 5, 5, 5}},    {{2, 2, 4, 4}, {2, 3, 3, 4}}};
  for (const auto& [x, y] : pairs) {
    const auto [least, most] = by_orders(x, y);
    const TestResult result = of(x, y);
    CHECK(result.statistic == most);
    if (least < most)
      CHECK_THAT(result.warnings.at(0), Contains("between " + std::to_string(static_cast<int>(least)) + " and " +
                                                 std::to_string(static_cast<int>(most))));
  }
}

// The normal limit is near the exact p: 200 values each, good to a hundredth.
TEST_CASE("two_sample_runs: has a limit and finds another spread", "[hypothesis][ranks]") {
  Sample x(200), y(200);
  Stream(1).fill_normal(x);
  Stream(2).fill_normal(y);
  CHECK(*of(x, y, "asymptotic").p == Approx(*of(x, y, "exact").p).epsilon(0).margin(0.025));
  for (double& v : y) v *= 5;
  CHECK(*of(x, y).p < 1e-6);
  CHECK(of(x, y).effect->value < 0.8);
}

TEST_CASE("two_sample_runs: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  check_bad_samples<TwoSampleRuns, two_sample_runs>("two_sample_runs", {A, B}, Infinities::ranked);
  CHECK_THROWS_WITH(of(A, B, "normal"), Contains("method is \"normal\""));
  CHECK_THROWS_WITH(of(A, {}), Contains("two_sample_runs: samples is 0 values"));
  CHECK(*of({1}, {2}).p == 1);
  CHECK(*of({1}, {1}).p == 1);
  CHECK(*of({1}, {2}, "asymptotic").p == 1);
}
