// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/resampling/bootstrap.h"
#include "stdlib/hypothesis/resampling/bootstrapped.h"
#include "stdlib/hypothesis/resampling/stationary_places.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Bootstrap weighed(const std::vector<Sample>& samples, const std::string& statistic) {
  auto question = about<Bootstrap>(samples);
  question.statistic = statistic, question.method = "bayesian";
  return question;
}

/// Σ w x of samples and then their weights.
struct WeightedMean : ansatz::core::Callable {
  ansatz::core::Value call(std::span<const ansatz::core::Value> arguments) override {
    REQUIRE(arguments.size() == 2);
    const auto x = arguments[0].get<Array>()->real(), w = arguments[1].get<Array>()->real();
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += w[i] * x[i];
    return sum;
  }
};

struct Nothing : ansatz::core::Callable {
  ansatz::core::Value call(std::span<const ansatz::core::Value>) override { return ansatz::core::Value("much"); }
};

}  // namespace

// Rubin's own example: of two values, 0 and 1, the mean is the weight of the second, uniform on [0, 1]. The mean of n
// values has the variance s²/(n + 1), s² with divisor n. 9999 draws: ends to four standard deviations, 4
// √(0.025·0.975)/100, and errors to 4 √(1/(2·9999)).
TEST_CASE("bootstrap: by weights has the distribution of Rubin", "[hypothesis][bootstrap]") {
  const BootstrapResult two = bootstrapped(weighed({{0, 1}}, "mean"));
  CHECK(two.estimate == 0.5);
  CHECK(two.interval->low == Approx(0.025).epsilon(0).margin(0.0063));
  CHECK(two.interval->high == Approx(0.975).epsilon(0).margin(0.0063));
  CHECK(two.error == near(std::sqrt(1.0 / 12), 0.03));
  const Moments a = moments(A), b = moments(B);
  const BootstrapResult mean = bootstrapped(weighed({A}, "mean"));
  CHECK(mean.estimate == near(a.mean, 1e-12));
  CHECK(mean.error == near(std::sqrt(a.squares / 8 / 9), 0.03));
  CHECK(std::abs(mean.bias) < 4 * mean.error / 100);
  CHECK_THAT(mean.reading, Contains("(bayesian, 9999 draws)"));
  const BootstrapResult difference = bootstrapped(weighed({A, B}, "mean_difference"));
  CHECK(difference.error == near(std::sqrt(a.squares / 8 / 9 + b.squares / 7 / 8), 0.03));
  // E Σ w (x − Σ w x)² = s² n/(n + 1).
  const BootstrapResult deviation = bootstrapped(weighed({A}, "standard_deviation"));
  CHECK(deviation.estimate == near(std::sqrt(a.squares / 8), 1e-12));
  double squares = 0;
  for (const double v : deviation.draws.real()) squares += v * v / 9999;
  CHECK(squares == near(a.squares / 8 * 8 / 9, 0.03));
}

// Of three values half of the weight is reached at the first with the probability 1/4 that one of three uniform weights
// is above ½, and so of the last: the median is each end in a quarter of the draws, to four standard deviations.
TEST_CASE("bootstrap: by weights knows medians and matched samples", "[hypothesis][bootstrap]") {
  const BootstrapResult median = bootstrapped(weighed({{30, 10, 20}}, "median"));
  CHECK(median.estimate == 20);
  const auto draws = median.draws.real();
  CHECK(static_cast<double>(std::count(draws.begin(), draws.end(), 10.0)) / 9999 ==
        Approx(0.25).epsilon(0).margin(0.018));
  CHECK(static_cast<double>(std::count(draws.begin(), draws.end(), 30.0)) / 9999 ==
        Approx(0.25).epsilon(0).margin(0.018));
  CHECK(bootstrapped(weighed({{1, 2, 3, 4}}, "median")).estimate == 2);
  auto pairs = weighed({{1, 2, 3, 4, 5, 6}, {2, 1, 4, 3, 6, 5}}, "correlation");
  pairs.paired = true;
  const BootstrapResult correlation = bootstrapped(pairs);
  CHECK(correlation.estimate == near(29.0 / 35, 1e-12));
  CHECK(correlation.interval->low > 0);
  CHECK(correlation.interval->high < 1);
  // Matched samples share weights: a sample less itself is 0 in every draw.
  auto twins = weighed({A, A}, "mean_difference");
  twins.paired = true;
  CHECK_THAT(bootstrapped(twins).warnings.at(0), Contains("all draws are equal"));
  CHECK(bootstrapped(weighed({A, A}, "mean_difference")).error > 0.5);
}

TEST_CASE("bootstrap: by weights takes a function of values and weights", "[hypothesis][bootstrap]") {
  auto question = weighed({A}, "mean");
  const BootstrapResult named = bootstrapped(question);
  question.statistic = std::make_shared<WeightedMean>();
  const BootstrapResult called = bootstrapped(question);
  CHECK(called.estimate == near(named.estimate, 1e-12));
  CHECK(called.interval->low == near(named.interval->low, 1e-12));
  question.statistic = std::make_shared<Nothing>();
  CHECK_THROWS_WITH(bootstrapped(question), Contains("statistic is a function that returns"));
}

// A series that follows itself with 0.7: over stationary draws its mean has Politis and Romano's variance, at stretches
// of one step that of single draws.
TEST_CASE("bootstrap: of stationary stretches has their variance", "[hypothesis][bootstrap]") {
  Sample series(60);
  Stream(9).fill_normal(series);
  for (std::size_t i = 1; i < series.size(); ++i) series[i] += 0.7 * series[i - 1];
  Sample centred = series;
  const double mean = moments(series).mean;
  for (double& v : centred) v -= mean;
  auto question = about<Bootstrap>({series});
  question.method = "percentile", question.blocks = "stationary";
  for (const int length : {1, 6}) {
    question.block = length;
    CHECK(bootstrapped(question).error == near(std::sqrt(stationary_variance(centred, length) / 60), 0.03));
  }
  // Moving stretches that fit seldom hold the ends; stationary ones hold every value as often.
  question.block = 30;
  CHECK(std::abs(bootstrapped(question).bias) < 4 * bootstrapped(question).error / 100);
  question.method = "bca";
  CHECK(bootstrapped(question).interval);
  question.method = "studentised", question.draws = 199;
  CHECK(bootstrapped(question).interval);
}

TEST_CASE("bootstrap: says what is wrong with weights and stretches", "[hypothesis][bad_input]") {
  auto question = weighed({A}, "mean");
  question.block = 2;
  CHECK_THROWS_WITH(bootstrapped(question), Contains("block is 2, but must be 1 with method = \"bayesian\""));
  CHECK_THROWS_WITH(bootstrapped(weighed({A}, "mode")), Contains("statistic is \"mode\""));
  CHECK_THROWS_WITH(bootstrapped(weighed({A, B}, "mean")), Contains("\"mean\" for 2 samples"));
  CHECK_THROWS_WITH(bootstrapped(weighed({A, B}, "correlation")), Contains("not matched"));
  CHECK_THROWS_WITH(bootstrapped(weighed({{1, NAN}}, "mean")), Contains("1 NaN"));
  CHECK_THAT(bootstrapped(weighed({{2, 2, 2}}, "median")).warnings.at(0), Contains("all draws are equal"));
  auto stretches = about<Bootstrap>({A});
  stretches.blocks = "circular";
  CHECK_THROWS_WITH(bootstrapped(stretches),
                    Contains("blocks is \"circular\", but must be \"moving\" or \"stationary\""));
}
