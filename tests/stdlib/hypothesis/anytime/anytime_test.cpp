// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/anytime/confidence_sequences.h"
#include "stdlib/hypothesis/anytime/e_values.h"
#include "stdlib/hypothesis/anytime/test_martingales.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::core;
using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using Catch::Matchers::Contains;

TEST_CASE("calibrated_e: integrates to one over p", "[hypothesis][anytime]") {
  // The mean of e under uniform p is ∫ e dp = 1; with p = u⁸ the integrand is smooth enough for the midpoint rule, and
  // for the mixture ∫₀^ε e dp = 1/ln(1/ε), which is what is cut off.
  Run run;
  const double cut = 1e-12;
  double half = 0, mixture = 0;
  const int steps = 200000;
  for (int i = 0; i < steps; ++i) {
    const double t = (i + 0.5) / steps * -std::log(cut), p = std::exp(-t), weight = p * -std::log(cut) / steps;
    half += weight * calibrated_e({Array::of({p}), 0.5}, run).number(0);
    mixture += weight * calibrated_e({Array::of({p}), 0}, run).number(0);
  }
  CHECK(half == Approx(1 - std::sqrt(cut)).epsilon(0).margin(1e-6));
  // ∫ κ p^(κ−1) dp from ε to 1 is 1 − ε^κ, over all κ: 1 − (1 − ε)/ln(1/ε).
  CHECK(mixture == Approx(1 - (1 - cut) / -std::log(cut)).epsilon(0).margin(1e-6));
}

TEST_CASE("calibrated_e: is a half at p = 1 and keeps its digits beside it", "[hypothesis][anytime]") {
  Run run;
  const auto e = [&](double p) { return calibrated_e({Array::of({p}), 0}, run).number(0); };
  CHECK(e(1) == 0.5);
  CHECK(std::isinf(e(0)));
  CHECK(e(0.01) == near((1 - 0.01 + 0.01 * std::log(0.01)) / (0.01 * std::log(0.01) * std::log(0.01)), 1e-12));
  CHECK(e(std::exp(-1.0001e-3)) == near(e(std::exp(-0.9999e-3)), 1e-6));
  CHECK_THROWS_WITH(calibrated_e({Array::of({1.1}), 0}, run), Contains("calibrated_e: p is 1.1"));
  CHECK_THROWS_WITH(calibrated_e({Array::of({NAN}), 0}, run), Contains("p is nan"));
  CHECK_THROWS_WITH(calibrated_e({Array::of({0.5}), 1}, run), Contains("kappa is 1"));
}

TEST_CASE("combined_e: multiplies or averages", "[hypothesis][anytime]") {
  Run run;
  CHECK(combined_e({Array::of({1, 2, 6}), "mean"}, run) == 3);
  CHECK(combined_e({Array::of({1, 2, 6}), "product"}, run) == near(12, 1e-14));
  CHECK(combined_e({Array::of({0, 6}), "product"}, run) == 0);
  CHECK_THROWS_WITH(combined_e({Array::of({0, INFINITY}), "product"}, run), Contains("0 and infinite"));
  CHECK_THROWS_WITH(combined_e({Array::of(Sample{}), "mean"}, run), Contains("empty"));
  CHECK_THROWS_WITH(combined_e({Array::of({-1}), "mean"}, run), Contains("e is -1"));
  CHECK_THROWS_WITH(combined_e({Array::of({1}), "sum"}, run), Contains("method is \"sum\""));
}

TEST_CASE("e_benjamini_hochberg: rejects one of five", "[hypothesis][anytime]") {
  // Thresholds 50, 25, 16.7, 12.5, 10 at level 0.1: the first alone.
  Run run;
  const Array levels = e_benjamini_hochberg({Array::of({50, 20, 8, 1, 0.5})}, run);
  int rejected = 0;
  for (std::size_t i = 0; i < 5; ++i) rejected += levels.number(i) <= 0.1;
  CHECK(rejected == 1);
  CHECK(levels.number(0) == 0.1);
  CHECK(levels.number(1) == near(5.0 / 40, 1e-14));
  CHECK_THROWS_WITH(e_benjamini_hochberg({Array::of({NAN})}, run), Contains("e is nan"));
}

TEST_CASE("bernoulli_martingale: is the ratio of beta functions", "[hypothesis][anytime]") {
  Run run;
  BernoulliMartingale question;
  question.observations = Array::of({1, 0, 1, 1, 1, 1, 0, 1, 1, 1});
  const TestMartingale found = bernoulli_martingale(question, run);
  CHECK(found.e == near(1024.0 / (11 * 45)));
  CHECK(found.p == near(11 * 45 / 1024.0));
  CHECK(found.log_evidence.size() == 10);
  // After one success of a fair guess a uniform prior has learnt nothing.
  CHECK(found.log_evidence.number(0) == Approx(0).epsilon(0).margin(1e-15));
  question.observations = Array::of(Sample{});
  CHECK(bernoulli_martingale(question, run).e == 1);
  question.observations = Array::of({0.5});
  CHECK_THROWS_WITH(bernoulli_martingale(question, run), Contains("0.5 somewhere"));
  question.probability = 1;
  CHECK_THROWS_WITH(bernoulli_martingale(question, run), Contains("probability is 1"));
}

TEST_CASE("normal_martingale: is the closed form, and no overflow where evidence is plenty", "[hypothesis][anytime]") {
  Run run;
  NormalMartingale question;
  question.observations = Array::of({1.5, 0.5, 2.5, 3.5});
  question.mean = 1, question.sd = 2, question.prior_sd = 0.5;
  // n = 4, S = 4: (1 + 4·0.25/4)^(−½) exp(16·0.25/(2·4·(4 + 1))).
  CHECK(normal_martingale(question, run).e == near(std::exp(0.1) / std::sqrt(1.25), 1e-12));
  question.observations = Array::of(Sample(100, 1e6));
  const TestMartingale sure = normal_martingale(question, run);
  CHECK(std::isinf(sure.e));
  CHECK(sure.p == 0);
  CHECK(std::isfinite(sure.log_evidence.number(99)));
  question.sd = 0;
  CHECK_THROWS_WITH(normal_martingale(question, run), Contains("sd is 0"));
  question.sd = 1;
  question.observations = Array::of({NAN});
  CHECK_THROWS_WITH(normal_martingale(question, run), Contains("nan somewhere"));
}

// 400 sequences of 500 observations each, looked at every time. A level of 0.1 may be passed in 40 of them; with a
// standard deviation of 6, 60 is more than three of them away. They do not waste it all either: the bound is approached
// as the sequence grows, and a quarter of it is used by then.
TEST_CASE("anytime: false alarms stay below the level however often one looks", "[hypothesis][anytime]") {
  int coins = 0, normals = 0, missed = 0, bounded = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    const Stream stream = Stream(8).at(round);
    Sample x(500), flips(500), evenly(500);
    stream.at("x").fill_normal(x);
    stream.at("evenly").fill_uniform(evenly);
    for (std::size_t i = 0; i < 500; ++i) flips[i] = stream.at("flips").uniform(i) < 0.3;
    Run run;
    BernoulliMartingale coin;
    coin.observations = Array::of(flips), coin.probability = 0.3;
    coins += bernoulli_martingale(coin, run).p <= 0.1;
    NormalMartingale mean;
    mean.observations = Array::of(x);
    normals += normal_martingale(mean, run).p <= 0.1;
    NormalConfidenceSequence sequence;
    sequence.observations = Array::of(x), sequence.confidence = 0.9;
    const ConfidenceSequence bands = normal_confidence_sequence(sequence, run);
    bool misses = false;
    for (std::size_t i = 0; i < 500; ++i) misses = misses || bands.low.number(i) > 0 || bands.high.number(i) < 0;
    missed += misses;
    BoundedConfidenceSequence between;
    between.observations = Array::of(evenly), between.confidence = 0.9;
    const ConfidenceSequence last = bounded_confidence_sequence(between, run);
    bounded += last.interval.low > 0.5 || last.interval.high < 0.5;
  }
  CHECK(coins <= 60);
  CHECK(normals <= 60);
  CHECK(normals >= 5);
  CHECK(missed <= 60);
  CHECK(missed == normals);  // the same martingale with ρ = 1: the mean leaves the interval when e passes 1/α
  CHECK(bounded <= 60);
}

TEST_CASE("normal_confidence_sequence: is Robbins' radius", "[hypothesis][anytime]") {
  Run run;
  NormalConfidenceSequence question;
  question.observations = Array::of({1, 2, 6});
  question.sd = 2, question.tuned_to = 5;
  const ConfidenceSequence found = normal_confidence_sequence(question, run);
  const double radius = 2 * std::sqrt(8.0 / 9 * std::log(8 / (5 * 0.05 * 0.05)));
  CHECK(found.interval.low == near(3 - radius, 1e-12));
  CHECK(found.interval.high == near(3 + radius, 1e-12));
  question.observations = Array::of({1, INFINITY});
  CHECK_THROWS_WITH(normal_confidence_sequence(question, run), Contains("inf somewhere"));
  question.observations = Array::of(Sample{});
  CHECK_THROWS_WITH(normal_confidence_sequence(question, run), Contains("empty"));
  question.observations = Array::of({1});
  question.confidence = 1;
  CHECK_THROWS_WITH(normal_confidence_sequence(question, run), Contains("confidence is 1"));
}

TEST_CASE("bounded_confidence_sequence: narrows with a small variance, and scales with the bounds",
          "[hypothesis][anytime]") {
  Run run;
  BoundedConfidenceSequence question;
  question.observations = Array::of(Sample(2000, 0.3));
  const ConfidenceSequence constant = bounded_confidence_sequence(question, run);
  CHECK(constant.interval.low < 0.3);
  CHECK(constant.interval.high > 0.3);
  // Hoeffding's interval for one look at 2000 values is 0.061 wide; of values that hardly vary far less is needed.
  CHECK(constant.interval.high - constant.interval.low < 0.02);
  BoundedConfidenceSequence scaled;
  scaled.observations = Array::of(Sample(2000, 13));
  scaled.low = 10, scaled.high = 20;
  const ConfidenceSequence wide = bounded_confidence_sequence(scaled, run);
  CHECK(wide.interval.low == near(10 + 10 * constant.interval.low, 1e-9));
  Sample moves(4000, 0.1);
  for (std::size_t i = 2000; i < 4000; ++i) moves[i] = 0.9;
  question.observations = Array::of(moves);
  CHECK_THAT(bounded_confidence_sequence(question, run).reading, Contains("no mean fits all 4000"));
  question.observations = Array::of({1.5});
  CHECK_THROWS_WITH(bounded_confidence_sequence(question, run), Contains("1.5 somewhere, but must be in [0, 1]"));
  question.high = 0;
  CHECK_THROWS_WITH(bounded_confidence_sequence(question, run), Contains("high is 0"));
}
