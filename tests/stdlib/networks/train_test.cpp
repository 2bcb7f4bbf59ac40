// SPDX-License-Identifier: MIT
#include "stdlib/networks/train.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "stdlib/core/error.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Callable;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::core::Value;
using ansatz::networks::test::array;
using ansatz::networks::test::record;
using Catch::Matchers::Contains;

namespace {

class Observer final : public Callable {
 public:
  using Look = std::function<Value(double epoch, const Record& net)>;
  explicit Observer(Look look) : look_(std::move(look)) {}
  Value call(std::span<const Value> arguments) override {
    return look_(*arguments[0].get<double>(), *arguments[1].get<Record>());
  }

 private:
  Look look_;
};

Train parity_question() {
  Train question;
  Mlp start;
  start.layers = {2, 8, 2};
  Run run{Stream(1)};
  question.net = mlp(start, run);
  question.data = record({{"x", Array({{"", 4}, {"", 2}}, std::vector<double>{0, 0, 0, 1, 1, 0, 1, 1})},
                          {"y", Array::of({0, 1, 1, 0})},
                          {"note", "other fields are let be"}});
  question.rate = 0.05;
  question.epochs = 20;
  return question;
}

Record result(const Train& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return train(question, run);
}

Record observed(Observer::Look look, std::vector<double> at = {1, 2, 20}) {
  Train question = parity_question();
  question.at = std::move(at);
  question.observe = std::make_shared<Observer>(std::move(look));
  return result(question);
}

Perceptron network_in(const Record& of) {
  const Record& net = *of.find("net")->get<Record>();
  return {{2, 8, 2}, *net.find("activation")->get<std::string>(), *net.find("parameters")->get<Array>()};
}

}  // namespace

TEST_CASE("train: learns what is not linearly separable", "[networks][train]") {
  Train question = parity_question();
  question.epochs = 500;
  const Record found = result(question);
  Run run;
  CHECK(accuracy({network_in(found), question.data}, run) == 1);
  const Array& loss = array(found, "loss");
  CHECK(loss.size() == 500);
  CHECK(loss.dimension(0).name == "epoch");
  CHECK(loss.dimension(0).coordinates->number(0) == 1);
  // Outputs start near zero: about ln 2.
  CHECK(loss.real()[0] == Approx(std::log(2.0)).epsilon(0).margin(0.4));
  CHECK(loss.real()[499] < 0.01);
  CHECK(found.find("net")->get<Record>()->type == "network");
}

TEST_CASE("train: squared losses fit numbers", "[networks][train]") {
  Train question = parity_question();
  const auto x = support::normals(1, 200);
  std::vector<double> y;
  for (const double v : x) y.push_back(3 * v - 1);
  Mlp line;
  line.layers = {1, 1};
  Run run{Stream(1)};
  question.net = mlp(line, run);
  question.data = record({{"x", Array::of(x)}, {"y", Array::of(y)}});
  question.loss = "squared";
  question.epochs = 300;
  const Record found = result(question);
  const auto parameters = found.find("net")->get<Record>()->find("parameters")->get<Array>()->real();
  // No noise: Adam's steps shrink with the slopes, to far below its rate.
  CHECK(parameters[0] == Approx(3).epsilon(0).margin(1e-3));
  CHECK(parameters[1] == Approx(-1).epsilon(0).margin(1e-3));
}

TEST_CASE("train: an observer sees the network at the epochs it is told", "[networks][train]") {
  std::vector<double> seen;
  const Record found = observed(
      [&](double epoch, const Record& net) {
        seen.push_back(epoch);
        return Value(net.find("parameters")->get<Array>()->real()[0]);
      },
      {20, 0.4, 2.6, 3, 1});
  CHECK(seen == std::vector<double>{0, 1, 3, 20});
  const Array& first_weight = array(found, "observed");
  CHECK(first_weight.size() == 4);
  CHECK(first_weight.dimension(0).coordinates->number(2) == 3);
  CHECK(first_weight.real()[0] == parity_question().net.parameters.real()[0]);
  CHECK(first_weight.real()[3] == network_in(found).parameters.real()[0]);
}

TEST_CASE("train: records are stacked field by field, arrays along the epochs", "[networks][train]") {
  const Record found = observed([](double epoch, const Record&) {
    return Value(record({{"e", epoch}, {"by_layer", Array::along("layer", {epoch, 2 * epoch})}}));
  });
  CHECK(array(found, "e").real()[2] == 20);
  const Array& by_layer = array(found, "by_layer");
  CHECK(by_layer.dimension(0).name == "epoch");
  CHECK(by_layer.dimension(1).name == "layer");
  CHECK(by_layer.real()[5] == 40);
}

TEST_CASE("train: looking changes nothing", "[networks][train]") {
  const Record found = observed([](double, const Record&) { return Value(1.0); });
  CHECK(network_in(found).parameters.identical(network_in(result(parity_question())).parameters));
  CHECK(observed([](double, const Record&) { return Value(); }).find("observed") == nullptr);
}

TEST_CASE("train: the order of the patterns follows from the stream", "[networks][train]") {
  Train question = parity_question();
  question.batch = 2;
  CHECK(array(result(question, 1), "loss").identical(array(result(question, 1), "loss")));
  CHECK_FALSE(array(result(question, 1), "loss").identical(array(result(question, 2), "loss")));
}

TEST_CASE("train: what an observer may not return is told", "[networks][train]") {
  CHECK_THROWS_WITH(observed([](double, const Record&) { return Value("text"); }),
                    "train: observe returned a text; it must be a number, an array of numbers, or a record of these");
  CHECK_THROWS_WITH(observed([](double epoch, const Record&) {
                      return Value(Array::of(std::vector<double>(static_cast<std::size_t>(epoch), 0.0)));
                    }),
                    Contains("and before observed"));
  CHECK_THROWS_WITH(observed([](double epoch, const Record&) {
                      return epoch < 2 ? Value(record({{"a", 1.0}})) : Value(record({{"a", 1.0}, {"b", 1.0}}));
                    }),
                    Contains("observe returned 2 values at epoch 2, and 1 before"));
  CHECK_THROWS_WITH(observed([](double, const Record&) {
                      return Value(record({{"loss", 1.0}}));
                    }),
                    Contains("a field loss, which the result has already"));
  CHECK_THROWS_WITH(observed([](double, const Record&) -> Value { throw ansatz::core::Error("the observer's own"); }),
                    "the observer's own");
}

TEST_CASE("train: names what it refuses", "[networks][train]") {
  const auto with = [](auto change) {
    Train question = parity_question();
    change(question);
    result(question);
  };
  CHECK_THROWS_WITH(with([](Train& q) { q.epochs = 0; }), "train: epochs is 0, but must be at least 1");
  CHECK_THROWS_WITH(with([](Train& q) { q.batch = 0; }), "train: batch is 0, but must be at least 1");
  CHECK_THROWS_WITH(with([](Train& q) { q.at = {21}; }),
                    "train: at is 21, but must be in [0, 20], the epochs of the "
                    "training");
  CHECK_THROWS_WITH(with([](Train& q) { q.at = {NAN}; }), Contains("at is nan"));
  CHECK_THROWS_WITH(with([](Train& q) { q.rate = 0; }), Contains("rate is 0"));
  CHECK_THROWS_WITH(with([](Train& q) { q.momentum = 1; }), Contains("momentum is 1"));
  CHECK_THROWS_WITH(with([](Train& q) { q.decay = NAN; }), Contains("decay is nan"));
  CHECK_THROWS_WITH(with([](Train& q) { q.loss = "hinge"; }), Contains("loss is \"hinge\""));
  CHECK_THROWS_WITH(with([](Train& q) { q.optimizer = "lbfgs"; }), Contains("optimizer is \"lbfgs\""));
  CHECK_THROWS_WITH(with([](Train& q) { q.data = {}; }),
                    "train: data is a record without x, but must be a record with x "
                    "and y");
  CHECK_THROWS_WITH(with([](Train& q) { q.data.set("y", Value("class")); }), Contains("data.y is"));
  CHECK_THROWS_WITH(with([](Train& q) {
                      q.data.set("y", Array::of({0, 1, 2, 0}));
                    }),
                    Contains("data.y is 2 in pattern 3"));
  CHECK_THROWS_WITH(with([](Train& q) {
                      q.rate = 1e308;
                      q.optimizer = "sgd";
                    }),
                    Contains("at epoch"));
}

TEST_CASE("train: changes the layers that are named, and no others", "[networks][train]") {
  const std::string optimizer = GENERATE("adam", "sgd", "momentum");
  Train question = parity_question();
  question.optimizer = optimizer;
  question.decay = 0.1;
  question.batch = 3;
  const auto start = question.net.parameters.real();
  const auto parameters = [&](std::vector<double> trained) {
    question.trained = std::move(trained);
    const Record out = result(question);
    return *out.find("net")->get<Record>()->find("parameters")->get<Array>();
  };
  const Array first = parameters({1}), last = parameters({2}), both = parameters({2, 1}), all = parameters({});
  // 2 × 8 weights and 8 biases, then 8 × 2 and 2.
  for (std::size_t p = 0; p < 42; ++p) {
    CHECK((first.real()[p] == start[p]) == (p >= 24));
    CHECK((last.real()[p] == start[p]) == (p < 24));
  }
  CHECK(both.identical(all));
  CHECK_THROWS_WITH(parameters({3}), "train: trained is 3, but must be a layer of the network, from 1 to 2");
  CHECK_THROWS_WITH(parameters({0}), Contains("trained is 0"));
  CHECK_THROWS_WITH(parameters({1.5}), Contains("trained is 1.5"));
  CHECK_THROWS_WITH(parameters({NAN}), Contains("trained is nan"));
}
