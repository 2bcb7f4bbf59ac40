// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/expression/derivative.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Expression;
using ansatz::core::Function;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::normal_batch;

namespace {

/// Rows of probabilities.
Batch shares(std::uint64_t seed, std::size_t rows, std::size_t columns) {
  Batch out = normal_batch(seed, rows, columns);
  softmax(out.values.data(), rows, columns);
  return out;
}

std::vector<std::size_t> first_rows(std::size_t count) {
  std::vector<std::size_t> rows(count);
  for (std::size_t i = 0; i < count; ++i) rows[i] = i;
  return rows;
}

double mean_loss(Loss loss, Pass& pass, const Batch& targets, std::span<const double> parameters) {
  Run run;
  pass.forward(parameters, run);
  double sum = 0;
  for (std::size_t t = 0; t < pass.tiles(); ++t) {
    const std::size_t count = pass.rows_of(t);
    std::vector<double> wanted;
    for (std::size_t j = 0; j < targets.columns; ++j)
      for (std::size_t i = 0; i < count; ++i) wanted.push_back(targets.at(t * Pass::kTileRows + i, j));
    sum += loss_and_slopes(loss, pass.output(t).data(), wanted.data(), count, targets.columns,
                           1 / static_cast<double>(targets.rows), pass.output_slopes(t).data());
  }
  return sum / static_cast<double>(targets.rows);
}

/// Parameters at random, biases too.
std::vector<double> anything(const Network& network) {
  auto parameters = support::normals(5, network.parameters());
  for (double& p : parameters) p *= 0.5;
  return parameters;
}

Function softplus_in_cpp() {
  const auto slope = Function::native("slope", 1, [](std::span<const double* const> in, double* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = 1 / (1 + std::exp(-in[0][i]));
  });
  return Function::native(
      "softplus", 1,
      [](std::span<const double* const> in, double* out, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) out[i] = std::log1p(std::exp(in[0][i]));
      },
      [slope](int) { return slope; });
}

std::variant<std::string, Function> bend_number(int which) {
  const Expression z = Expression::argument(0);
  switch (which) {
    case 0:
      return std::string("tanh");
    case 1:
      return std::string("sigmoid");
    case 2:
      return std::string("relu");
    case 3:
      return std::string("gelu");
    case 4:
      return std::string("identity");
    case 5:
      return Function::traced(z / (1.0 + exp(-z)), 1);
    case 6:
      return std::string("crrelu");
    case 7:
      return Function::traced(z * tanh(Expression::argument(1) * z), 2);  // with a number of its own
    default:
      return softplus_in_cpp();
  }
}

}  // namespace

// A central difference with h = 1e-5 errs by about h² times a third derivative of order one, and by 1e-16/h from
// rounding: 1e-10 and 1e-11. With relu a sum within h of 0 would spoil it; of these numbers none is.
TEST_CASE("networks: slopes are those of central differences", "[networks][gradient]") {
  const int which = GENERATE(range(0, 9));
  const Loss loss = GENERATE(Loss::squared, Loss::cross_entropy);
  CAPTURE(which, int(loss));
  const Network network({3, 5, 4, 2}, activation("test", bend_number(which)), activation("test", "identity"));
  const Batch inputs = normal_batch(1, 150, 3);  // two tiles, the second not full
  const Batch targets = loss == Loss::squared ? normal_batch(2, 150, 2) : shares(2, 150, 2);
  auto parameters = anything(network);
  Pass pass(network, 150, true);
  pass.load(inputs, first_rows(150));
  mean_loss(loss, pass, targets, parameters);
  Run run;
  std::vector<double> gradient(network.parameters());
  pass.backward(parameters, gradient, run);
  Batch by_input(150, 3);
  pass.copy_input_slopes(by_input);
  constexpr double kStep = 1e-5;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const double there = parameters[p];
    parameters[p] = there + kStep;
    const double above = mean_loss(loss, pass, targets, parameters);
    parameters[p] = there - kStep;
    const double below = mean_loss(loss, pass, targets, parameters);
    parameters[p] = there;
    INFO("parameter " << p);
    CHECK(gradient[p] == Approx((above - below) / (2 * kStep)).epsilon(0).margin(1e-9));
  }
  Batch moved = inputs;
  for (const std::size_t row : {0, 77, 149}) {
    for (std::size_t j = 0; j < 3; ++j) {
      const double there = inputs.at(row, j);
      moved.at(row, j) = there + kStep;
      pass.load(moved, 0, 150);
      const double above = mean_loss(loss, pass, targets, parameters);
      moved.at(row, j) = there - kStep;
      pass.load(moved, 0, 150);
      const double below = mean_loss(loss, pass, targets, parameters);
      moved.at(row, j) = there;
      CHECK(by_input.at(row, j) == Approx((above - below) / (2 * kStep)).epsilon(0).margin(1e-9));
    }
  }
}

// The loss of one pattern, written out as a formula of each parameter in turn and differentiated exactly. Both sum some
// tens of terms of order one.
TEST_CASE("networks: slopes are those of the traced loss", "[networks][gradient]") {
  const Network network({2, 3, 1}, activation("test", "tanh"), activation("test", "sigmoid"));
  const auto parameters = anything(network);
  const double x[2] = {0.7, -1.2}, wanted = 0.3;
  const auto loss_by = [&](std::size_t free) {
    const auto number = [&](std::size_t p) { return p == free ? Expression::argument(0) : Expression(parameters[p]); };
    const Layer &one = network.layers()[0], &two = network.layers()[1];
    Expression sum = number(two.biases);
    for (std::size_t j = 0; j < 3; ++j) {
      Expression inner = number(one.biases + j);
      for (std::size_t i = 0; i < 2; ++i) inner = inner + x[i] * number(one.weights + 2 * j + i);
      sum = sum + number(two.weights + j) * tanh(inner);
    }
    const Expression miss = 1.0 / (1.0 + exp(-sum)) - wanted;
    return Function::traced(miss * miss, 1);
  };
  Batch inputs(1, 2), target(1, 1);
  inputs.values = {x[0], x[1]};
  target.values = {wanted};
  Pass pass(network, 1);
  pass.load(inputs, 0, 1);
  CHECK(mean_loss(Loss::squared, pass, target, parameters) == Approx(loss_by(0)(parameters[0])).epsilon(1e-13));
  std::vector<double> gradient(network.parameters());
  Run run;
  pass.backward(parameters, gradient, run);
  for (std::size_t p = 0; p < parameters.size(); ++p)
    CHECK(gradient[p] == Approx(loss_by(p).derivative()(parameters[p])).epsilon(1e-12).margin(1e-15));
}

TEST_CASE("networks: an activation's slope is the derivative of its value", "[networks][activation]") {
  const int which = GENERATE(range(0, 9));
  CAPTURE(which);
  const Activation bend = activation("test", bend_number(which));
  if (bend.is_identity() || bend.learns()) return;  // learnt ones in crrelu_test.cpp
  for (const double z : {-30.0, -3.0, -0.5, -1e-3, 1e-3, 0.5, 3.0, 30.0}) {
    const double a = bend.value(z), h = 1e-6 * std::max(1.0, std::abs(z));
    const double point[3] = {z, a, 2.0};
    // The difference errs by 1e-16/h = 1e-10 times the value.
    CHECK(bend.carry(std::span<const double>(point)) ==
          Approx((bend.value(z + h) - bend.value(z - h)) / h).epsilon(0).margin(1e-8));
  }
}

TEST_CASE("networks: named activations have the values of their names", "[networks][activation]") {
  for (const double z : {-800.0, -20.0, -1.0, -1e-9, 0.0, 1e-9, 0.3, 20.0, 800.0}) {
    CHECK(activation("test", "tanh").value(z) == Approx(std::tanh(z)).epsilon(4 * 2.2e-16).margin(0));
    CHECK(activation("test", "sigmoid").value(z) ==
          Approx(std::exp(std::min(z, 0.0)) / (1 + std::exp(-std::abs(z)))).epsilon(8 * 2.2e-16).margin(1e-300));
    CHECK(activation("test", "relu").value(z) == std::max(z, 0.0));
    CHECK(activation("test", "gelu").value(z) ==
          Approx(z / 2 * std::erfc(-z / std::sqrt(2.0))).epsilon(0).margin(3e-16));
  }
  for (const char* name : {"tanh", "sigmoid", "relu", "gelu"}) {
    CHECK(std::isnan(activation("test", name).value(NAN)));
    const Activation bend = activation("test", name);
    CHECK(bend.value(INFINITY) == (bend.bends_at_zero ? INFINITY : 1.0));
  }
  CHECK(activation("test", "tanh").value(-INFINITY) == -1);
  CHECK(std::signbit(activation("test", "tanh").value(-0.0)));
  CHECK(activation("test", "identity").is_identity());
}

// Against the C library's, which is within one unit in the last place, on a grid finer and wider than any layer needs.
TEST_CASE("networks: tanh and sigmoid keep their digits everywhere", "[networks][activation]") {
  std::vector<double> z;
  for (double x = 1e-12; x < 800; x *= 1.003) z.insert(z.end(), {x, -x});
  for (const char* name : {"tanh", "sigmoid"}) {
    std::vector<double> out(z.size());
    const double* in = z.data();
    const auto bend = activation("test", name).value;
    bend.evaluate(std::span(&in, 1), out.data(), z.size());
    double worst = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double e = std::exp(-std::abs(z[i]));
      const double wanted = name[0] == 't' ? std::tanh(z[i]) : (z[i] < 0 ? e : 1) / (1 + e);
      if (std::abs(wanted) > 1e-300) worst = std::max(worst, std::abs(out[i] - wanted) / std::abs(wanted));
      CHECK(out[i] == bend(z[i]));  // the same alone as in an array
    }
    CHECK(worst < 4 * 2.3e-16);
  }
}

TEST_CASE("networks: an activation that is none is refused by name", "[networks][activation]") {
  CHECK_THROWS_WITH(activation("mlp", "tanhh"),
                    "mlp: activation is \"tanhh\", but must be \"tanh\", \"sigmoid\", \"relu\", \"gelu\", \"crrelu\", "
                    "\"identity\" or a function of one argument");
  const Function three = Function::traced(Expression::argument(0) + Expression::argument(2), 3);
  CHECK_THROWS_WITH(activation("mlp", three), Catch::Contains("a function of 3 arguments"));
  CHECK_THROWS_WITH(activation("mlp", Function{}), Catch::Contains("activation is nothing"));
}
