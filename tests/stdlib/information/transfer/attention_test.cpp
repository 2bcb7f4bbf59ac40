// SPDX-License-Identifier: MIT
#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "stdlib/information/transfer/active_information.h"
#include "stdlib/information/transfer/transfer_entropy.h"
#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

// x normal, y_t = 0.3 y_{t − 1} + b x_{t − lag} + e_t: T(x → y) = ½ ln(1 + b²), T(y → x) = 0.
TransferEntropy attention_about(double b, std::size_t lag, std::size_t steps) {
  std::vector<double> x = normals(301, steps), y = normals(302, steps);
  for (std::size_t t = lag; t < steps; ++t) y[t] += 0.3 * y[t - 1] + b * x[t - lag];
  TransferEntropy question;
  question.source = Array::of(x);
  question.target = Array::of(y);
  question.estimator = "attention";
  question.history = question.source_history = 3;
  question.critic.steps = 150;
  question.critic.batch = 128;
  return question;
}

TransferEntropy turned(TransferEntropy question) {
  std::swap(question.source, question.target);
  return question;
}

TransferEntropyEstimate found(const TransferEntropy& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return transfer_entropy(question, run);
}

double regression(TransferEntropy question) {
  question.estimator = "gaussian";
  return found(question).information;
}

}  // namespace

// Regression on the same series has the same sampling error of some 1/√(2N), and no other; critics of so short a
// training fall some hundredths short of it, and so they do of 0: by the numbers they fit over the steps they see. The
// lag is within the history, at its first place and its last.
TEST_CASE("attention: comes near the closed form, and finds the direction", "[information][transfer][attention]") {
  const std::size_t lag = GENERATE(1, 3);
  const auto question = attention_about(1, lag, 8000);
  const auto forth = found(question), back = found(turned(question));
  CAPTURE(lag, forth.information, back.information);
  CHECK(forth.information == Approx(0.5 * std::log(2.0)).epsilon(0).margin(0.07));
  CHECK(forth.information < regression(question) + 0.02);
  CHECK(back.information == Approx(0).epsilon(0).margin(0.05));
}

TEST_CASE("attention: what the source does not tell beyond the target's own past is nothing",
          "[information][transfer][attention]") {
  // The source is the target a step late: all of it is known from the target's own past, if that is long enough.
  auto question = attention_about(0, 1, 8000);
  const auto values = question.target.real();
  std::vector<double> late(values.begin(), values.end());
  std::rotate(late.rbegin(), late.rbegin() + 1, late.rend());
  question.source = Array::of(late);
  CHECK(found(question).information == Approx(0).epsilon(0).margin(0.05));
  // A series given beforehand leaves the source nothing to tell.
  auto known = attention_about(1, 1, 8000);
  known.given = known.source;
  known.given_history = 3;
  CHECK(found(known).information == Approx(0).epsilon(0).margin(0.05));
}

TEST_CASE("attention: every bound works, on several components too", "[information][transfer][attention]") {
  auto question = attention_about(1, 2, 8000);
  question.critic.bound = GENERATE("infonce", "dv");
  CAPTURE(question.critic.bound);
  // A second component that tells nothing.
  const auto x = question.source.real();
  question.source = columns({{x.begin(), x.end()}, normals(309, 8000)});
  const double information = found(question).information;
  CHECK(information > 0.15);
  CHECK(information < 0.45);
}

TEST_CASE("attention: shares have the estimate as their mean, units do not matter",
          "[information][transfer][attention]") {
  auto question = attention_about(1, 1, 400);
  question.critic.steps = 20;
  question.critic.bound = GENERATE("infonce", "dv");
  const auto estimate = found(question);
  REQUIRE(estimate.local.size() == 397);
  const auto shares = estimate.local.real();
  CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) / 397 ==
        Approx(estimate.information).epsilon(0).margin(1e-12));
  for (double& v : question.source.mutable_real()) v = 8 * v;
  CHECK(found(question).information == Approx(estimate.information).epsilon(0).margin(1e-9));
  question.base = "bit";
  CHECK(found(question).information == Approx(estimate.information / std::log(2.0)).epsilon(0).margin(1e-9));
}

TEST_CASE("attention: directed information counts the same step", "[information][transfer][attention]") {
  // y_t = x_t + e_t of white series: I(y_t; x_t) = ½ ln 2, and the past tells nothing.
  const auto x = normals(311, 8000);
  auto y = normals(312, 8000);
  for (std::size_t t = 0; t < y.size(); ++t) y[t] += x[t];
  DirectedInformation question;
  question.source = Array::of(x);
  question.target = Array::of(y);
  question.estimator = "attention";
  question.critic.steps = 150;
  question.memory = 2;
  Run run{Stream(1)};
  CHECK(directed_information(question, run) == Approx(0.5 * std::log(2.0)).epsilon(0).margin(0.07));
}

TEST_CASE("attention: dense layers of the whole past do too", "[information][transfer][attention]") {
  auto question = attention_about(1, 2, 8000);
  question.critic.layers = {};
  CHECK(found(question).information == Approx(0.5 * std::log(2.0)).epsilon(0).margin(0.07));
}

TEST_CASE("attention: repeats itself, for any number of threads", "[information][transfer][attention]") {
  auto question = attention_about(1, 1, 600);
  question.critic.steps = 5;
  question.critic.batch = 300;
  const auto many = found(question);
  CHECK(found(question, 2).information != many.information);
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(found(question).local.identical(many.local));
}

TEST_CASE("attention: constants tell nothing", "[information][transfer][attention]") {
  auto question = attention_about(1, 1, 100);
  question.critic.steps = 3;
  const Array constant = Array::of(std::vector<double>(100, 3.0));
  auto of_source = question;
  of_source.source = constant;
  CHECK(found(of_source).information == 0);
  question.target = constant;
  CHECK(found(question).information == 0);
}

TEST_CASE("attention: says when a critic has learnt by heart", "[information][transfer][attention]") {
  auto question = attention_about(0, 1, 64);
  question.critic.steps = 300;
  Run run{Stream(1)};
  transfer_entropy(question, run);
  // After one on how few steps there are.
  REQUIRE(run.warnings().size() == 2);
  CHECK_THAT(run.warnings()[1], Contains("by heart, and a longer series"));
}

TEST_CASE("attention: names what it refuses", "[information][transfer][attention]") {
  const auto with = [](auto change) {
    auto question = attention_about(1, 1, 60);
    question.critic.steps = 2;
    change(question);
    found(question);
  };
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.batch = 1; }), "attention_critic: batch is 1, but must be at least 2");
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.steps = 0; }), Contains("steps is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.rate = NAN; }), Contains("rate is nan, but must be above 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.clip = -1; }), Contains("clip is -1"));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.embedding = 0; }), Contains("embedding is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.hidden = {1e300}; }), Contains("hidden is 1e+300"));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.hidden = {2.5}; }), Contains("hidden is 2.5"));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.bound = "nce"; }), Contains("bound is \"nce\""));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.activation = std::string("step"); }),
                    Contains("activation is \"step\""));
  CHECK_THROWS_WITH(with([](auto& q) {
                      ansatz::networks::Attention three;
                      three.heads = 5;
                      q.critic.layers = ansatz::networks::Layers::of({three});
                    }),
                    Contains("transfer_entropy: critic is an attention of 5 heads"));
  CHECK_THROWS_WITH(with([](auto& q) { q.estimator = "transformer"; }), Contains("or \"attention\""));
  CHECK_THROWS_WITH(with([](auto& q) { q.source.mutable_real()[3] = NAN; }), Contains("1 NaN"));
  CHECK_THROWS_WITH(with([](auto& q) { q = attention_about(1, 1, 14); }),
                    Contains("but must be at least 16 to teach a critic with"));
  CHECK_THROWS_WITH(with([](auto& q) { q.critic.rate = 1e300; }), Contains("is no longer finite at step"));
  // A series alone is not told by critics.
  ActiveInformation alone;
  alone.x = Array::of(normals(1, 50));
  alone.estimator = "attention";
  Run run{Stream(1)};
  CHECK_THROWS_WITH(active_information(alone, run), Contains("\"discrete\" or \"ordinal\""));
}
