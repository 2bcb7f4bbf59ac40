// SPDX-License-Identifier: MIT
#include "stdlib/information/usable/usable_information.h"

#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/information/functional/gauss_hermite.h"
#include "support/not_finite.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

UsableInformationEstimate found(const UsableInformation& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return usable_information(question, run);
}

/// x normal in two components, the class by a logistic function of a times the first.
UsableInformation logistic(double a, std::size_t rows, std::uint64_t seed) {
  support::SplitMix draws(seed);
  std::vector<double> x, y;
  for (std::size_t i = 0; i < rows; ++i) {
    x.push_back(draws.normal());
    x.push_back(draws.normal());
    y.push_back(draws.uniform() < 1 / (1 + std::exp(-a * x[2 * i])) ? 1 : 0);
  }
  UsableInformation question;
  question.x = Array({{"", rows}, {"", 2}}, std::move(x));
  question.y = Array::of(std::move(y));
  question.epochs = 40;
  return question;
}

/// The exclusive or of two signs.
UsableInformation exclusive_or(std::size_t rows) {
  support::SplitMix draws(9);
  std::vector<double> x, y;
  for (std::size_t i = 0; i < rows; ++i) {
    x.push_back(draws.uniform() < 0.5 ? -1 : 1);
    x.push_back(draws.uniform() < 0.5 ? -1 : 1);
    y.push_back(x[2 * i] * x[2 * i + 1] > 0 ? 1 : 0);
  }
  UsableInformation question;
  question.x = Array({{"", rows}, {"", 2}}, std::move(x));
  question.y = Array::of(std::move(y));
  return question;
}

}  // namespace

// The family holds the truth, so that what is usable is all there is: ln 2 − E h(σ(a z)) by quadrature. Four of its
// errors, and what fitting three numbers to 3200 rows costs, 3/(2 · 3200), which is far less.
TEST_CASE("usable information: is the mutual information where the family holds the truth", "[information][usable]") {
  const double a = GENERATE(0.0, 1.0, 3.0);
  const NormalNodes rule = normal_nodes(120);
  double truth = std::numbers::ln2;
  for (std::size_t i = 0; i < 120; ++i) {
    const double p = 1 / (1 + std::exp(-a * rule.nodes[i]));
    for (const double q : {p, 1 - p})
      if (q > 0) truth += rule.weights[i] * q * std::log(q);
  }
  const auto told = found(logistic(a, 4000, 4));
  CAPTURE(a, truth, told.information, told.error);
  CHECK(std::abs(told.information - truth) < 4 * told.error + 0.002);
  CHECK(told.error < 0.012);
  CHECK(told.label_entropy == Approx(std::numbers::ln2).epsilon(0).margin(0.003));
  CHECK(told.conditional_entropy == Approx(told.label_entropy - told.information).epsilon(0).margin(1e-14));
}

// All of ln 2 is there, and no line reads it; a product does, and so does a hidden layer.
TEST_CASE("usable information: a family reads what it can", "[information][usable]") {
  auto question = exclusive_or(800);
  question.epochs = 60;
  CHECK(found(question).information == Approx(0).epsilon(0).margin(0.02));
  question.hidden = {8};
  question.rate = 0.05;
  CHECK(found(question).information == Approx(std::numbers::ln2).epsilon(0).margin(0.05));
  std::vector<double> product;
  for (std::size_t i = 0; i < 800; ++i) product.push_back(question.x.real()[2 * i] * question.x.real()[2 * i + 1]);
  question.x = Array::of(product);
  question.hidden = {};
  CHECK(found(question).information == Approx(std::numbers::ln2).epsilon(0).margin(0.05));
}

TEST_CASE("usable information: pointwise values have it as their mean", "[information][usable]") {
  auto question = logistic(2, 300, 5);
  const auto nats = found(question);
  double sum = 0;
  for (const double v : nats.pointwise.real()) sum += v / 300;
  CHECK(sum == Approx(nats.information).epsilon(0).margin(1e-13));
  // Rows on the side of their class are easier than those on the other.
  double right = 0, wrong = 0;
  for (std::size_t i = 0; i < 300; ++i)
    ((question.x.real()[2 * i] > 0) == (question.y.real()[i] > 0) ? right : wrong) += nats.pointwise.real()[i];
  CHECK(right > 0);
  CHECK(wrong < 0);
  question.base = "bit";
  CHECK(found(question).information == Approx(nats.information / std::numbers::ln2).epsilon(1e-12));
}

// By hand: shares of the other fold with half a row of each class besides; a feature that says nothing adds what its
// weights have learnt by heart, which one step of 1e-12 keeps at nothing.
TEST_CASE("usable information: labels without features cost the cross-entropy of shares", "[information][usable]") {
  UsableInformation question;
  question.x = Array::of(std::vector<double>(8, 1.0));
  question.y = Array::of({0, 0, 0, 0, 0, 0, 0, 1});
  question.folds = 8 / 2;
  question.epochs = 1;
  question.rate = 1e-12;
  const auto told = found(question);
  // The fold of the 1 (two rows) learns from six 0: (6.5, 0.5)/7; the three others from five 0 and a 1: (5.5, 1.5)/7.
  const double wanted = (-std::log(0.5 / 7) - std::log(6.5 / 7) - 6 * std::log(5.5 / 7)) / 8;
  CHECK(told.label_entropy == Approx(wanted).epsilon(1e-13));
  CHECK(told.conditional_entropy == Approx(std::numbers::ln2).epsilon(1e-9));
}

TEST_CASE("usable information: the bits do not depend on the number of threads", "[information][usable]") {
  const auto question = logistic(2, 600, 6);
  const auto many = found(question);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(found(question).information == many.information);
}

TEST_CASE("usable information: refuses what it cannot read, by name", "[information][usable]") {
  const auto refuses = [](auto change, const char* sentence) {
    auto question = exclusive_or(20);
    question.epochs = 1;
    change(question);
    CHECK_THROWS_WITH(found(question), Contains(sentence));
  };
  refuses([](auto& q) { q.x = Array::of({}); }, "x is empty");
  refuses([](auto& q) { q.x = Array::of({1, support::kNaN}); }, "x");
  refuses([](auto& q) { q.x = Array({{"", 1}, {"", 1}, {"", 20}}, std::vector<double>(20)); }, "3 dimensions");
  refuses([](auto& q) { q.y = Array::of({0, 1}); }, "y is 2 numbers, but must be a class for each of 20 rows");
  refuses([](auto& q) { q.y = Array::of(std::vector<double>(20, 1.0)); }, "1 throughout");
  refuses([](auto& q) { q.y.mutable_real()[3] = 0.5; }, "y is 0.5");
  refuses([](auto& q) { q.y.mutable_real()[3] = -1; }, "y is -1");
  refuses([](auto& q) { q.y.mutable_real()[3] = 1e9; }, "y is 1e+09");
  refuses([](auto& q) { q.folds = 1; }, "folds is 1, but must be at least 2");
  refuses([](auto& q) { q.folds = 11; }, "folds is 11, but must be at most 10");
  refuses([](auto& q) { q.epochs = 0; }, "epochs is 0");
  refuses([](auto& q) { q.batch = 0; }, "batch is 0");
  refuses([](auto& q) { q.rate = -1; }, "rate");
  refuses([](auto& q) { q.hidden = {0.5}; }, "hidden");
  refuses([](auto& q) { q.activation = std::string("bend"); }, "activation");
}
