// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/inductive_bias.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/generalisation/loss_tail.h"
#include "support/not_finite.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

/// |w + shift|² of normal w in k directions, times a scale: χ² by its making.
std::vector<double> squares(std::uint64_t seed, std::size_t count, std::size_t k, double shift = 0, double scale = 1) {
  support::SplitMix draws(seed);
  std::vector<double> out;
  for (std::size_t i = 0; i < count; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < k; ++j) {
      const double w = draws.normal() + (j == 0 ? shift : 0);
      sum += w * w;
    }
    out.push_back(scale * sum);
  }
  return out;
}

InductiveBias about(std::vector<double> losses, std::vector<double> targets) {
  InductiveBias question;
  question.losses = Array::of(std::move(losses));
  question.targets = Array::of(std::move(targets));
  return question;
}

InductiveBiasEstimate found(const InductiveBias& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return inductive_bias(question, run);
}

std::vector<std::string> warnings(const InductiveBias& question) {
  Run run{Stream(1)};
  inductive_bias(question, run);
  return run.warnings();
}

}  // namespace

// 12 of 1000 losses reach: −log₂ 0.012 with Clopper & Pearson's interval, values of another program.
TEST_CASE("inductive bias: counts with an exact interval", "[information][generalisation]") {
  std::vector<double> losses;
  for (int i = 0; i < 1000; ++i) losses.push_back(i < 12 ? 0.1 : 1 + i);
  auto question = about(losses, {0.1});
  const auto bits = found(question);
  CHECK(bits.information.real()[0] == Approx(6.380821783940931).epsilon(0).margin(1e-12));
  CHECK(bits.low.real()[0] == Approx(5.582586002723093).epsilon(0).margin(1e-8));
  CHECK(bits.high.real()[0] == Approx(7.32990789979386).epsilon(0).margin(1e-8));
  CHECK(bits.error.real()[0] == Approx(std::sqrt(0.988 / 12) / std::numbers::ln2).epsilon(1e-12));
  CHECK(bits.reached.integers()[0] == 12);
  CHECK(bits.extrapolated.booleans()[0] == 0);
  CHECK(std::isnan(bits.fit_p));
  question.base = "nat";
  CHECK(found(question).information.real()[0] == Approx(-std::log(0.012)).epsilon(0).margin(1e-12));
  question.targets = Array({}, std::vector<double>{0.1});
  CHECK(found(question).information.rank() == 0);
}

// All reach: nothing has to be said. None: no end.
TEST_CASE("inductive bias: all and none", "[information][generalisation]") {
  const std::vector<double> losses{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  auto question = about(losses, {20, 0.5});
  question.method = "empirical";
  const auto both = found(question);
  CHECK(both.information.real()[0] == 0);
  CHECK(both.low.real()[0] == 0);
  CHECK(both.information.real()[1] == support::kInfinity);
  CHECK(both.high.real()[1] == support::kInfinity);
  // 1 − (α/2)^(1/n) for none of n.
  CHECK(both.low.real()[1] == Approx(-std::log2(1 - std::pow(0.025, 0.1))).epsilon(1e-10));
  CHECK(std::isnan(both.error.real()[1]));
  REQUIRE(warnings(question).size() == 1);
  CHECK_THAT(warnings(question)[0], Contains("none of 10 losses reaches 0.5"));
}

// χ² with 10 degrees at 1: P = 1.7e-4, reached by 0 or 1 of 5000. Four bootstrap errors about the truth.
TEST_CASE("inductive bias: the tail of a χ² is told from where it is not reached", "[information][generalisation]") {
  for (const std::uint64_t seed : {3u, 4u, 5u, 6u}) {
    const auto bits = found(about(squares(seed, 5000, 10), {1}), seed);
    CAPTURE(seed, bits.information.real()[0], bits.error.real()[0]);
    CHECK(bits.extrapolated.booleans()[0] == 1);
    CHECK(std::abs(bits.information.real()[0] - 12.504334263949998) < 4 * bits.error.real()[0]);
    CHECK(bits.error.real()[0] < 1);
    CHECK(bits.low.real()[0] < bits.information.real()[0]);
    CHECK(bits.high.real()[0] > bits.information.real()[0]);
    CHECK(bits.fit_p > 0.005);
    CHECK(bits.degrees == Approx(10).epsilon(0).margin(1.5));
  }
}

// The bootstrap's error is the spread over samples: the root of their ratio over 60 of them, whose own spread is 1/√120
// and a share of tails.
TEST_CASE("inductive bias: bootstrap errors are those of repetitions", "[information][generalisation]") {
  double square = 0, errors = 0, mean = 0;
  std::vector<double> values;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto question = about(squares(100 + seed, 300, 6), {0.2});
    question.method = "tail";
    question.resamples = 60;
    const auto bits = found(question, seed);
    values.push_back(bits.information.real()[0]);
    mean += values.back() / 60;
    errors += bits.error.real()[0] / 60;
  }
  for (const double v : values) square += (v - mean) * (v - mean) / 59;
  CHECK(errors / std::sqrt(square) == Approx(1).epsilon(0).margin(0.4));
}

TEST_CASE("inductive bias: a noncentral tail needs its third moment", "[information][generalisation]") {
  auto question = about(squares(8, 50000, 2, 3, 0.5), {0.02});
  question.method = "tail";
  question.resamples = 60;
  // −log₂ P(s χ'² ≤ 0.02) with k = 2, λ = 9, s = ½.
  const double truth = -LossTail{2, 9, 0.5}.log_cdf(0.02) / std::numbers::ln2;
  question.tail = "noncentral_chi_squared";
  const auto right = found(question);
  CHECK(std::abs(right.information.real()[0] - truth) < 4 * right.error.real()[0]);
  CHECK(right.error.real()[0] < 1.5);
  question.tail = "gamma";
  const auto wrong = found(question);
  CHECK(std::abs(wrong.information.real()[0] - truth) > 1);
}

TEST_CASE("inductive bias: a law that does not hold is told", "[information][generalisation]") {
  // Half of the losses near 1, half near 2: no gamma.
  std::vector<double> losses;
  for (const double w : squares(9, 2000, 1)) losses.push_back((losses.size() % 2 == 0 ? 1 : 2) + 0.001 * w);
  const auto doubts = warnings(about(losses, {0.5}));
  REQUIRE(doubts.size() == 2);
  CHECK_THAT(doubts[0], Contains("refuted by the losses"));
  CHECK_THAT(doubts[1], Contains("1 of 1 targets are reached by fewer than 10"));
  // More skew than any noncentral χ².
  std::vector<double> skew;
  for (const double w : squares(10, 2000, 1)) skew.push_back(w * w * w);
  auto question = about(skew, {1e-20});
  question.tail = "noncentral_chi_squared";
  CHECK_THAT(warnings(question)[0], Contains("more skew than any noncentral"));
}

// Given that the training loss is small, the test loss of the same squares is: P(a ≤ ½ | a ≤ 1) of a uniform law.
TEST_CASE("inductive bias: counts only what fits the patterns learnt from", "[information][generalisation]") {
  std::vector<double> losses;
  for (int i = 1; i <= 400; ++i) losses.push_back(i / 100.0);
  auto question = about(losses, {0.5});
  question.training_losses = Array::of(losses);
  question.training_target = 1.0;
  const auto bits = found(question);
  CHECK(bits.hypotheses == 100);
  CHECK(bits.information.real()[0] == Approx(1).epsilon(0).margin(1e-14));
}

TEST_CASE("inductive bias: refuses what it cannot read, by name", "[information][generalisation]") {
  const std::vector<double> losses{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const auto refuses = [&](auto change, const char* sentence) {
    auto question = about(losses, {0.5});
    change(question);
    CHECK_THROWS_WITH(found(question), Contains(sentence));
  };
  refuses([](auto& q) { q.losses = Array::of({}); }, "such that 0 hypotheses count");
  refuses([](auto& q) { q.losses = Array::of({1}); }, "such that 1 hypothesis counts");
  refuses([](auto& q) { q.losses = Array::of({1, 2, 3, 4, 5, 6, 7, 8, 9, support::kNaN}); }, "losses");
  refuses(
      [](auto& q) {
        q.losses = Array::of({1, 2, 3, 4, 5, 6, 7, 8, 9, -1});
      },
      "losses is -1, but must be at least 0");
  refuses([](auto& q) { q.losses = Array::of(std::vector<double>(10, 3.0)); }, "losses is all 3");
  refuses([](auto& q) { q.losses = Array({{"", 5}, {"", 2}}, std::vector<double>(10)); }, "an array of 2 dimensions");
  refuses([](auto& q) { q.targets = Array::of({}); }, "targets is empty");
  refuses([](auto& q) { q.targets = Array::of({support::kInfinity}); }, "targets");
  refuses([](auto& q) { q.targets = Array::of({0}); }, "targets is 0, but must be above 0");
  refuses([](auto& q) { q.method = "bayes"; }, "method is \"bayes\"");
  refuses([](auto& q) { q.tail = "normal"; }, "tail is \"normal\"");
  refuses([](auto& q) { q.fewest = 0; }, "fewest is 0");
  refuses([](auto& q) { q.resamples = 5; }, "resamples is 5");
  refuses([](auto& q) { q.confidence = 1; }, "confidence is 1");
  refuses([](auto& q) { q.training_target = 1.0; }, "training_losses is nothing");
  refuses([](auto& q) { q.training_losses = Array::of({1, 2}), q.training_target = 1.0; }, "of 2 hypotheses");
  refuses([&](auto& q) { q.training_losses = Array::of(losses), q.training_target = 3.0; },
          "such that 3 hypotheses count");
}
