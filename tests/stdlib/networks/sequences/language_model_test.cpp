// SPDX-License-Identifier: MIT
// Networks of tokens with a loss at every place.
#include <tbb/global_control.h>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/input_slopes.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/sequences/small_languages.h"
#include "stdlib/networks/sequences/token_chain.h"
#include "stdlib/networks/train.h"

using namespace ansatz::networks;
using namespace ansatz::networks::test;
using ansatz::core::Array;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Array with(Array like, std::vector<double> values) { return Array(like.dimensions(), std::move(values)); }

std::vector<double> values_of(const Array& array) { return {array.real().begin(), array.real().end()}; }

Record weighted(Record of, Array weights) {
  of.set("weight", std::move(weights));
  return of;
}

const Record& trained_net(const Record& result) {
  REQUIRE(result.find("net"));
  return *result.find("net")->get<Record>();
}

double mean(const Array& of) {
  double sum = 0;
  for (const double v : of.real()) sum += v / double(of.size());
  return sum;
}

}  // namespace

// A central difference with h = 1e-5 errs by h² times a sixth of a third derivative and by 1e-16/h times the loss, of
// order ten both: 1e-9 and 1e-10.
TEST_CASE("language models: slopes of the loss over places are those of central differences",
          "[networks][language][gradient]") {
  const bool is_weighted = GENERATE(false, true);
  const Network network = network_of_layers("test", "layers", Layers(transformer(5, 4)), std::string("tanh"));
  REQUIRE(network.places() == 5);
  REQUIRE(network.tokens() == 4);
  const std::size_t rows = 6;
  Record task = next_of(tokens(rows, 6, 4, 1));
  if (is_weighted) task = weighted(task, Array({{"", rows}, {"", 5}}, support::normals(8, rows * 5)));
  const Examples examples = examples_of("test", task, network, Loss::cross_entropy, Outputs::by_place);
  auto parameters = support::normals(3, network.parameters());
  for (double& p : parameters) p *= 0.6;
  Run run;
  Pass pass(network, rows);
  pass.load(examples.inputs, 0, rows);
  const auto loss = [&] {
    pass.forward(parameters, run);
    return loss_and_slopes(Loss::cross_entropy, pass.output(0).data(), examples.targets.values.data(), rows,
                           network.outputs(), 1 / double(rows), pass.output_slopes(0).data(), examples.told) /
           double(rows);
  };
  loss();
  std::vector<double> gradient(network.parameters());
  pass.backward(parameters, gradient, run);
  constexpr double kStep = 1e-5;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    INFO("parameter " << p);
    const double there = parameters[p];
    parameters[p] = there + kStep;
    const double above = loss();
    parameters[p] = there - kStep;
    const double below = loss();
    parameters[p] = there;
    CHECK(gradient[p] == Approx((above - below) / (2 * kStep)).epsilon(0).margin(1e-8));
  }
}

TEST_CASE("language models: a later token never changes an earlier output", "[networks][language]") {
  const std::size_t places = 7, count = 5;
  const Array x = tokens(9, places, count, 1);
  Run run;
  for (const bool causal : {true, false}) {
    const Perceptron net = made_of(transformer(double(places), int(count), 6, causal));
    const Array whole = class_probabilities({net, x}, run);
    for (std::size_t changed = 1; changed < places; ++changed) {
      auto other = values_of(x);
      for (std::size_t i = 0; i < 9; ++i)
        other[i * places + changed] = std::fmod(other[i * places + changed] + 1, double(count));
      const Array moved = class_probabilities({net, with(x, other)}, run);
      std::size_t earlier = 0, later = 0;
      for (std::size_t i = 0; i < 9; ++i)
        for (std::size_t p = 0; p < places; ++p)
          for (std::size_t c = 0; c < count; ++c) {
            const std::size_t at = (i * places + p) * count + c;
            (p < changed ? earlier : later) += moved.real()[at] != whole.real()[at] ? 1 : 0;
          }
      if (causal) CHECK(earlier == 0);
      if (!causal) CHECK(earlier > 0);
      CHECK(later > 0);
    }
  }
}

// Outputs of nothing but zeros; rounding of ln V.
TEST_CASE("language models: who knows nothing has the loss ln V at every place", "[networks][language]") {
  const int count = GENERATE(1, 2, 37, 300);
  Perceptron net = made_of(transformer(3, count, 4));
  const Network network = network_of("test", net);
  auto parameters = values_of(net.parameters);
  std::fill(parameters.begin() + std::ptrdiff_t(network.layers().back().weights), parameters.end(), 0.0);
  net.parameters = Array::along("parameter", parameters);
  const Record task = next_of(tokens(5, 4, std::size_t(count), 2));
  Run run;
  const Array losses = pattern_losses({net, task}, run);
  REQUIRE(losses.rank() == 2);
  CHECK(losses.dimension(1).name == "place");
  for (const double loss : losses.real()) CHECK(loss == Approx(std::log(count)).epsilon(0).margin(1e-14));
  const Array shares = class_probabilities({net, tokens(5, 3, std::size_t(count), 2)}, run);
  REQUIRE(shares.rank() == 3);
  CHECK(shares.dimension(1).size == 3);
  CHECK(shares.dimension(2).size == std::size_t(count));
  for (const double share : shares.real()) CHECK(share == Approx(1.0 / count).epsilon(0).margin(1e-15));
}

TEST_CASE("language models: losses are −ln of the probability of what comes, and of accuracy the share named",
          "[networks][language]") {
  const Perceptron net = made_of(transformer(4, 5));
  const Record task = next_of(tokens(300, 5, 5, 3));
  Run run;
  const Array shares = class_probabilities({net, array(task, "x")}, run), losses = pattern_losses({net, task}, run);
  const auto y = array(task, "y").real();
  double named = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double* const of = shares.real().data() + i * 5;
    CHECK(losses.real()[i] == Approx(-std::log(of[std::size_t(y[i])])).epsilon(0).margin(1e-13));
    named += std::max_element(of, of + 5) - of == std::ptrdiff_t(y[i]) ? 1 : 0;
  }
  CHECK(accuracy({net, task}, run) == Approx(named / double(y.size())).epsilon(0).margin(1e-12));
  // What training tells of an epoch is their mean, in one batch that nothing has been learnt from before.
  Train question{.net = net, .data = task, .epochs = 1, .batch = 1000};
  CHECK(array(train(question, run), "loss").real()[0] == Approx(mean(losses)).epsilon(0).margin(1e-13));
}

// Classes, and probabilities that are 1 and 0, want the same; so do weights of 1 and no weights, and a weight of 2 is
// worth a place that comes twice.
TEST_CASE("language models: classes, probabilities and weights of places agree", "[networks][language]") {
  const Perceptron net = made_of(transformer(3, 4));
  const Record task = next_of(tokens(20, 4, 4, 5));
  const auto learnt = [&](const Record& from) {
    Run run{Stream(2)};
    Train question{.net = net, .data = from, .epochs = 3, .optimizer = "sgd", .rate = 0.1, .batch = 100};
    return values_of(array(trained_net(train(question, run)), "parameters"));
  };
  const auto worst = [](const std::vector<double>& a, const std::vector<double>& b) {
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
    return most;
  };
  const auto plain = learnt(task);
  std::vector<double> shares(20 * 3 * 4);
  for (std::size_t i = 0; i < 60; ++i) shares[i * 4 + std::size_t(array(task, "y").real()[i])] = 1;
  const Array soft({{"pattern", 20}, {"place", 3}, {"class", 4}}, shares);
  CHECK(worst(plain, learnt(data(array(task, "x"), soft))) < 1e-13);
  CHECK(worst(plain, learnt(weighted(task, Array::along("pattern", std::vector<double>(20, 1))))) == 0);
  CHECK(worst(plain, learnt(weighted(task, Array({{"", 20}, {"", 3}}, std::vector<double>(60, 2))))) > 1e-3);
  // Of two patterns the second twice, or weights of ⅔ and 4/3.
  const Array three({{"", 3}, {"", 4}}, std::vector<double>{0, 1, 2, 3, 3, 3, 1, 0, 3, 3, 1, 0}),
      two({{"", 2}, {"", 4}}, std::vector<double>{0, 1, 2, 3, 3, 3, 1, 0});
  CHECK(worst(learnt(next_of(three)), learnt(weighted(next_of(two), Array::of({2.0 / 3, 4.0 / 3})))) < 1e-13);
  // Nothing is learnt where weights are 0.
  Run run;
  CHECK(learnt(weighted(task, Array::of(std::vector<double>(20, 0)))) == values_of(net.parameters));
  const Array halved = pattern_losses({net, weighted(task, Array::of(std::vector<double>(20, -0.5)))}, run),
              whole = pattern_losses({net, task}, run);
  for (std::size_t i = 0; i < whole.size(); ++i) CHECK(halved.real()[i] == -0.5 * whole.real()[i]);
}

// Places that go through the same dense layer, each by itself, are patterns of a network of one place: steps that are
// steepest in the predictions are the same, and all other steps are.
TEST_CASE("language models: places by themselves are patterns", "[networks][language]") {
  const char* optimizer = GENERATE("natural", "sgd", "adam");
  const auto learnt = [&](Words words, Array x, Array y) {
    Train question{.net = made_of(std::move(words)),
                   .data = data(std::move(x), std::move(y)),
                   .epochs = 4,
                   .optimizer = optimizer,
                   .rate = 0.05,
                   .batch = 100};
    Run run;
    return values_of(array(trained_net(train(question, run)), "parameters"));
  };
  const auto x = support::normals(1, 24);
  std::vector<double> y(12);
  for (std::size_t i = 0; i < 12; ++i) y[i] = double(i * i % 3);
  const auto by_place = learnt({std::vector<double>{3, 2}, Convolution{.channels = 3, .size = {1}}},
                               Array({{"", 4}, {"", 6}}, x), Array({{"", 4}, {"", 3}}, y)),
             by_pattern = learnt({2.0, 3.0}, Array({{"", 12}, {"", 2}}, x), Array::of(y));
  // Both start with glorot's uniforms of the same draws and reach.
  REQUIRE(by_place.size() == by_pattern.size());
  for (std::size_t i = 0; i < by_place.size(); ++i) CHECK(by_place[i] == Approx(by_pattern[i]).epsilon(0).margin(1e-9));
}

// The expected loss of a model of pairs is Σ π(a) Σ P(b|a) (−ln q(b|a)), which is the entropy rate and what q misses of
// P, not below 0; after N transitions, of 12 free numbers, it should be 12/2N = 2e-4 nats, and 2e-3 are allowed.
TEST_CASE("language models: reach the entropy rate of a chain of pairs, and not less", "[networks][language]") {
  const bool has_attention = GENERATE(false, true);
  const std::vector<double> next{0.7, 0.1, 0.1, 0.1, 0.05, 0.05, 0.6, 0.3, 0.25, 0.25, 0.25, 0.25, 0.4, 0.5, 0.0, 0.1};
  Run run{Stream(4)};
  const Record chain = token_chain({.transitions = matrix(4, next), .patterns = 4000, .places = 8}, run);
  const double rate = *chain.find("entropy_rate")->get<double>();
  Words words{8.0, Embedding{4, 4}, Convolution{.channels = 4, .size = {1}}};
  if (has_attention) words.insert(words.begin() + 2, {Positions{}, Attention{.heads = 2, .causal = true}});
  Train question{.net = made_of(words), .data = chain, .epochs = has_attention ? 12 : 20, .rate = 0.02, .batch = 64};
  question.net = [&] {
    const Record first = train(question, run);
    Train finer = question;
    finer.net.parameters = array(trained_net(first), "parameters");
    finer.rate = 1e-3;
    finer.epochs = 5;
    Perceptron out = question.net;
    out.parameters = array(trained_net(train(finer, run)), "parameters");
    return out;
  }();
  if (has_attention) {
    // What came before does not help: on fresh sequences the loss is the rate, within 5 times the scatter of the mean
    // of 32 000 terms of deviation below 1, and what was learnt by heart.
    Run other{Stream(5)};
    const Record fresh = token_chain({.transitions = matrix(4, next), .patterns = 4000, .places = 8}, other);
    CHECK(mean(pattern_losses({question.net, fresh}, run)) == Approx(rate).epsilon(0).margin(0.035));
    return;
  }
  std::vector<double> all(4 * 8);
  for (std::size_t a = 0; a < 4; ++a) all[a * 8] = double(a);
  const Array shares = class_probabilities({question.net, Array({{"", 4}, {"", 8}}, all)}, run);
  const auto frequencies = array(chain, "frequencies").real();
  double expected = 0;
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = 0; b < 4; ++b)
      if (next[a * 4 + b] > 0) expected -= frequencies[a] * next[a * 4 + b] * std::log(shares.real()[a * 32 + b]);
  CHECK(expected >= rate - 1e-12);
  CHECK(expected <= rate + 2e-3);
}

TEST_CASE("language models: a training has the same bits for any number of threads", "[networks][language]") {
  const auto trained = [](std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    Train question{
        .net = made_of(transformer(8, 16, 8)), .data = next_of(tokens(700, 9, 16, 7)), .epochs = 2, .batch = 400};
    Run run{Stream(3)};
    return array(trained_net(train(question, run)), "parameters");
  };
  CHECK(trained(1).identical(trained(3)));
}

TEST_CASE("language models: name what they refuse", "[networks][language]") {
  const Perceptron net = made_of(transformer(3, 4));
  const Network network = network_of("test", net);
  const Record task = next_of(tokens(5, 4, 4, 1));
  Run run;
  const auto losses = [&](const Record& of) { return pattern_losses({net, of}, run); };
  CHECK_NOTHROW(losses(task));
  CHECK_THROWS_WITH(
      losses(data(array(task, "x"), Array::of({0, 1, 2, 3, 0}))),
      "pattern_losses: data.y is of 1 numbers a pattern, but must be a class of each of the 3 places that "
      "the network ends in");
  CHECK_THROWS_WITH(losses(data(array(task, "x"), tokens(4, 3, 4, 1))), Contains("data.y is of 4 patterns"));
  CHECK_THROWS_WITH(losses(data(array(task, "x"), with(array(task, "y"), std::vector<double>(15, 4)))),
                    Contains("data.y is 4 in pattern 1, but must be a class in [0, 3]"));
  CHECK_THROWS_WITH(losses(data(array(task, "x"), with(array(task, "y"), std::vector<double>(15, 0.5)))),
                    Contains("data.y is 0.5 in pattern 1"));
  CHECK_THROWS_WITH(
      losses(weighted(task, Array::of({1, 2}))),
      "pattern_losses: data.weight is [2, 1], but must be [5], a number a pattern, or [5, 3], one a place");
  CHECK_THROWS_WITH(losses(weighted(task, Array::of({1, 2, 3, 4, NAN}))), Contains("data.weight is nan in pattern 5"));
  const auto soft = [&](double share, std::size_t classes) {
    return data(array(task, "x"), Array({{"", 5}, {"", 3}, {"", classes}}, std::vector<double>(15 * classes, share)));
  };
  CHECK_NOTHROW(losses(soft(0.25, 4)));
  CHECK_THROWS_WITH(losses(soft(0.2, 4)), Contains("data.y is of sum 0.8 in pattern 1"));
  CHECK_THROWS_WITH(losses(soft(0.2, 5)), Contains("data.y is 15 numbers a pattern, but must be 12"));
  CHECK_THROWS_WITH(examples_of("other", task, network, Loss::cross_entropy),
                    "other: net is of outputs at 3 places, but must be of one class a pattern: a plain number of units "
                    "ends its layers so");
}
