// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/train_bottleneck.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "stdlib/core/error.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Callable;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::core::Value;
using ansatz::networks::Perceptron;
using ansatz::networks::test::array;
using ansatz::networks::test::record;
using ansatz::networks::test::start;
using Catch::Matchers::Contains;

namespace {

/// y = x₁ x₂ of 200 patterns of three normals; the third says nothing.
TrainBottleneck product() {
  const auto x = support::normals(1, 600);
  std::vector<double> y;
  for (std::size_t i = 0; i < 200; ++i) y.push_back(x[3 * i] * x[3 * i + 1]);
  TrainBottleneck question;
  question.data = record({{"x", Array({{"", 200}, {"", 3}}, x)}, {"y", Array::of(y)}});
  question.encoder = start({3, 16, 2}, 1);
  question.decoder = start({2, 16, 1}, 2);
  question.epochs = 60;
  question.batch = 50;
  question.rate = 5e-3;
  return question;
}

Record result(const TrainBottleneck& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return train_bottleneck(question, run);
}

Perceptron network_in(const Record& of, const char* name) {
  const Record& net = *of.find(name)->get<Record>();
  const auto layers = net.find("layers")->get<Array>()->real();
  return {std::vector<double>(layers.begin(), layers.end()), *net.find("activation")->get<std::string>(),
          *net.find("parameters")->get<Array>()};
}

double last(const Record& of, const char* name) { return array(of, name).real().back(); }

}  // namespace

TEST_CASE("train_bottleneck: predicts, and a dearer code tells less", "[bottleneck][deep]") {
  const char* objective = GENERATE("cauchy_schwarz", "renyi", "hsic", "nonlinear", "variational");
  CAPTURE(objective);
  TrainBottleneck question = product();
  question.objective = objective;
  question.code_width = 1.0;  // a width by rule follows the code, which could then not hide by shrinking
  if (question.objective == "variational") question.encoder = start({3, 16, 4}, 1);
  question.beta = 1e-5;
  const Record cheap = result(question);
  question.beta = question.objective == "cauchy_schwarz" ? 100 : question.objective == "renyi" ? 30 : 1;
  const Record dear = result(question);
  CHECK(array(cheap, "fit").size() == 60);
  CHECK(last(cheap, "fit") < 0.5 * array(cheap, "fit").real()[0]);
  CHECK(last(dear, "cost") < 0.8 * last(cheap, "cost"));
  CHECK(last(dear, "fit") > last(cheap, "fit"));
}

// Codes of three numbers, whose directions have an entropy from 0 to ln 3. The weight of the gap lifts it, that of the
// entropy lowers it, and predictions still learn by a small one.
TEST_CASE("train_bottleneck: directions of codes, fewer or more", "[bottleneck][deep]") {
  const bool lifts = GENERATE(true, false);
  TrainBottleneck question = product();
  question.encoder = start({3, 16, 3}, 1);
  question.decoder = start({3, 16, 1}, 2);
  question.objective = lifts ? "von_neumann_gap" : "von_neumann";
  question.epochs = 120;
  double before = 2;
  for (const double beta : {0.0, 0.1, 1.0}) {
    CAPTURE(lifts, beta);
    question.beta = beta;
    const Record found = result(question);
    CHECK(last(found, "cost") < before);
    CHECK(last(found, "cost") > 0);
    if (beta < 1) CHECK(last(found, "fit") < 0.5 * array(found, "fit").real()[0]);
    before = last(found, "cost");
  }
  CHECK(before < 0.2);
}

// Without noise and a batch of all, one step of plain descent in both halves is one of the joint network's: the fit
// after it is the same number.
TEST_CASE("train_bottleneck: without a cost the two halves learn as one", "[bottleneck][deep]") {
  TrainBottleneck question = product();
  question.objective = "none";
  question.batch = 200;
  question.epochs = 20;
  const Record found = result(question);
  Run run;
  const Array x = *question.data.find("x")->get<Array>(), y = *question.data.find("y")->get<Array>();
  const Array by_net = ansatz::networks::layer_outputs({network_in(found, "net"), x}, run);
  const Array code = ansatz::networks::layer_outputs({network_in(found, "encoder"), x}, run);
  const Array by_two = ansatz::networks::layer_outputs({network_in(found, "decoder"), code}, run);
  double misses = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    CHECK(by_net.real()[i] == Approx(by_two.real()[i]).epsilon(0).margin(1e-12));
    misses += std::pow(by_net.real()[i] - y.real()[i], 2) / 200;
  }
  // The fit of an epoch is that before its step, so one more epoch tells what the last ended at.
  question.epochs = 21;
  CHECK(last(result(question), "fit") == Approx(misses).epsilon(1e-10));
  CHECK(last(found, "cost") == 0);
}

// The product has variance one. A kernel of x much wider than what y varies over would compare means of neighbours.
TEST_CASE("train_bottleneck: learns by the divergence of predictions", "[bottleneck][deep]") {
  TrainBottleneck question = product();
  question.loss = GENERATE("cauchy_schwarz", "balanced_cauchy_schwarz");
  question.beta = 0;
  question.x_width = 0.5;
  question.y_width = 1.0;
  question.epochs = 150;
  const Record found = result(question);
  CHECK(last(found, "fit") < 0.1 * array(found, "fit").real()[0]);
  Run run;
  const Array predicted =
      ansatz::networks::layer_outputs({network_in(found, "net"), *question.data.find("x")->get<Array>()}, run);
  double misses = 0;
  for (std::size_t i = 0; i < 200; ++i)
    misses += std::pow(predicted.real()[i] - question.data.find("y")->get<Array>()->real()[i], 2) / 200;
  CHECK(misses < 0.1);
}

TEST_CASE("train_bottleneck: classes by cross-entropy, with the squared cost", "[bottleneck][deep]") {
  TrainBottleneck question = product();
  std::vector<double> classes;
  for (const double y : question.data.find("y")->get<Array>()->real()) classes.push_back(y > 0 ? 1 : 0);
  question.data.set("y", Array::of(classes));
  question.decoder = start({2, 16, 2}, 2);
  question.loss = "cross_entropy";
  question.objective = "nonlinear";
  question.power = 2;
  question.beta = 0.01;
  Run run{Stream(1)};
  const Record found = train_bottleneck(question, run);
  CHECK(ansatz::networks::accuracy({network_in(found, "net"), question.data}, run) > 0.9);
  CHECK(run.warnings().empty());
  question.power = 1;
  train_bottleneck(question, run);
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("power 1 finds no code between none and all"));
}

TEST_CASE("train_bottleneck: a variational code that is too dear falls silent, which is told", "[bottleneck][deep]") {
  TrainBottleneck question = product();
  question.objective = "variational";
  question.encoder = start({3, 16, 4}, 1);
  question.beta = 100;
  question.rate = 0.02;
  question.epochs = 150;
  question.optimizer = "adam";
  Run run{Stream(1)};
  const Record found = train_bottleneck(question, run);
  CAPTURE(last(found, "cost"));
  if (last(found, "cost") < 1e-3) CHECK_THAT(run.warnings().at(0), Contains("tells nothing; a smaller beta keeps it"));
  CHECK(last(found, "cost") < 0.01);
}

TEST_CASE("train_bottleneck: follows from the stream alone", "[bottleneck][deep]") {
  TrainBottleneck question = product();
  question.objective = "nonlinear";
  question.epochs = 5;
  CHECK(array(result(question, 1), "fit").identical(array(result(question, 1), "fit")));
  CHECK_FALSE(array(result(question, 1), "fit").identical(array(result(question, 2), "fit")));
}

TEST_CASE("train_bottleneck: an observer sees all three networks", "[bottleneck][deep]") {
  class Observer final : public Callable {
   public:
    Value call(std::span<const Value> arguments) override {
      const Record& nets = *arguments[1].get<Record>();
      for (const char* name : {"encoder", "decoder", "net"}) REQUIRE(nets.find(name));
      return *arguments[0].get<double>();
    }
  };
  TrainBottleneck question = product();
  question.epochs = 3;
  question.at = {0, 2};
  question.observe = std::make_shared<Observer>();
  const Record found = result(question);
  const Array& seen = array(found, "observed");
  CHECK(seen.size() == 2);
  CHECK(seen.real()[1] == 2);
}

TEST_CASE("train_bottleneck: names what it refuses", "[bottleneck][deep]") {
  const auto with = [](auto change) {
    TrainBottleneck question = product();
    question.epochs = 2;
    change(question);
    result(question);
  };
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.decoder = start({3, 4, 1}, 1);
                    }),
                    "train_bottleneck: decoder is of 3 inputs, but must be of 2, the numbers of a code");
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.objective = "variational";
                      q.encoder = start({3, 4, 3}, 1);
                    }),
                    "train_bottleneck: encoder is of 3 outputs, but must be of an even number: a mean and a spread for "
                    "each number of the code");
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.decoder = start({2, 4, 1}, 1, "relu");
                    }),
                    Contains("second is of another activation"));
  CHECK_THROWS_WITH(with([](auto& q) { q.encoder = start({2, 4, 2}, 1); }), Contains("data.x is 3 numbers a pattern"));
  CHECK_THROWS_WITH(with([](auto& q) { q.beta = -1; }),
                    "train_bottleneck: beta is -1, but must be at least 0 and finite");
  CHECK_THROWS_WITH(with([](auto& q) { q.beta = NAN; }), Contains("beta is nan"));
  CHECK_THROWS_WITH(with([](auto& q) { q.power = 3; }), "train_bottleneck: power is 3, but must be 1 or 2");
  CHECK_THROWS_WITH(with([](auto& q) { q.batch = 3; }), "train_bottleneck: batch is 3, but must be at least 4");
  CHECK_THROWS_WITH(with([](auto& q) { q.epochs = 0; }), Contains("epochs is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.at = {3}; }), Contains("at is 3, but must be in [0, 2]"));
  CHECK_THROWS_WITH(with([](auto& q) { q.objective = "sparse"; }), Contains("objective is \"sparse\""));
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.objective = "renyi";
                      q.order = 1;
                    }),
                    "train_bottleneck: order is 1, but must be above 1 and finite");
  CHECK_THROWS_WITH(with([](auto& q) { q.loss = "hinge"; }), Contains("loss is \"hinge\""));
  CHECK_THROWS_WITH(with([](auto& q) { q.x_width = 0.0; }), Contains("x_width is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.code_width = std::string("wide"); }), Contains("code_width is \"wide\""));
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.objective = "nonlinear";
                      q.noise = 0;
                    }),
                    "train_bottleneck: noise is 0, but must be above 0 and finite");
  CHECK_THROWS_WITH(with([](auto& q) { q.data = {}; }), Contains("a record without x"));
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.optimizer = "sgd";
                      q.rate = 1e300;
                    }),
                    Contains("train_bottleneck: the loss or a weight is no longer finite at epoch"));
}
