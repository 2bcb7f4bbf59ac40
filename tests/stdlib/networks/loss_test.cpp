// SPDX-License-Identifier: MIT
#include "stdlib/networks/loss.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/networks/natural_gradient.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "stdlib/networks/train.h"

// Slopes through whole networks stand in gradient_test.cpp.

using namespace ansatz::networks;
using namespace ansatz::networks::test;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

double quantile_loss(const Batch& outputs, const Batch& targets, Batch& slopes, double share = 1) {
  return loss_and_slopes(Loss::quantiles, outputs.values.data(), targets.values.data(), outputs.rows, outputs.columns,
                         share, slopes.values.data());
}

}  // namespace

// Levels are ¼, ½, ¾. Misses of 2, −1 and 0 weigh 2 · ¼, 1 · ½ and nothing.
TEST_CASE("quantile loss: weighs a miss by its side", "[networks]") {
  Batch outputs(1, 3), targets(1, 3), slopes(1, 3);
  outputs.values = {3, 6, 5};
  targets.values = {5, 5, 5};
  CHECK(quantile_loss(outputs, targets, slopes, 0.5) == Approx(1).epsilon(0).margin(1e-15));
  CHECK(slopes.values == std::vector<double>{-0.125, 0.25, 0});
}

TEST_CASE("quantile loss: of one output is half the distance", "[networks]") {
  const Batch outputs = normal_batch(1, 30, 1), targets = normal_batch(2, 30, 1);
  Batch slopes(30, 1);
  double wanted = 0;
  for (std::size_t i = 0; i < 30; ++i) wanted += std::abs(outputs.values[i] - targets.values[i]) / 2;
  CHECK(quantile_loss(outputs, targets, slopes) == Approx(wanted).epsilon(0).margin(1e-13));
}

// Straight on either side of the target: a difference is the slope but for rounding, where none lies between.
TEST_CASE("quantile loss: slopes are those of differences", "[networks]") {
  Batch outputs = normal_batch(3, 20, 4), slopes(20, 4), other(20, 4);
  const Batch targets = normal_batch(4, 20, 4);
  quantile_loss(outputs, targets, slopes, 1);
  for (std::size_t i = 0; i < 80; ++i) {
    const double there = outputs.values[i];
    REQUIRE(std::abs(there - targets.values[i]) > 1e-4);
    outputs.values[i] = there + 1e-5;
    const double above = quantile_loss(outputs, targets, other);
    outputs.values[i] = there - 1e-5;
    const double below = quantile_loss(outputs, targets, other);
    outputs.values[i] = there;
    CHECK(slopes.values[i] == Approx((above - below) / 2e-5).epsilon(0).margin(1e-8));
  }
}

// Of 1, 2, …, 19 the quantile at j/4 by definition is one that j/4 of them lie below at most and at least: 5, 10, 15.
TEST_CASE("quantile loss: is least at the quantiles of a sample", "[networks]") {
  std::vector<double> least(3, 1e9), where(3);
  for (int step = 0; step <= 200; ++step) {
    const double at = 0.1 * step;
    for (std::size_t j = 0; j < 3; ++j) {
      double loss = 0;
      for (int y = 1; y <= 19; ++y) {
        Batch outputs(1, 3), targets(1, 3), slopes(1, 3);
        targets.values.assign(3, y);
        outputs.values.assign(3, y);  // the others miss nothing
        outputs.values[j] = at;
        loss += quantile_loss(outputs, targets, slopes);
      }
      if (loss < least[j] - 1e-9) {
        least[j] = loss;
        where[j] = at;
      }
    }
  }
  CHECK(where[0] == Approx(5).epsilon(0).margin(1e-9));
  CHECK(where[1] == Approx(10).epsilon(0).margin(1e-9));
  CHECK(where[2] == Approx(15).epsilon(0).margin(1e-9));
}

// y = x + (1 + x) u on x in [0, 1], u uniform in [0, 1], whose quartiles are x + (1 + x) q: within what a line of 4000
// draws knows of them, some 2 · 0.5/√4000, and what Adam still wanders.
TEST_CASE("train: outputs become quantiles given the pattern", "[networks][train]") {
  const auto draws = support::uniforms(5, 8000);
  std::vector<double> x, y;
  for (std::size_t i = 0; i < 4000; ++i) {
    x.push_back(draws[2 * i]);
    y.push_back(x.back() + (1 + x.back()) * draws[2 * i + 1]);
  }
  Train question;
  question.net = start({1, 3}, 1);
  question.data = data(Array::of(x), Array::of(y));
  question.loss = "quantiles";
  question.epochs = 60;
  question.rate = 5e-3;
  Run run{Stream(1)};
  const auto found = train(question, run);
  CHECK(array(found, "loss").label == "quantile loss");
  question.net.parameters = *found.find("net")->get<ansatz::core::Record>()->find("parameters")->get<Array>();
  const Array at_ends = layer_outputs({question.net, Array::of({0, 1})}, run);
  for (std::size_t j = 0; j < 3; ++j) {
    const double q = 0.25 * static_cast<double>(j + 1);
    CHECK(at_ends.real()[j] == Approx(q).epsilon(0).margin(0.06));
    CHECK(at_ends.real()[3 + j] == Approx(1 + 2 * q).epsilon(0).margin(0.06));
  }
}

TEST_CASE("train: refuses quantiles of several numbers, and natural steps to them", "[networks][train]") {
  Train question;
  question.net = start({1, 3}, 1);
  question.data = data(Array::of({1, 2}), Array({{"", 2}, {"", 3}}, std::vector<double>{1, 2, 3, 4, 5, 6}));
  question.loss = "quantiles";
  Run run{Stream(1)};
  CHECK_THROWS_WITH(train(question, run),
                    Contains("data.y is 3 numbers a pattern") && Contains("one, whose quantiles"));
  question.data = data(Array::of({1, 2}), Array::of({1, 2}));
  question.optimizer = "natural";
  CHECK_THROWS_WITH(train(question, run), Contains("optimizer") && Contains("no curvature"));
}

// Every place has the same filters, and a mean knows no order; what is learnt does not depend on how many places there
// are, so that the same numbers serve for larger sets.
TEST_CASE("networks: filters of one place and a mean over all make a network of sets", "[networks]") {
  const auto net_for = [](double places) {
    Convolution by_point;
    by_point.channels = 4;
    by_point.size = {1};
    Pooling mean;
    mean.size = {places};
    mean.of = "mean";
    Mlp make;
    make.layers = Layers::of({std::vector<double>{places, 2}, by_point, mean, 3.0, 2.0});
    Run run{Stream(4)};
    return mlp(make, run);
  };
  Run run;
  const auto outputs = [&](const Perceptron& net, const std::vector<double>& set) {
    const Array found = layer_outputs({net, Array({{"", 1}, {"", set.size()}}, set)}, run);
    return std::vector<double>(found.real().begin(), found.real().end());
  };
  const Perceptron three = net_for(3), six = net_for(6);
  REQUIRE(three.parameters.size() == six.parameters.size());
  const auto given = outputs(three, {1, 2, -3, 4, 0.5, -1}), turned = outputs(three, {0.5, -1, 1, 2, -3, 4}),
             twice =
                 outputs({six.layers, six.activation, three.parameters}, {1, 2, -3, 4, 0.5, -1, 1, 2, -3, 4, 0.5, -1});
  const auto other = outputs(three, {1, 2, -3, 4, 0.5, 1});
  for (std::size_t j = 0; j < 2; ++j) {
    CHECK(turned[j] == Approx(given[j]).epsilon(0).margin(1e-14));
    CHECK(twice[j] == Approx(given[j]).epsilon(0).margin(1e-14));
    CHECK(std::abs(other[j] - given[j]) > 1e-3);
  }
}
