// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/scorecards/scorecards.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/information/discrete/divergences/divergences.h"
#include "stdlib/information/discrete/scorecards/binning.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

InformationValue value_of(std::vector<double> goods, std::vector<double> bads) {
  InformationValue question;
  question.goods = Array::of(std::move(goods));
  question.bads = Array::of(std::move(bads));
  return question;
}

StabilityIndex index_of(std::vector<double> expected, std::vector<double> actual) {
  StabilityIndex question;
  question.expected = Array::of(std::move(expected));
  question.actual = Array::of(std::move(actual));
  return question;
}

// Counts of n draws from these shares.
std::vector<double> drawn(const std::vector<double>& shares, std::size_t n, std::uint64_t seed) {
  std::vector<double> u(n), counts(shares.size(), 0.0);
  Stream(seed).fill_uniform(u);
  for (const double v : u) {
    std::size_t bin = 0;
    double below = shares[0];
    while (v > below && bin + 1 < shares.size()) below += shares[++bin];
    counts[bin] += 1;
  }
  return counts;
}

const std::vector<double> kGoods{120, 200, 180, 100}, kBads{40, 30, 20, 10};

}  // namespace

TEST_CASE("information_value: meets the published values", "[information][scorecards]") {
  Run run;
  const auto found = information_value(value_of(kGoods, kBads), run);
  const double weights[] = {-0.6931471806, 0.1053605157, 0.4054651081, 0.5108256238};
  // √(1/g + 1/b − 1/600 − 1/100), g and b the bin's goods and bads.
  const double errors[] = {0.1471960144388, 0.1632993161855, 0.2094967514996, 0.3135814620371};
  for (std::size_t j = 0; j < 4; ++j) {
    CHECK(found.weights.real()[j] == Approx(weights[j]).epsilon(0).margin(1e-9));
    CHECK(found.weight_errors.real()[j] == Approx(errors[j]).epsilon(0).margin(1e-12));
  }
  CHECK(found.value == Approx(0.21674300569579902).epsilon(1e-12));
  CHECK(found.standard_error == Approx(0.10098035393635538).epsilon(1e-10));
  CHECK(found.statistic == Approx(18.577971916782772).epsilon(1e-12));
  CHECK(found.p == Approx(3.3420455640e-4).epsilon(1e-8));
  CHECK(found.df == 3);
  CHECK(found.reading == "medium");
  CHECK(found.shares.real()[0] == Approx(160.0 / 700));
  CHECK(found.high == Approx(found.value + 1.959963984540054 * found.standard_error).epsilon(1e-12));
  auto simple = value_of(kGoods, kBads);
  simple.errors = "simple";
  CHECK(information_value(simple, run).weight_errors.real()[3] == Approx(std::sqrt(1.0 / 100 + 1.0 / 10)));
}

TEST_CASE("information_value: is the stability index between the outcomes, and Jeffreys' divergence",
          "[information][scorecards]") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Run run;
    const auto goods = drawn({0.1, 0.3, 0.4, 0.2}, 3000, 2 * seed),
               bads = drawn({0.4, 0.3, 0.2, 0.1}, 400, 2 * seed + 1);
    const auto value = information_value(value_of(goods, bads), run);
    const auto index = stability_index(index_of(goods, bads), run);
    DistributionPairInBase pair;
    std::vector<double> p, q;
    for (const double g : goods) p.push_back(g / 3000);
    for (const double b : bads) q.push_back(b / 400);
    pair.p = Array::of(p);
    pair.q = Array::of(q);
    CHECK(value.value == Approx(index.value).epsilon(1e-13));
    CHECK(value.standard_error == Approx(*index.standard_error).epsilon(1e-12));
    CHECK(value.value == Approx(jeffreys(pair, run).real()[0]).epsilon(1e-11));
  }
}

TEST_CASE("stability_index: takes shares, which have no errors", "[information][scorecards]") {
  Run run;
  const auto found = stability_index(index_of({0.2, 0.3, 0.5}, {0.25, 0.25, 0.5}), run);
  CHECK(found.value == Approx(0.02027325540540821).epsilon(1e-12));
  CHECK_FALSE(found.standard_error);
  CHECK_FALSE(found.p);
  CHECK(found.reading == "stable");
  CHECK(found.terms.real()[2] == 0);
}

TEST_CASE("information_value: its intervals cover", "[information][scorecards]") {
  // 2000 draws of 8000 goods and 2000 bads; the share covered has the spread √(.05·.95/2000) = 0.5 %.
  const std::vector<double> p{0.15, 0.25, 0.35, 0.25}, q{0.35, 0.3, 0.2, 0.15};
  double truth = 0;
  for (std::size_t j = 0; j < 4; ++j) truth += (p[j] - q[j]) * std::log(p[j] / q[j]);
  int covered = 0, weight_covered = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Run run;
    const auto found = information_value(value_of(drawn(p, 8000, 2 * seed + 100), drawn(q, 2000, 2 * seed + 101)), run);
    covered += found.low <= truth && truth <= found.high;
    weight_covered += std::abs(found.weights.real()[1] - std::log(p[1] / q[1])) <= 1.96 * found.weight_errors.real()[1];
  }
  CHECK(covered == Approx(1900).epsilon(0).margin(40));
  CHECK(weight_covered == Approx(1900).epsilon(0).margin(40));
}

TEST_CASE("information_value: its test has uniform p for equal shares", "[information][scorecards]") {
  const std::vector<double> p{0.15, 0.25, 0.35, 0.25};
  int tenth = 0, half = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Run run;
    const auto found =
        information_value(value_of(drawn(p, 4000, 2 * seed + 9000), drawn(p, 1000, 2 * seed + 9001)), run);
    tenth += found.p < 0.1;
    half += found.p < 0.5;
  }
  CHECK(tenth == Approx(200).epsilon(0).margin(54));  // four spreads
  CHECK(half == Approx(1000).epsilon(0).margin(90));
}

TEST_CASE("scorecards: deal with empty cells as they are told", "[information][scorecards]") {
  Run run;
  auto question = value_of({10, 0, 20, 30}, {5, 5, 0, 7});
  const auto smooth = information_value(question, run);
  CHECK(run.warnings().size() == 1);
  CHECK(smooth.weights.real()[1] == Approx(std::log(0.5 / 62 / (5.5 / 19))));
  question.empty = "merge";
  const auto merged = information_value(question, run);
  REQUIRE(merged.weights.size() == 3);  // the second and the third are one, of 20 goods and 5 bads
  CHECK(merged.weights.real()[1] == Approx(std::log(20.0 / 60 / (5.0 / 17))));
  CHECK(run.warnings().size() == 2);
  question.empty = "error";
  CHECK_THROWS_WITH(information_value(question, run), Contains("goods is 0 at bin 2"));
}

TEST_CASE("scorecard_bins: finds the step", "[information][scorecards]") {
  // Bads are likely above 0.6 only: every method that looks at the outcome puts an edge there.
  std::vector<double> u(4000), v(4000);
  Stream(1).fill_uniform(u);
  Stream(2).fill_uniform(v);
  std::vector<Array::Boolean> bad;
  for (std::size_t i = 0; i < u.size(); ++i) bad.push_back(v[i] < (u[i] > 0.6 ? 0.5 : 0.05));
  ScorecardBins question;
  question.x = Array::of(u);
  question.outcome = Array({Dimension("row", u.size())}, bad);
  question.bins = 2;
  Run run;
  for (const char* method : {"chimerge", "stumps"}) {
    INFO(method);
    question.method = method;
    const auto found = scorecard_bins(question, run);
    REQUIRE(found.edges.size() == 1);
    CHECK(found.edges[0] == Approx(0.6).epsilon(0).margin(0.02));
  }
  question.method = "quantile";
  question.bins = 4;
  const auto quarters = scorecard_bins(question, run);
  REQUIRE(quarters.edges.size() == 3);
  double all = 0;
  for (std::size_t b = 0; b < 4; ++b) {
    const double here = quarters.goods.real()[b] + quarters.bads.real()[b];
    CHECK(here == Approx(1000).epsilon(0).margin(1));
    all += here;
  }
  CHECK(all == 4000);
  question.method = "width";
  CHECK(scorecard_bins(question, run).edges[1] == Approx(0.5).epsilon(0).margin(0.01));
  for (const char* method : {"quantile", "width", "chimerge", "stumps"}) {
    question.method = method;
    question.bins = 12;
    question.monotone = true;
    const auto found = scorecard_bins(question, run);
    const auto value = information_value(value_of({found.goods.real().begin(), found.goods.real().end()},
                                                  {found.bads.real().begin(), found.bads.real().end()}),
                                         run);
    for (std::size_t b = 1; b < value.weights.size(); ++b) CHECK(value.weights.real()[b] < value.weights.real()[b - 1]);
    for (std::size_t i = 0; i < 100; ++i) {
      const auto bin = static_cast<std::size_t>(found.bin.integers()[i]);
      if (bin > 1) CHECK(u[i] > found.edges[bin - 2]);
      if (bin <= found.edges.size()) CHECK(u[i] <= found.edges[bin - 1]);
    }
  }
}

TEST_CASE("scorecards: name what they refuse", "[information][scorecards]") {
  Run run;
  CHECK_THROWS_WITH(information_value(value_of({1, 2}, {1, 2, 3}), run),
                    Contains("bads is 3 bins, but must be 2 bins"));
  CHECK_THROWS_WITH(information_value(value_of({1}, {1}), run), Contains("goods is 1 bin"));
  CHECK_THROWS_WITH(information_value(value_of({1, -2}, {1, 2}), run), Contains("-2 at bin 2"));
  CHECK_THROWS_WITH(information_value(value_of({0.5, 0.5}, {1, 2}), run), Contains("0.5 at bin 1"));
  CHECK_THROWS_WITH(information_value(value_of({0, 0}, {1, 2}), run), Contains("0 in every bin"));
  CHECK_THROWS_WITH(information_value(value_of({NAN, 1}, {1, 2}), run), Contains("nan at bin 1"));
  CHECK_THROWS_WITH(stability_index(index_of({0.5, 0.5}, {10, 20}), run), Contains("whole counts, or shares"));
  ScorecardBins question;
  question.x = Array::of({1, 2, 3});
  question.outcome = Array::of({0, 1});
  CHECK_THROWS_WITH(scorecard_bins(question, run), Contains("for each of the 3 rows"));
  question.outcome = Array::of({0, 1, 2});
  CHECK_THROWS_WITH(scorecard_bins(question, run), Contains("2 at row 3"));
  question.outcome = Array::of({1, 1, 1});
  CHECK_THROWS_WITH(scorecard_bins(question, run), Contains("of both kinds"));
  question.outcome = Array::of({1, 0, 1});
  question.x = Array::of({1, NAN, 3});
  CHECK_THROWS_WITH(scorecard_bins(question, run), Contains("nan at row 2"));
  question.x = Array::of({1, 1, 1});
  CHECK_THROWS_WITH(scorecard_bins(question, run), Contains("the same in every row"));
}
