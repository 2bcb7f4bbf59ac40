// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/networks/activation.h"
#include "stdlib/networks/mlp.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/train.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Expression;
using ansatz::core::Function;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

double value(const Activation& bend, double z, double own) {
  double out = 0;
  bend.apply({&z, 1}, own, {&out, 1});
  return out;
}

}  // namespace

// max(z, 0) + 0.01 z e^−z²/2, worked out apart from this code.
TEST_CASE("crrelu: has the published values", "[networks][crrelu]") {
  const Activation bend = activation("test", "crrelu");
  CHECK(bend.learns());
  CHECK(bend.start == 0.01);
  CHECK(value(bend, -2, 0.01) == Approx(-0.0027067056647322543).epsilon(1e-14));
  CHECK(value(bend, -1, 0.01) == Approx(-0.006065306597126334).epsilon(1e-14));
  CHECK(value(bend, 1, 0.01) == Approx(1.0060653065971263).epsilon(1e-14));
  CHECK(value(bend, 2, 0.01) == Approx(2.0027067056647323).epsilon(1e-14));
  CHECK(value(bend, -1, 0) == 0);
  CHECK(value(bend, 1e3, 5) == 1e3);
  CHECK(std::isnan(value(bend, NAN, 0.01)));
}

// More units than are taken at once. A central difference errs by 1e-10.
TEST_CASE("crrelu: slopes by inputs and by its own number are those of differences", "[networks][crrelu]") {
  const Activation bend = activation("test", "crrelu");
  const std::vector<double> z = support::normals(1, 600), d = support::normals(2, 600);
  std::vector<double> slopes = d, out(600);
  bend.carry_back(z, z, 0.3, slopes);
  double sum = 0;
  for (std::size_t i = 0; i < 600; ++i) {
    const double h = 1e-5;
    CHECK(slopes[i] ==
          Approx(d[i] * (value(bend, z[i] + h, 0.3) - value(bend, z[i] - h, 0.3)) / (2 * h)).epsilon(0).margin(1e-8));
    sum += d[i] * z[i] * std::exp(-z[i] * z[i] / 2);
  }
  CHECK(bend.slope_by_own(z, 0.3, d) == Approx(sum).epsilon(1e-12));
}

TEST_CASE("crrelu: a network has a number of its own in every hidden layer, learnt with the rest",
          "[networks][crrelu]") {
  Run run{Stream(1)};
  Mlp start{{1, 4, 4, 1}, std::string("crrelu")};
  start.activation_start = 0.25;
  const Perceptron net = mlp(start, run);
  const Network network = network_of("test", net);
  CHECK(network.parameters() == 8 + 20 + 5 + 2);
  CHECK(net.parameters.real()[8] == 0.25);
  CHECK(net.parameters.real()[29] == 0.25);
  // The hump z e^−z²/2 is what the layer has of its own: a line and half of it are learnt from few units only so.
  const auto x = support::normals(3, 500);
  std::vector<double> y;
  for (const double v : x) y.push_back(std::max(v, 0.0) + 0.5 * v * std::exp(-v * v / 2));
  Train question;
  question.net = mlp({{1, 1, 1}, std::string("crrelu")}, run);
  auto parameters = std::vector<double>{1, 0, 0.01, 1, 0};
  question.net.parameters = Array::along("parameter", parameters);
  question.data.set("x", Array::of(x));
  question.data.set("y", Array::of(y));
  question.loss = "squared";
  question.rate = 0.01;
  question.epochs = 400;
  const Record found = train(question, run);
  const auto learnt = found.find("net")->get<Record>()->find("parameters")->get<Array>()->real();
  CHECK(learnt[2] == Approx(0.5).epsilon(0).margin(0.01));
}

TEST_CASE("activation: a formula of two arguments learns its second", "[networks][crrelu]") {
  const Expression z = Expression::argument(0), slope = Expression::argument(1);
  const Activation leaky = activation("test", Function::traced(max(z, slope * z), 2), 0.2);
  CHECK(leaky.start == 0.2);
  CHECK(value(leaky, -3, 0.2) == Approx(-0.6).epsilon(1e-15));
  CHECK(value(leaky, 3, 0.2) == 3);
  CHECK_THROWS_WITH(activation("mlp", "crrelu", INFINITY), "mlp: activation_start is inf, but must be finite");
  const Function native = Function::native("native", 2, [](std::span<const double* const>, double*, std::size_t) {});
  CHECK_THROWS_WITH(activation("mlp", native), Contains("but must be a function of one argument, or a formula of two"));
}
