// SPDX-License-Identifier: MIT
#include "stdlib/networks/rules/forward_forward.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/rules/layer_alone.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

/// Two classes by the sign of x₃ x₄, which no line parts; the first two inputs are room for the class.
ForwardForward forward_forward_question(std::size_t count = 400) {
  ForwardForward out;
  Run run{Stream(1)};
  out.net = mlp({{4, 32, 32}, std::string("relu")}, run);
  auto x = support::normals(2, 4 * count);
  std::vector<double> y;
  for (std::size_t i = 0; i < count; ++i) y.push_back(x[4 * i + 2] * x[4 * i + 3] > 0 ? 1 : 0);
  out.data.set("x", Array({{"", count}, {"", 4}}, x));
  out.data.set("y", Array::of(y));
  out.classes = 2;
  out.rate = 0.01;
  out.batch = 50;
  return out;
}

ForwardForwardRun result(const ForwardForward& of, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return forward_forward(of, run);
}

double share_right(const ForwardForward& of, const Perceptron& net) {
  Run run;
  const Array named = forward_forward_classes({net, *of.data.find("x")->get<Array>(), of.classes}, run);
  const Array& y = *of.data.find("y")->get<Array>();
  double right = 0;
  for (std::size_t i = 0; i < y.size(); ++i) right += named.real()[i] == y.real()[i];
  return right / static_cast<double>(y.size());
}

}  // namespace

// h = (1.5, 0.5, 0, 2): Σh² = 6.5 against θ = 4.
TEST_CASE("forward_forward: losses are those of the published definition", "[networks][forward_forward]") {
  double slope = 0;
  CHECK(liveliness_loss(6.5, 4, true, slope) == Approx(0.07888973429254963).epsilon(1e-13));
  CHECK(slope == Approx(-1 / (1 + std::exp(2.5))).epsilon(1e-13));
  CHECK(liveliness_loss(6.5, 4, false, slope) == Approx(2.5788897342925496).epsilon(1e-13));
  CHECK(slope == Approx(1 / (1 + std::exp(-2.5))).epsilon(1e-13));
  CHECK(liveliness_loss(1e6, 0, false, slope) == 1e6);
  CHECK(liveliness_loss(1e6, 0, true, slope) == 0);
  CHECK(slope == 0);
}

TEST_CASE("forward_forward: learns what no line parts, layers apart or together", "[networks][forward_forward]") {
  ForwardForward of = forward_forward_question();
  of.together = GENERATE(false, true);
  const auto found = result(of);
  CHECK(found.loss.rank() == 2);
  CHECK(found.loss.size() == 120);
  CHECK(share_right(of, found.net) > 0.9);
  // Goodness starts near zero where all is guessed: about (softplus(2) + softplus(−2))/2 = 1.13.
  CHECK(found.loss.real()[118] < 0.7);
}

TEST_CASE("forward_forward: layers learn nothing from those above unless together", "[networks][forward_forward]") {
  ForwardForward deep = forward_forward_question(100), lone = forward_forward_question(100);
  deep.epochs = lone.epochs = 3;
  const auto all = deep.net.parameters.real();
  lone.net.layers = {4, 32};
  lone.net.parameters = Array::along("parameter", {all.begin(), all.begin() + 160});
  for (const bool together : {false, true}) {
    deep.together = lone.together = together;
    const auto one = result(lone).net.parameters, other = result(deep).net.parameters;
    bool same = true;
    for (std::size_t p = 0; p < 160; ++p) same = same && one.real()[p] == other.real()[p];
    CHECK(same != together);
  }
}

// All patterns in one batch and two classes: the first loss is that of the net at its start, and the wrong class is the
// other one, so that nothing is drawn that matters.
TEST_CASE("forward_forward: the first losses are those of the definition", "[networks][forward_forward]") {
  ForwardForward of = forward_forward_question(30);
  of.batch = 30;
  of.epochs = 1;
  of.together = GENERATE(false, true);
  const auto x = of.data.find("x")->get<Array>()->real(), y = of.data.find("y")->get<Array>()->real();
  const auto p = of.net.parameters.real();
  double wanted[2] = {0, 0};
  for (std::size_t i = 0; i < 30; ++i) {
    for (const bool is_right : {true, false}) {
      const double own = is_right ? y[i] : 1 - y[i];
      std::vector<double> in{own == 0 ? 1.0 : 0.0, own == 1 ? 1.0 : 0.0, x[4 * i + 2], x[4 * i + 3]};
      double goodness[2];
      std::size_t at = 0;
      for (std::size_t l = 0; l < 2; ++l) {
        std::vector<double> out(32);
        double square = 0;
        for (std::size_t j = 0; j < 32; ++j) {
          double z = p[at + 32 * in.size() + j];
          for (std::size_t k = 0; k < in.size(); ++k) z += p[at + j * in.size() + k] * in[k];
          out[j] = std::max(z, 0.0);
          square += out[j] * out[j];
        }
        at += 32 * (in.size() + 1);
        goodness[l] = square / 32;
        for (double& a : out) a /= std::sqrt(goodness[l]);
        in = out;
      }
      for (std::size_t l = 0; l < 2; ++l) {
        const double above = of.together ? goodness[0] + goodness[1] - 2 * of.threshold : goodness[l] - of.threshold;
        wanted[l] += std::log1p(std::exp(is_right ? -above : above)) / 60;
      }
    }
  }
  const auto found = result(of).loss;
  // The root mean square is kept from 0 by 1e-8 under its root, of goodnesses of some tenths.
  for (std::size_t l = 0; l < 2; ++l) CHECK(found.real()[l] == Approx(wanted[l]).epsilon(1e-6));
}

TEST_CASE("forward_forward: follows from the stream alone", "[networks][forward_forward]") {
  ForwardForward of = forward_forward_question(100);
  of.epochs = 2;
  CHECK(result(of, 1).loss.identical(result(of, 1).loss));
  CHECK_FALSE(result(of, 1).loss.identical(result(of, 2).loss));
}

// As gradient_test.cpp: a central difference errs by about 1e-10.
TEST_CASE("layer_alone: slopes are those of central differences", "[networks][layer_alone]") {
  const char* bend = GENERATE("tanh", "sigmoid", "relu", "gelu", "crrelu", "identity");
  const Network network({3, 4}, activation("test", bend), activation("test", bend));
  const Layer& layer = network.layers()[0];
  auto parameters = support::normals(1, network.parameters());
  Batch in(10, 3), weights(10, 4);
  in.values = support::normals(2, 30);
  weights.values = support::normals(3, 40);
  const auto loss = [&] {
    const Batch out = values_of(layer, parameters, in).outputs;
    double sum = 0;
    for (std::size_t i = 0; i < 40; ++i) sum += weights.values[i] * out.values[i];
    return sum;
  };
  Batch slopes = weights, again = weights;
  std::vector<double> gradient(parameters.size()), jacobian(parameters.size() * 10);
  add_layer_slopes(layer, parameters, in, values_of(layer, parameters, in), slopes, gradient);
  slopes_of_patterns(layer, parameters, in, values_of(layer, parameters, in), again, jacobian);
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    double sum = 0;
    for (std::size_t i = 0; i < 10; ++i) sum += jacobian[10 * p + i];
    CHECK(sum == Approx(gradient[p]).epsilon(0).margin(1e-12));
  }
  const Batch by_input = to_inputs(layer, parameters, in, values_of(layer, parameters, in), slopes);
  const auto check = [&](double& place, double slope) {
    const double there = place;
    place = there + 1e-5;
    const double above = loss();
    place = there - 1e-5;
    const double below = loss();
    place = there;
    CHECK(slope == Approx((above - below) / 2e-5).epsilon(0).margin(1e-8));
  };
  for (std::size_t p = 0; p < parameters.size(); ++p) check(parameters[p], gradient[p]);
  for (std::size_t i = 0; i < 30; ++i) check(in.values[i], by_input.values[i]);
}

TEST_CASE("forward_forward: names what it refuses", "[networks][forward_forward]") {
  const auto with = [](auto change) {
    ForwardForward of = forward_forward_question(20);
    of.epochs = 1;
    change(of);
    result(of);
  };
  CHECK_THROWS_WITH(with([](auto& q) { q.classes = 1; }), "forward_forward: classes is 1, but must be at least 2");
  CHECK_THROWS_WITH(with([](auto& q) { q.classes = 4; }),
                    "forward_forward: net is of 4 inputs, but must be of more than 4, which are the classes'");
  CHECK_THROWS_WITH(with([](auto& q) {
                      Run run{Stream(1)};
                      q.net = mlp({{4, 8, 8}, std::string("crrelu")}, run);
                    }),
                    Contains("net is of an activation with a number of its own"));
  CHECK_THROWS_WITH(with([](auto& q) { q.epochs = 0; }), Contains("epochs is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.batch = 0; }), Contains("batch is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.threshold = 0; }), Contains("threshold is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.threshold = NAN; }), Contains("threshold is nan"));
  CHECK_THROWS_WITH(with([](auto& q) { q.rate = -1; }), Contains("rate is -1"));
  CHECK_THROWS_WITH(with([](auto& q) { q.data.set("y", Array::of(std::vector<double>(20, 2.0))); }),
                    Contains("data.y is 2 in pattern 1"));
  CHECK_THROWS_WITH(with([](auto& q) { q.data = {}; }), Contains("a record without x"));
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.rate = 1e300;
                      q.epochs = 5;
                    }),
                    Contains("forward_forward: the loss or a weight is no longer finite at epoch"));
  Run run;
  CHECK_THROWS_WITH(forward_forward_classes({forward_forward_question(20).net, Array::of({1, 2}), 2}, run),
                    Contains("x is 1 numbers a pattern"));
}
