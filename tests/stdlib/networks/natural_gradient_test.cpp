// SPDX-License-Identifier: MIT
#include "stdlib/networks/natural_gradient.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/networks/pass.h"
#include "stdlib/networks/small_nets.h"
#include "stdlib/networks/train.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::normal_batch;
using Catch::Matchers::Contains;

namespace {

Network network(const std::vector<std::size_t>& sizes, const char* bend = "tanh") {
  return Network(sizes, activation("test", bend), activation("test", "identity"));
}

/// Slopes of the mean loss of all rows.
std::vector<double> slopes_of(const Network& net, Loss loss, std::span<const double> parameters, const Batch& x,
                              const Batch& y) {
  Pass pass(net, x.rows);
  Run run;
  pass.load(x, 0, x.rows);
  pass.forward(parameters, run);
  Batch out(x.rows, net.outputs()), by(x.rows, net.outputs());
  pass.copy_layer(net.layers().size(), out);
  loss_and_slopes(loss, out.values.data(), y.values.data(), x.rows, out.columns, 1 / double(x.rows), by.values.data());
  pass.set_output_slopes(by);
  std::vector<double> gradient(net.parameters());
  pass.backward(parameters, gradient, run);
  return gradient;
}

std::vector<std::size_t> all_rows(std::size_t count) {
  std::vector<std::size_t> rows(count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

}  // namespace

// Without a hidden layer the Fisher matrix is the matrix of second derivatives, whatever is wanted, for both losses; so
// that turning what it makes of a vector gives the vector back. Differences of slopes err by 1e-10.
TEST_CASE("natural_gradient: undoes second derivatives of a network without hidden layers", "[networks][natural]") {
  const Loss loss = GENERATE(Loss::squared, Loss::cross_entropy);
  const Network net = network({3, 2});
  const Batch x = normal_batch(1, 40, 3);
  Batch y = normal_batch(2, 40, 2);
  softmax(y.values.data(), 40, 2);
  const auto parameters = support::normals(3, net.parameters()), along = support::normals(4, net.parameters());
  auto above = parameters, below = parameters;
  constexpr double kStep = 1e-5, kDamping = 1e-3;
  for (std::size_t p = 0; p < along.size(); ++p) {
    above[p] += kStep * along[p];
    below[p] -= kStep * along[p];
  }
  const auto high = slopes_of(net, loss, above, x, y), low = slopes_of(net, loss, below, x, y);
  std::vector<double> curved(along.size());
  for (std::size_t p = 0; p < along.size(); ++p) curved[p] = (high[p] - low[p]) / (2 * kStep) + kDamping * along[p];
  NaturalGradient("test", net, loss, kDamping).turn(parameters, x, all_rows(40), curved);
  for (std::size_t p = 0; p < along.size(); ++p) CHECK(curved[p] == Approx(along[p]).epsilon(0).margin(1e-6));
}

TEST_CASE("natural_gradient: with one step a line is fitted", "[networks][natural]") {
  const auto x = support::normals(1, 100);
  std::vector<double> y;
  for (const double v : x) y.push_back(3 * v - 1);
  Run run{Stream(1)};
  Train question;
  question.net = mlp({{1, 1}}, run);
  question.data.set("x", Array::of(x));
  question.data.set("y", Array::of(y));
  question.loss = "squared";
  question.optimizer = "natural";
  question.rate = 1;
  question.damping = 1e-9;
  question.epochs = 1;
  const Record found = train(question, run);
  const auto learnt = found.find("net")->get<Record>()->find("parameters")->get<Array>()->real();
  CHECK(learnt[0] == Approx(3).epsilon(0).margin(1e-7));
  CHECK(learnt[1] == Approx(-1).epsilon(0).margin(1e-7));
}

// Inputs in other units with weights to match make the same function. A plain step then moves it otherwise; a natural
// one, but for the damping, does not.
TEST_CASE("natural_gradient: does not see the units of the inputs", "[networks][natural]") {
  const char* bend = GENERATE("tanh", "crrelu");
  const Network net = network({2, 3, 1}, bend);
  const Batch x = normal_batch(1, 60, 2), y = normal_batch(2, 60, 1);
  Batch scaled = x;
  for (double& v : scaled.column(0)) v *= 10;
  const auto parameters = support::normals(3, net.parameters());
  auto other = parameters;
  for (std::size_t j = 0; j < 3; ++j) other[2 * j] /= 10;
  const auto turned = [&](const std::vector<double>& at, const Batch& in) {
    auto gradient = slopes_of(net, Loss::squared, at, in, y);
    NaturalGradient("test", net, Loss::squared, 1e-10).turn(at, in, all_rows(60), gradient);
    return gradient;
  };
  const auto one = turned(parameters, x), two = turned(other, scaled);
  for (std::size_t p = 0; p < one.size(); ++p)
    CHECK(two[p] * (p < 6 && p % 2 == 0 ? 10 : 1) == Approx(one[p]).epsilon(1e-3).margin(1e-4));
}

TEST_CASE("natural_gradient: learns in few steps what others need many for", "[networks][natural]") {
  const Array x({{"", 4}, {"", 2}}, std::vector<double>{0, 0, 0, 1, 1, 0, 1, 1});
  Run run{Stream(1)};
  Train question;
  question.net = mlp({{2, 8, 2}}, run);
  question.data.set("x", x);
  question.data.set("y", Array::of({0, 1, 1, 0}));
  question.optimizer = "natural";
  question.damping = 0.01;
  question.rate = 0.3;
  question.epochs = 60;
  const Record found = train(question, run);
  CHECK(found.find("loss")->get<Array>()->real()[59] < 0.05);
}

TEST_CASE("natural_gradient: names what it refuses", "[networks][natural]") {
  const Network small = network({3, 2}), large = network({50, 40, 2});
  CHECK_THROWS_WITH(
      NaturalGradient("train", large, Loss::squared, 1e-3),
      "train: optimizer is \"natural\" for 2122 parameters, but must be another for more than 2000, since it "
      "solves for all of them in every step");
  CHECK_THROWS_WITH(NaturalGradient("train", small, Loss::squared, 0),
                    "train: damping is 0, but must be above 0 and finite");
  CHECK_THROWS_WITH(NaturalGradient("train", small, Loss::squared, NAN), Contains("damping is nan"));
}
