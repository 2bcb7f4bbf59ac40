// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "stdlib/networks/blocks/one_block.h"
#include "stdlib/networks/layers.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/rules/layer_alone.h"
#include "stdlib/networks/small_nets.h"
#include "stdlib/networks/training.h"

using namespace ansatz::networks;
using ansatz::core::Expression;
using ansatz::core::Function;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::normal_batch;

namespace {

using Words = std::vector<LayerWord>;
using Numbers = std::vector<double>;

// No relu and no equal numbers, so that everything has a slope.
std::vector<Words> networks_of_blocks() {
  Convolution plain{3};
  Convolution odd{.channels = 3, .size = {2, 3}, .stride = {2, 1}, .padding = {1, 2}};
  Convolution padded{.channels = 2, .size = {3}, .stride = {1}, .padding = {1}};
  Convolution skipping{.channels = 2, .size = {2}, .stride = {3}};
  Pooling mean{.size = {2}, .of = "mean"};
  Pooling overlapping{.size = {2, 3}, .stride = Numbers{1, 2}};
  Pooling overlapping_mean{.size = {3, 2}, .stride = Numbers{1}, .of = "mean"};
  Attention bare{.heads = 3, .normalised = false, .residual = false, .causal = true};
  Attention added{.heads = 1, .normalised = false};
  Attention normal{.heads = 2, .residual = false};
  Attention whole{.heads = 2, .causal = true};
  FeedForward inner{5};
  FeedForward bare_inner{.hidden = 4, .normalised = false, .residual = false, .activation = std::string("gelu")};
  const Expression z = Expression::argument(0);
  FeedForward learning{.hidden = 3, .activation = Function::traced(z * tanh(Expression::argument(1) * z), 2)};
  Convolution own{.channels = 2, .activation = Function::traced(z * tanh(Expression::argument(1) * z), 2)};
  return {{Numbers{5, 6, 2}, plain, 4.0},
          {Numbers{5, 6, 2}, odd, 3.0},
          {Numbers{6, 6, 1}, padded, Pooling{}, Convolution{.channels = 3, .size = {2}}, 2.0},
          {Numbers{7, 2}, skipping, Pooling{}, 3.0},
          {Numbers{8, 3}, Convolution{.channels = 4, .size = {3}, .stride = {2}, .padding = {1}}, mean, 2.0},
          {Numbers{5, 6, 2}, own, overlapping, 2.0},
          {Numbers{5, 4, 2}, overlapping_mean, plain, 2.0},
          {Numbers{4, 6}, Positions{true}, Attention{2}, inner, Pooling{.size = {4}, .of = "mean"}, 3.0},
          {Numbers{4, 6}, bare, 2.0},
          {Numbers{3, 4}, Positions{}, added, bare_inner, 2.0},
          {Numbers{4, 4}, normal, learning, 2.0},
          {Numbers{3, 4}, LayerNormalisation{}, 2.0},
          {Numbers{3, 4}, Attention{2}, LayerNormalisation{false}, Convolution{.channels = 3, .size = {1}}},
          {Numbers{2, 2, 4}, whole, Convolution{.channels = 2, .size = {2}}},
          {Numbers{6}, 5.0, 2.0}};
}

std::vector<double> anything(const Network& network, std::uint64_t seed) {
  auto parameters = support::normals(seed, network.parameters());
  for (double& p : parameters) p *= 0.6;
  return parameters;
}

double half_square(Pass& pass, std::size_t last, const Batch& targets, std::span<const double> parameters) {
  Run run;
  pass.forward(parameters, run);
  Batch out(targets.rows, targets.columns);
  pass.copy_layer(last, out);
  double sum = 0;
  for (std::size_t i = 0; i < out.values.size(); ++i) {
    out.values[i] -= targets.values[i];
    sum += out.values[i] * out.values[i] / 2;
  }
  pass.set_output_slopes(out);
  return sum;
}

}  // namespace

// A central difference with h = 1e-5 errs by h² times a sixth of a third derivative and by 1e-16/h times the loss,
// which is of order ten, and slopes are: 1e-9 and 1e-10, with some ten for the third derivatives of a softmax.
TEST_CASE("blocks: slopes are those of central differences", "[networks][blocks][gradient]") {
  const auto all = networks_of_blocks();
  const std::size_t which = GENERATE_COPY(range(std::size_t{0}, all.size()));
  const std::size_t rows = GENERATE(std::size_t{3}, std::size_t{13});
  CAPTURE(which, rows);
  const Network network = network_of_layers("test", "layers", Layers(all[which]), std::string("tanh"));
  const Batch inputs = normal_batch(1, rows, network.inputs()), targets = normal_batch(2, rows, network.outputs());
  auto parameters = anything(network, 3 + which);
  Pass pass(network, rows, true);
  pass.load(inputs, 0, rows);
  half_square(pass, network.layers().size(), targets, parameters);
  Run run;
  std::vector<double> gradient(network.parameters());
  pass.backward(parameters, gradient, run);
  Batch by_input(rows, network.inputs());
  pass.copy_input_slopes(by_input);
  constexpr double kStep = 1e-5;
  const auto difference = [&](double& at, const auto& loss) {
    const double there = at;
    at = there + kStep;
    const double above = loss();
    at = there - kStep;
    const double below = loss();
    at = there;
    return (above - below) / (2 * kStep);
  };
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    INFO("parameter " << p);
    CHECK(gradient[p] ==
          Approx(difference(parameters[p],
                            [&] { return half_square(pass, network.layers().size(), targets, parameters); }))
              .epsilon(1e-7)
              .margin(1e-8));
  }
  Batch moved = inputs;
  for (std::size_t j = 0; j < network.inputs(); ++j) {
    INFO("input " << j);
    CHECK(by_input.at(rows - 1, j) == Approx(difference(moved.at(rows - 1, j),
                                                        [&] {
                                                          pass.load(moved, 0, rows);
                                                          return half_square(pass, network.layers().size(), targets,
                                                                             parameters);
                                                        }))
                                          .epsilon(1e-7)
                                          .margin(1e-8));
  }
}

// A pattern's slopes by itself, and the sum over patterns in a batch: sums of some tens of terms in another order.
TEST_CASE("blocks: slopes of patterns add up to those of the batch", "[networks][blocks][gradient]") {
  for (const Words& words : networks_of_blocks()) {
    const Network network = network_of_layers("test", "layers", Layers(words), std::string("tanh"));
    const auto parameters = anything(network, 5);
    const std::size_t rows = 9;
    Batch in = normal_batch(1, rows, network.inputs());
    for (const Layer& layer : network.layers()) {
      const LayerValues values = values_of(layer, parameters, in);
      const Batch d = normal_batch(4, rows, layer.outputs);
      Batch together = d, apart = d;
      // Slopes are added to what is there.
      std::vector<double> gradient(network.parameters(), 2), jacobian(rows * network.parameters());
      add_layer_slopes(layer, parameters, in, values, together, gradient);
      slopes_of_patterns(layer, parameters, in, values, apart, jacobian);
      for (std::size_t p = 0; p < network.parameters(); ++p) {
        double sum = 0;
        for (std::size_t i = 0; i < rows; ++i) sum += jacobian[p * rows + i];
        CHECK(gradient[p] - 2 == Approx(sum).epsilon(1e-11).margin(1e-11));
      }
      in = values.outputs;
    }
  }
}
