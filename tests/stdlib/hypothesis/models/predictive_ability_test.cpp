// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/predictive_ability.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/models/mean_draws.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/resampling/stationary_places.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Sample drawn(std::uint64_t seed, std::size_t n, double shift = 0) {
  Sample out(n);
  Stream(seed).fill_normal(out);
  for (double& v : out) v += shift;
  return out;
}

PredictiveAbility predictive_ability_about(const std::vector<Sample>& losses,
                                           const std::string& statistic = "studentised",
                                           const std::string& null = "consistent", int block = 1, int draws = 999) {
  auto question = about<PredictiveAbility>(losses);
  question.statistic = statistic, question.null = null, question.block = block, question.draws = draws;
  return question;
}

TestResult predictive_ability_of(const PredictiveAbility& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return predictive_ability(question, run);
}

}  // namespace

// Politis & Romano's variance is the variance of their draws: of a series that hangs together, 20000 of them give it to
// four standard deviations, 4 √(2/20000) = 4 %.
TEST_CASE("stationary_variance: is the variance of means over draws", "[hypothesis][resampling]") {
  Sample series = drawn(5, 40);
  for (std::size_t i = 1; i < series.size(); ++i) series[i] += 0.7 * series[i - 1];
  const double mean = moments(series).mean;
  for (double& v : series) v -= mean;
  for (const double length : {1.0, 4.0, 15.0}) {
    Run run{Stream(2)};
    double squares = 0;
    for (const auto& means : mean_draws({series}, length, 20000, run)) squares += means[0] * means[0] * 40 / 20000;
    CHECK(squares == near(stationary_variance(series, length), 0.04));
  }
  // By the sum over lags, as Politis & Romano have it.
  for (const double length : {1.0, 3.0, 40.0}) {
    const double stay = 1 - 1 / length;
    double sum = 0;
    for (std::size_t lag = 0; lag < 40; ++lag) {
      const auto l = static_cast<double>(lag);
      double products = 0;
      for (std::size_t i = lag; i < 40; ++i) products += series[i] * series[i - lag] / 40;
      sum += (lag == 0 ? 1 : 2 * ((1 - l / 40) * std::pow(stay, l) + l / 40 * std::pow(stay, 40 - l))) * products;
    }
    CHECK(stationary_variance(series, length) == near(sum, 1e-11));
  }
  // Alone it is the variance with divisor n; what hangs together varies more at longer stretches.
  CHECK(stationary_variance(series, 1) == near(moments(series).squares / 40, 1e-12));
  CHECK(stationary_variance(series, 8) > 2 * stationary_variance(series, 1));
}

// Stretches go on from any place, round the end: every place as often as any other, and a step that goes on with
// probability 1 − 1/4 + 1/(4·50). 50000 steps: four standard deviations are 0.008 of a share near 0.755.
TEST_CASE("stationary_places: have the mean length that was asked for", "[hypothesis][resampling]") {
  StationaryPlaces draw(4);
  std::vector<std::uint32_t> places(50);
  std::vector<int> times(50, 0);
  int goes_on = 0, steps = 0;
  for (std::uint64_t b = 0; b < 1000; ++b) {
    draw(Stream(3).at(b), places);
    for (std::size_t i = 0; i < 50; ++i) {
      ++times[places[i]];
      if (i > 0) goes_on += places[i] == (places[i - 1] + 1) % 50, ++steps;
    }
  }
  CHECK(goes_on / static_cast<double>(steps) == Approx(0.755).epsilon(0).margin(0.008));
  // 1000 each; drawn in stretches of 4, their variance is some 4 to 7 times that of single draws.
  CHECK(*std::min_element(times.begin(), times.end()) > 1000 - 4 * 84);
  CHECK(*std::max_element(times.begin(), times.end()) < 1000 + 4 * 84);
}

// One rival: p is the upper tail of its √n d̄/ω, of a hundred draws near the normal one. 3999 draws of p near 0.05 have
// a standard deviation of 0.0035, and the skewness of a hundred differences moves it by less than 0.01.
TEST_CASE("predictive_ability: of one rival is a test of one mean", "[hypothesis][models]") {
  const Sample benchmark = drawn(7, 100, 0.4), rival = drawn(8, 100);
  Sample gain = benchmark;
  for (std::size_t i = 0; i < 100; ++i) gain[i] -= rival[i];
  const Moments all = moments(gain);
  const double t = all.mean / std::sqrt(all.squares / 100 / 100);
  const TestResult result =
      predictive_ability_of(predictive_ability_about({benchmark, rival}, "studentised", "consistent", 1, 3999));
  REQUIRE(t > 0.5);
  CHECK(result.statistic == near(t, 1e-10));
  CHECK(*result.p == Approx(normal_survival(t)).epsilon(0).margin(0.025));
  CHECK(*result.estimate == near(all.mean, 1e-12));
  const TestResult plain =
      predictive_ability_of(predictive_ability_about({benchmark, rival}, "plain", "consistent", 1, 3999));
  CHECK(plain.statistic == near(10 * all.mean, 1e-10));
  CHECK(*plain.p == Approx(normal_survival(t)).epsilon(0).margin(0.025));
  // A rival that is worse: T = 0, and every draw is as large.
  const TestResult worse = predictive_ability_of(predictive_ability_about({rival, benchmark}));
  CHECK(worse.statistic == 0);
  CHECK(*worse.p == 1);
  CHECK(*predictive_ability_of(predictive_ability_about({rival, benchmark}, "plain")).p > 0.5);
  CHECK_THAT(result.reading, Contains("superior predictive ability T = "));
  CHECK_THAT(result.reading, Contains("mean gain of \"2\" = "));
}

// Four rivals with independent gains of one spread: P(max > t) = 1 − Φ(t)⁴, whichever null, for all are near the
// benchmark. So too the reality check.
TEST_CASE("predictive_ability: allows for the search among several", "[hypothesis][models]") {
  const std::size_t n = 400;
  std::vector<Sample> losses{Sample(n, 0.0)};
  for (std::uint64_t k = 0; k < 4; ++k) {
    losses.push_back(drawn(20 + k, n));
    const Moments all = moments(losses.back());
    const double wanted = k == 2 ? -0.1 : 0.0;  // the third gains 2 standard errors
    for (double& v : losses.back()) v = (v - all.mean) / std::sqrt(all.squares / static_cast<double>(n)) + wanted;
  }
  const double one = normal_survival(2), four = 1 - std::pow(1 - one, 4);
  for (const char* null : {"consistent", "upper"}) {
    const TestResult result = predictive_ability_of(predictive_ability_about(losses, "studentised", null, 1, 3999));
    CHECK(result.statistic == near(2, 1e-9));
    CHECK(*result.p == Approx(four).epsilon(0).margin(0.02));
  }
  CHECK(*predictive_ability_of(predictive_ability_about(losses, "plain", "consistent", 1, 3999)).p ==
        Approx(four).epsilon(0).margin(0.02));
  CHECK(*predictive_ability_of(predictive_ability_about(losses, "studentised", "consistent", 1, 3999)).estimate ==
        near(0.1, 1e-9));
  // Twenty rivals far behind: they hardly count, but for the reality check and the upper bound.
  for (std::uint64_t k = 0; k < 20; ++k) {
    losses.push_back(drawn(40 + k, n, 5));
    for (double& v : losses.back()) v *= 3;
  }
  const double consistent = *predictive_ability_of(predictive_ability_about(losses)).p,
               lower = *predictive_ability_of(predictive_ability_about(losses, "studentised", "lower")).p,
               upper = *predictive_ability_of(predictive_ability_about(losses, "studentised", "upper")).p,
               plain = *predictive_ability_of(predictive_ability_about(losses, "plain")).p;
  CHECK(consistent == Approx(four).epsilon(0).margin(0.03));
  CHECK(lower <= consistent);
  CHECK(upper > consistent + 0.15);
  CHECK(plain > 0.7);
}

// Beside a rival that gains two standard errors, five that lose 1.5 of them, or 2.5: Hansen's bound of 400 steps is
// √(2 ln ln 400) = 1.89, so that the first five count as if they cost the same, P = 1 − Φ(2)⁶ = 0.129, and the others
// hardly, P = 1 − Φ(2) Φ(4.5)⁵ = 0.023.
TEST_CASE("predictive_ability: counts rivals down to Hansen's bound", "[hypothesis][models]") {
  const std::size_t n = 400;
  const auto p_beside = [&](double loss, const char* null) {
    std::vector<Sample> losses{Sample(n, 0.0)};
    for (std::uint64_t k = 0; k < 6; ++k) {
      losses.push_back(drawn(80 + k, n));
      const Moments all = moments(losses.back());
      for (double& v : losses.back())
        v = (v - all.mean) / std::sqrt(all.squares / static_cast<double>(n)) + (k == 0 ? -2 : loss) / 20;
    }
    return *predictive_ability_of(predictive_ability_about(losses, "studentised", null, 1, 3999)).p;
  };
  const double all = 1 - std::pow(1 - normal_survival(2), 6), one = normal_survival(2);
  CHECK(p_beside(1.5, "consistent") == Approx(all).epsilon(0).margin(0.03));
  CHECK(p_beside(2.5, "consistent") == Approx(one).epsilon(0).margin(0.012));
  CHECK(p_beside(2.5, "upper") == Approx(all).epsilon(0).margin(0.03));
  CHECK(p_beside(1.5, "lower") == Approx(one).epsilon(0).margin(0.012));
}

// 300 rounds of a benchmark and five rivals that cost the same, losses that hang together (an autoregression of 0.5),
// 500 steps in stretches of 25: p ≤ 0.1 in 30 of them, four standard deviations 21 (stretches of 14 among 200 steps,
// which miss a seventh of the variance, give 53); stretches of one step, blind to that, far more often. A rival that is
// better by a third of a standard deviation is found.
TEST_CASE("predictive_ability: keeps its level for series that hang together", "[hypothesis][null]") {
  int kept = 0, blind = 0, found = 0;
  for (std::uint64_t round = 0; round < 300; ++round) {
    std::vector<Sample> losses;
    for (std::uint64_t k = 0; k < 6; ++k) {
      Sample noise(500);
      Stream(61).at(round).at(k).fill_normal(noise);
      for (std::size_t i = 1; i < noise.size(); ++i) noise[i] += 0.5 * noise[i - 1];
      losses.push_back(std::move(noise));
    }
    kept +=
        *predictive_ability_of(predictive_ability_about(losses, "studentised", "consistent", 25, 199), round).p <= 0.1;
    blind +=
        *predictive_ability_of(predictive_ability_about(losses, "studentised", "consistent", 1, 199), round).p <= 0.1;
    if (round % 10 != 0) continue;
    for (double& v : losses[3]) v -= 0.4;
    found +=
        *predictive_ability_of(predictive_ability_about(losses, "studentised", "consistent", 25, 199), round).p <= 0.1;
  }
  CHECK(kept <= 51);
  CHECK(kept >= 9);
  CHECK(blind > kept + 30);
  CHECK(found >= 25);
}

TEST_CASE("mean_length: is √n where none is named", "[hypothesis][models]") {
  CHECK(mean_length("predictive_ability", -1, 100) == 10);
  CHECK(mean_length("predictive_ability", -1, 10) == 3);
  CHECK(mean_length("predictive_ability", 7, 10) == 7);
}

TEST_CASE("predictive_ability: says what is wrong with bad losses", "[hypothesis][bad_input]") {
  const Sample x = drawn(1, 12), y = drawn(2, 12);
  check_bad_samples<PredictiveAbility, predictive_ability>("predictive_ability", {x, y}, Infinities::refused, false);
  const std::vector<Sample> both{x, y};
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about(both, "best")), Contains("statistic is \"best\""));
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about(both, "plain", "all")), Contains("null is \"all\""));
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about(both, "plain", "upper", 13)),
                    Contains("block is 13, but must be in [1, 12], or -1"));
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about(both, "plain", "upper", 0)), Contains("block is 0"));
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about(both, "plain", "upper", 1, 0)),
                    Contains("draws is 0"));
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about({x, {1, 2}})), Contains("of one length"));
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about({Sample(x.begin(), x.begin() + 9), Sample(9, 0.0)})),
                    Contains("at least 10"));
  CHECK_THROWS_WITH(predictive_ability_of(predictive_ability_about({Sample(12, 1.0), Sample(12, 0.5)})),
                    Contains("\"2\", -0.5 from \"1\" at every step"));
  CHECK_FALSE(predictive_ability_of(predictive_ability_about({x, x})).p);
  CHECK(predictive_ability_of(predictive_ability_about({x, x, y})).p);
  CHECK(*predictive_ability_of(predictive_ability_about({x, y}, "studentised", "consistent", -1)).p <= 1);
}
