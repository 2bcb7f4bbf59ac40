// SPDX-License-Identifier: MIT
#include "stdlib/networks/disturbance.h"

#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/networks/pass.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "stdlib/networks/train.h"
#include "stdlib/networks/training.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::normal_batch;
using Catch::Matchers::Contains;

// The mean of 10⁵ units has a deviation of √(p/(1 − p))/√10⁵ = 0.002 under dropout of 0.3 and 0.0016 under noise of
// one half; five of them are allowed.
TEST_CASE("disturbance: keeps the mean and has the spread asked for", "[networks][disturbance]") {
  const std::size_t n = 100'000;
  const std::vector<double> ones(n, 1.0);
  std::vector<double> out(n);
  disturb({0.3, 0}, Stream(1), 0, ones, out);
  double mean = 0, gone = 0;
  for (const double t : out) {
    mean += t / n;
    gone += (t == 0) / double(n);
    CHECK((t == 0 || t == 1 / 0.7));
  }
  CHECK(mean == Approx(1).epsilon(0).margin(0.011));
  CHECK(gone == Approx(0.3).epsilon(0).margin(0.0075));
  disturb({0, 0.5}, Stream(2), 0, ones, out);
  double square = 0;
  mean = 0;
  for (const double t : out) mean += t / n;
  for (const double t : out) square += (t - 1) * (t - 1) / n;
  CHECK(mean == Approx(1).epsilon(0).margin(0.008));
  CHECK(square == Approx(0.25).epsilon(0).margin(0.006));  // deviation √(2/n)/4
}

TEST_CASE("disturbance: draws follow from the place alone", "[networks][disturbance]") {
  const std::vector<double> a = support::normals(1, 1000);
  std::vector<double> whole(1000), part(400);
  const Disturbance both{0.4, 0.2};
  disturb(both, Stream(5), 0, a, whole);
  disturb(both, Stream(5), 300, std::span(a).subspan(300, 400), part);
  for (std::size_t i = 0; i < 400; ++i) CHECK(part[i] == whole[300 + i]);
}

// The same draws at every call, so that the disturbed loss is a smooth function of the parameters. As
// gradient_test.cpp.
TEST_CASE("disturbance: slopes are those of central differences", "[networks][disturbance]") {
  const char* bend = GENERATE("tanh", "sigmoid", "relu", "gelu", "identity");
  CAPTURE(bend);
  const Network network({3, 5, 4, 2}, activation("test", bend), activation("test", "identity"));
  const Batch inputs = normal_batch(1, 150, 3), targets = normal_batch(2, 150, 2);
  auto parameters = support::normals(5, network.parameters());
  Pass pass(network, 150, true, {0.3, 0.2});
  pass.draw_from(Stream(7));
  pass.load(inputs, 0, 150);
  Run run;
  Batch out(150, 2), slopes(150, 2);
  const auto loss = [&] {
    pass.forward(parameters, run);
    pass.copy_layer(3, out);
    return loss_and_slopes(Loss::squared, out.values.data(), targets.values.data(), 150, 2, 1.0 / 150,
                           slopes.values.data()) /
           150;
  };
  loss();
  pass.set_output_slopes(slopes);
  std::vector<double> gradient(network.parameters());
  pass.backward(parameters, gradient, run);
  constexpr double kStep = 1e-5;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const double there = parameters[p];
    parameters[p] = there + kStep;
    const double above = loss();
    parameters[p] = there - kStep;
    const double below = loss();
    parameters[p] = there;
    INFO("parameter " << p);
    CHECK(gradient[p] == Approx((above - below) / (2 * kStep)).epsilon(1e-7).margin(1e-8));
  }
}

// Large enough for several groups of tiles.
TEST_CASE("disturbance: a training has the same bits for any number of threads", "[networks][disturbance]") {
  const auto trained = [](std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    const Network network({20, 64, 64, 2}, activation("test", "relu"), activation("test", "identity"));
    Examples examples{normal_batch(1, 2048, 20), normal_batch(2, 2048, 2)};
    Training training("test", network, initial_parameters("test", network, "he", Stream(1)), examples, Loss::squared,
                      {}, 1024, Stream(3), {0.5, 0.1});
    Run run;
    training.epoch(run);
    training.epoch(run);
    return training.parameters();
  };
  CHECK(trained(1) == trained(4));
}

// Squared loss of a linear unit under dropout p of inputs aᵢ is least where weights shrink: with one hidden unit of
// identity and y = x, weights w v = (1 − p) for E over m, the mean square of m/(1 − p) being 1/(1 − p).
TEST_CASE("disturbance: dropout shrinks what leans on one unit", "[networks][disturbance]") {
  Train question;
  Run run{Stream(1)};
  question.net = mlp({{1, 1, 1}, std::string("identity")}, run);
  const auto x = support::normals(1, 2000);
  question.data.set("x", Array::of(x));
  question.data.set("y", Array::of(x));
  question.loss = "squared";
  question.epochs = 200;
  question.rate = 0.01;
  question.dropout = 0.4;
  const auto found = train(question, run);
  const auto p = found.find("net")->get<ansatz::core::Record>()->find("parameters")->get<Array>()->real();
  // 16 steps an epoch of relative noise about √(0.4/0.6)/√128 = 0.07, averaged by Adam over some hundred steps.
  CHECK(p[0] * p[2] == Approx(0.6).epsilon(0).margin(0.06));
}

TEST_CASE("noisy_outputs: adds what is asked for to hidden units and their readers", "[networks][disturbance]") {
  Run run{Stream(1)};
  const Perceptron net = mlp({{2, 3, 1}}, run);
  const Array x({{"pattern", 500}, {"", 2}}, support::normals(1, 1000));
  const Array still = layer_outputs({net, x, 1}, run), noisy = noisy_outputs({net, x, 1, 0.2}, run);
  double square = 0;
  for (std::size_t i = 0; i < 1500; ++i) square += std::pow(noisy.real()[i] - still.real()[i], 2) / 1500;
  CHECK(std::sqrt(square) == Approx(0.2).epsilon(0.1));  // five deviations of √(1/3000)
  CHECK(noisy_outputs({net, x, 1, 0}, run).identical(still));
  CHECK_THROWS_WITH(noisy_outputs({net, x, 1, -1}, run),
                    "noisy_outputs: noise is -1, but must be at least 0 and finite");
}

TEST_CASE("disturbance: shares and deviations that are none are refused", "[networks][disturbance]") {
  CHECK_THROWS_WITH(check("train", {1, 0}), "train: dropout is 1, but must be in [0, 1)");
  CHECK_THROWS_WITH(check("train", {-0.1, 0}), Contains("dropout is -0.1"));
  CHECK_THROWS_WITH(check("train", {NAN, 0}), Contains("dropout is nan"));
  CHECK_THROWS_WITH(check("train", {0, INFINITY}), "train: noise is inf, but must be at least 0 and finite");
}
