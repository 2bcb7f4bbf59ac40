// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/bootstrap.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/resampling/bootstrapped.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Bootstrap of(const std::vector<Sample>& samples, const std::string& statistic, const std::string& method = "bca") {
  auto question = about<Bootstrap>(samples);
  question.statistic = statistic;
  question.method = method;
  return question;
}

struct Largest : ansatz::core::Callable {
  ansatz::core::Value call(std::span<const ansatz::core::Value> arguments) override {
    const auto x = arguments[0].get<ansatz::core::Array>()->real();
    return *std::max_element(x.begin(), x.end());
  }
};

}  // namespace

// SciPy with 2·10⁶ draws. The ends of 9999 draws have a standard deviation of √(0.025 · 0.975/9999)/0.12 = 0.013, 0.12
// being the density of the draws there; of the difference twice that.
TEST_CASE("bootstrap: meets the reference intervals", "[hypothesis][bootstrap]") {
  const double margin = 0.06;
  for (const char* method : {"bca", "percentile"}) {
    const BootstrapResult result = bootstrapped(of({A}, "mean", method));
    CHECK(result.interval->low == Approx(12.875).epsilon(0).margin(margin));
    CHECK(result.interval->high == Approx(14.8375).epsilon(0).margin(margin));
  }
  const BootstrapResult basic = bootstrapped(of({A}, "mean", "basic"));
  CHECK(basic.interval->low == Approx(12.8875).epsilon(0).margin(margin));
  CHECK(basic.interval->high == Approx(14.85).epsilon(0).margin(margin));
  CHECK(basic.estimate == near(13.8625, 1e-14));
  CHECK(basic.error == near(0.502566193064983, 0.03));  // four times √(1/(2·9999))
  CHECK(std::abs(basic.bias) < 4 * 0.5026 / 100);
  CHECK(basic.draws.size() == 9999);
  CHECK_THAT(basic.reading, Contains("mean = 13.86 ["));
  const BootstrapResult two = bootstrapped(of({A, B}, "mean_difference"));
  CHECK(two.interval->low == Approx(1.239).epsilon(0).margin(0.1));
  CHECK(two.interval->high == Approx(3.761).epsilon(0).margin(0.1));
}

// NumPy with 2·10⁶ draws: 12.4839 … 15.1465 and 0.9595 … 3.9988. The quantiles of 9999 t* have standard deviations of
// some 0.02 (0.05 in the longer tail), in units of errors of 0.54 and 0.71.
TEST_CASE("bootstrap: takes draws in units of their own error", "[hypothesis][bootstrap]") {
  const BootstrapResult one = bootstrapped(of({A}, "mean", "studentised"));
  CHECK(one.interval->low == Approx(12.4839).epsilon(0).margin(0.1));
  CHECK(one.interval->high == Approx(15.1465).epsilon(0).margin(0.1));
  const BootstrapResult two = bootstrapped(of({A, B}, "mean_difference", "studentised"));
  CHECK(two.interval->low == Approx(0.9595).epsilon(0).margin(0.12));
  CHECK(two.interval->high == Approx(3.9988).epsilon(0).margin(0.12));
  // By draws of the draw: near that by the formula, which its 50 draws overshoot by their spread.
  auto paired = of({A, {12.3, 14.0, 11.5, 15.9, 13.1, 12.0, 16.6, 15.5}}, "correlation", "studentised");
  paired.paired = true, paired.draws = 999;
  const BootstrapResult r = bootstrapped(paired);
  CHECK(r.interval->low < r.estimate);
  CHECK(r.interval->high > r.estimate);
  // Two values: half of the draws have no spread, and no quantile is finite.
  const BootstrapResult none = bootstrapped(of({{1, 2}}, "mean", "studentised"));
  CHECK_FALSE(none.interval);
  CHECK_THAT(none.warnings.at(0), Contains("no spread"));
}

// Ten exponential values, 90 %: percentiles cover some 0.82, studentised 0.9; four standard errors of 400 are 0.06.
TEST_CASE("bootstrap: studentised intervals cover what they should of skewed values", "[hypothesis][null]") {
  int covered = 0, by_percentiles = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample x(10);
    for (std::uint64_t i = 0; i < 10; ++i) x[i] = -std::log(Stream(17).at(round).uniform(i));
    auto question = of({x}, "mean", "studentised");
    question.draws = 499, question.confidence = 0.9;
    const auto interval = bootstrapped(question, round).interval;
    covered += interval && interval->low <= 1 && 1 <= interval->high;
    question.method = "percentile";
    const auto plain = *bootstrapped(question, round).interval;
    by_percentiles += plain.low <= 1 && 1 <= plain.high;
  }
  CHECK(covered / 400.0 == Approx(0.9).epsilon(0).margin(0.06));
  CHECK(by_percentiles < covered);
}

TEST_CASE("bootstrap: gives the same draws for one seed, whatever their number", "[hypothesis][bootstrap]") {
  auto question = of({A}, "median");
  question.draws = 50;
  const BootstrapResult few = bootstrapped(question);
  question.draws = 200;
  const BootstrapResult many = bootstrapped(question), other = bootstrapped(question, 2);
  for (std::size_t i = 0; i < 50; ++i) CHECK(few.draws.number(i) == many.draws.number(i));
  CHECK_FALSE(many.draws.same_values(other.draws));
}

TEST_CASE("bootstrap: draws pairs together and samples apart", "[hypothesis][bootstrap]") {
  Sample line;
  for (const double v : A) line.push_back(2 * v + 1);
  auto question = of({A, line}, "correlation");
  CHECK_THROWS_WITH(bootstrapped(question), Contains("paired = true"));
  question.paired = true;
  const BootstrapResult pairs = bootstrapped(question);
  CHECK(pairs.estimate == 1);
  CHECK_FALSE(pairs.interval);
  CHECK_THAT(pairs.warnings.at(0), Contains("all draws are equal"));
  auto same = of({A, A}, "mean_difference");
  CHECK(bootstrapped(same).error > 0.5);  // √2 of one mean's
  same.paired = true;
  CHECK(bootstrapped(same).error == 0);
}

TEST_CASE("bootstrap: blocks keep what neighbours have in common", "[hypothesis][bootstrap]") {
  // x_t = ½ x_{t−1} + noise: the mean's error is √((1 + ½)/(1 − ½)) = 1.73 times that of independent values of the same
  // variance; blocks of 20 lose 1 − (1/20) 2 φ/(1 − φ²)/((1 + φ)/(1 − φ)), some 2 % of it, and one series of 4000 tells
  // it to some 10 %.
  Sample noise(4000), x(4000);
  Stream(9).fill_normal(noise);
  for (std::size_t t = 1; t < x.size(); ++t) x[t] = 0.5 * x[t - 1] + noise[t];
  auto question = of({x}, "mean");
  question.draws = 999;
  const double alone = bootstrapped(question).error;
  question.block = 20;
  CHECK(bootstrapped(question).error / alone == Approx(1.73).epsilon(0).margin(0.35));
  question.block = 4001;
  CHECK_THROWS_WITH(bootstrapped(question), Contains("block is 4001, but must be in [1, 4000]"));
}

TEST_CASE("bootstrap: takes any function, and says where its draws tell no interval", "[hypothesis][bootstrap]") {
  auto question = about<Bootstrap>({A});
  question.statistic = std::make_shared<Largest>();
  question.draws = 999;
  const BootstrapResult largest = bootstrapped(question);  // no draw is larger than the largest value
  CHECK(largest.estimate == 16.1);
  CHECK(largest.interval->high == 16.1);
  const BootstrapResult flat = bootstrapped(of({{2, 2, 2}}, "mean"));
  CHECK_FALSE(flat.interval);
  CHECK(flat.error == 0);
}

// 300 rounds of a 90 % interval for the mean of 25 exponential values. Its BCa interval is known to cover some 87 %;
// four standard deviations are 0.07.
TEST_CASE("bootstrap: covers what it should", "[hypothesis][null]") {
  double covered = 0;
  for (std::uint64_t round = 0; round < 300; ++round) {
    Sample x(25);
    Stream(51).at(round).fill_uniform(x);
    for (double& v : x) v = -std::log(v);
    auto question = of({x}, "mean");
    question.confidence = 0.9;
    question.draws = 999;
    const auto interval = *bootstrapped(question, round).interval;
    covered += interval.low <= 1 && 1 <= interval.high;
  }
  CHECK(covered / 300 == Approx(0.88).epsilon(0).margin(0.08));
}

TEST_CASE("bootstrap: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(bootstrapped(of({{1}}, "mean")), Contains("at least 2 values"));
  CHECK_THROWS_WITH(bootstrapped(of({{1, NAN}}, "mean")), Contains("1 NaN"));
  CHECK_THROWS_WITH(bootstrapped(of({{1, INFINITY}}, "mean")), Contains("finite"));
  CHECK_THROWS_WITH(bootstrapped(of({A, B}, "mean")), Contains("\"mean\" for 2 samples"));
  CHECK_THROWS_WITH(bootstrapped(of({A}, "mode")), Contains("statistic is \"mode\""));
  CHECK_THROWS_WITH(bootstrapped(of({A}, "mean", "normal")), Contains("method is \"normal\""));
  auto question = of({A, B}, "mean_difference");
  question.paired = true;
  CHECK_THROWS_WITH(bootstrapped(question), Contains("of one length"));
  question = of({A}, "mean");
  question.draws = 0;
  CHECK_THROWS_WITH(bootstrapped(question), Contains("draws is 0"));
}
