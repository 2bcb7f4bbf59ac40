// SPDX-License-Identifier: MIT
#include "stdlib/networks/layers.h"

#include <tbb/global_control.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "stdlib/core/declare/registry.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/blocks/one_block.h"
#include "stdlib/networks/diagnostics/layer_weights.h"
#include "stdlib/networks/joined.h"
#include "stdlib/networks/mlp.h"
#include "stdlib/networks/module.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/rules/forward_forward.h"
#include "stdlib/networks/rules/structured_knowledge.h"
#include "stdlib/networks/small_nets.h"
#include "stdlib/networks/train.h"
#include "stdlib/networks/training.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::List;
using ansatz::core::Record;
using ansatz::core::Registry;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::core::Value;
using ansatz::networks::test::normal_batch;
using Catch::Matchers::Contains;

namespace {

using Words = std::vector<LayerWord>;
using Numbers = std::vector<double>;

Perceptron made(Words words, const char* bend = "tanh") {
  Mlp question;
  question.layers = Layers::of(std::move(words));
  question.activation = std::string(bend);
  Run run{Stream(1)};
  return mlp(question, run);
}

Words small_image_net() { return {Numbers{6, 6, 1}, Convolution{.channels = 4}, Pooling{}, 3.0}; }
Words small_transformer() {
  return {Numbers{4, 6}, Positions{true}, Attention{2}, FeedForward{5}, Pooling{.size = {4}, .of = "mean"}, 3.0};
}

Array patterns(std::size_t rows, std::size_t columns) {
  return Array({{"pattern", rows}, {"input", columns}}, support::normals(1, rows * columns));
}

Record task(std::size_t rows, std::size_t columns, std::size_t classes) {
  Record out;
  out.set("x", patterns(rows, columns));
  std::vector<double> y(rows);
  for (std::size_t i = 0; i < rows; ++i) y[i] = static_cast<double>(i % classes);
  out.set("y", Array::of(y));
  return out;
}

}  // namespace

TEST_CASE("layers: blocks have the numbers that their shapes give them", "[networks][blocks][layers]") {
  const Network net = network_of_layers(
      "test", "layers",
      Layers(Words{Numbers{16, 12, 3}, Convolution{.channels = 8, .size = {5}, .padding = {2}}, Pooling{},
                   Convolution{.channels = 4, .size = {3, 2}, .stride = {2, 1}}, 10.0, 2.0}),
      std::string("relu"));
  const auto& layers = net.layers();
  REQUIRE(layers.size() == 5);
  CHECK(net.inputs() == 576);
  CHECK(layers[0].outputs == 16 * 12 * 8);
  CHECK(layers[0].block->weights() == 8 * 75);
  CHECK(layers[1].outputs == 8 * 6 * 8);
  CHECK(layers[2].outputs == 3 * 5 * 4);
  CHECK(layers[2].block->weights() == 4 * 6 * 8);
  CHECK(layers[3].outputs == 10);
  CHECK(net.parameters() == 608 + 0 + 196 + 610 + 22);
  CHECK(layers[0].activation.name == "relu");
  CHECK(layers[1].activation.is_identity());
  CHECK(layers[3].activation.name == "relu");
  CHECK(layers[4].activation.is_identity());
  const Network tokens = network_of_layers("test", "layers", Layers(small_transformer()), std::string("gelu"));
  CHECK(tokens.parameters() == 24 + (4 * 36 + 24 + 12) + (60 + 5 + 6 + 12) + 0 + 21);
  CHECK(tokens.layers()[3].outputs == 6);
}

TEST_CASE("layers: plain numbers are plain numbers in any writing", "[networks][blocks][layers]") {
  const Layers words = Layers::of(Words{3.0, 4.0, 2.0});
  CHECK(std::get<Numbers>(words) == Numbers{3, 4, 2});
  CHECK(words.size() == 3);
  CHECK(made(Words{3.0, 4.0, 2.0}).parameters.identical([] {
    Run run{Stream(1)};
    return mlp({{3, 4, 2}}, run).parameters;
  }()));
  // A shape of one side is a number of inputs.
  CHECK(made(Words{Numbers{3}, 4.0, 2.0}).parameters.identical(made(Words{3.0, 4.0, 2.0}).parameters));
}

TEST_CASE("layers: a network goes through a script's values and back", "[networks][blocks][layers]") {
  Registry registry;
  ansatz::networks::declare(registry);
  for (const Words& words : {small_image_net(), small_transformer(), Words{3.0, 2.0}}) {
    const Perceptron net = made(words);
    const Record record = as_record(net, net.parameters.real());
    Perceptron back;
    REQUIRE(ansatz::core::Convert<Perceptron>::from(record, back, {}, registry));
    CHECK(back.parameters.identical(net.parameters));
    const Network one = network_of("test", net), other = network_of("test", back);
    REQUIRE(one.layers().size() == other.layers().size());
    for (std::size_t l = 0; l < one.layers().size(); ++l) {
      CHECK(one.layers()[l].block->name() == other.layers()[l].block->name());
      CHECK(one.layers()[l].outputs == other.layers()[l].outputs);
      CHECK(one.layers()[l].block->kept() == other.layers()[l].block->kept());
    }
  }
  Layers out;
  ansatz::core::Item item;
  item.name = "layers";
  CHECK_THROWS_WITH(ansatz::core::Convert<Layers>::from(List{{Value(3), Value("two")}}, out, item, registry),
                    "value 2 of layers is a text, but must be a number of units, a block such as convolution(8), or a "
                    "shape as the first");
  CHECK_FALSE(ansatz::core::Convert<Layers>::from(Value("two"), out, {}, registry));
}

TEST_CASE("layers: name what they refuse", "[networks][blocks][layers]") {
  CHECK_THROWS_WITH(made({Numbers{4, 4, 1}}),
                    "mlp: layers is 1 value, but must be two or more: the inputs, or their shape, and layers");
  CHECK_THROWS_WITH(made({Convolution{}, 2.0}),
                    "mlp: layers is a block without inputs, but must be the number of inputs, or their shape, first");
  CHECK_THROWS_WITH(made({Numbers{4, 4, 1, 1}, 2.0}), Contains("layers is a shape of 4 numbers"));
  CHECK_THROWS_WITH(made({Numbers{}, 2.0}), Contains("layers is a shape of 0 numbers"));
  CHECK_THROWS_WITH(made({Numbers{4, 0}, 2.0}), "mlp: layers is 0, but must be whole numbers of at least 1");
  CHECK_THROWS_WITH(made({Numbers{4, NAN}, 2.0}), Contains("layers is nan"));
  CHECK_THROWS_WITH(made({Numbers{4, 4, 1}, 2.5}), Contains("layers is 2.5"));
  CHECK_THROWS_WITH(made({Numbers{4, 4, 1}, Numbers{4, 4}}), Contains("a shape of 2 numbers after the first"));
  CHECK_THROWS_WITH(
      made({16.0, Convolution{}, 2.0}),
      "mlp: layers is a convolution on 16 units, but must be one on an image or a sequence: [height, width, "
      "channels] or [places, channels] first, and no plain number of units before it");
  CHECK_THROWS_WITH(made({Numbers{4, 4, 1}, 8.0, Pooling{}}), Contains("a pooling on 8 units"));
  CHECK_THROWS_WITH(made({16.0, Attention{}, 2.0}), Contains("an attention on 16 units"));
  CHECK_THROWS_WITH(made({16.0, Positions{}}), Contains("positions on 16 units"));
  CHECK_THROWS_WITH(
      made({Numbers{4, 6}, Attention{4}}),
      "mlp: layers is an attention of 4 heads on 4 places of 6 channels, but must be one whose heads divide "
      "the channels");
  CHECK_THROWS_WITH(made({Numbers{4, 4, 1}, Convolution{.size = {5}}}), Contains("size 5 on 4 × 4 places"));
  CHECK_THROWS_WITH(made({Numbers{2000, 2000, 1}, 2.0}), Contains("of at most 1e+06"));
  CHECK_THROWS_WITH(made({Numbers{1e5, 1}, Attention{}}), Contains("an attention of 1e+10 numbers a pattern"));
  CHECK_THROWS_WITH(made({Numbers{1e3, 1e3}, 1e3}), Contains("such that there are at most 1e+08"));
  Perceptron net = made(small_image_net());
  net.parameters = Array::of({1, 2});
  CHECK_THROWS_WITH(network_of("accuracy", net), Contains("net is of 2 parameters, but must be of 91"));
  Run run;
  ForwardForward forward;
  forward.net = made(small_image_net());
  CHECK_THROWS_WITH(forward_forward(forward, run), Contains("net is of other blocks than dense layers"));
  StructuredKnowledge knowledge;
  knowledge.net = made(small_image_net(), "sigmoid");
  CHECK_THROWS_WITH(structured_knowledge(knowledge, run), Contains("net is of other blocks than dense layers"));
}

// The convolution's filters weigh 9 numbers and each number is part of 9 · 4 sums: glorot's reach is √(6/45).
TEST_CASE("layers: weights of blocks start within the reach of their units", "[networks][blocks][layers]") {
  const Perceptron net = made({Numbers{10, 10, 1}, Convolution{.channels = 4}, Attention{.heads = 2}, 2.0});
  const Network network = network_of("test", net);
  const auto parameters = net.parameters.real();
  const double reach = std::sqrt(6.0 / 45);
  double most = 0;
  for (std::size_t p = 0; p < 36; ++p) most = std::max(most, std::abs(parameters[p]));
  CHECK(most <= reach);
  CHECK(most > 0.8 * reach);
  const Layer& attention = network.layers()[1];
  for (std::size_t p = 0; p < 64; ++p) CHECK(std::abs(parameters[attention.weights + p]) <= std::sqrt(6.0 / 8));
  for (std::size_t b = 0; b < 16; ++b) CHECK(parameters[attention.biases + b] == 0);
  for (std::size_t b = 16; b < 20; ++b) CHECK(parameters[attention.biases + b] == 1);
  for (std::size_t b = 20; b < 24; ++b) CHECK(parameters[attention.biases + b] == 0);
}

TEST_CASE("layers: a training has the same bits for any number of threads", "[networks][blocks][layers]") {
  const auto trained = [](const Words& words, std::size_t inputs, std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    Train question;
    question.net = made(words);
    question.data = task(1500, inputs, 3);
    question.epochs = 2;
    question.batch = 700;
    question.dropout = 0.2;
    question.noise = 0.1;
    Run run{Stream(3)};
    return *train(question, run).find("net")->get<Record>()->find("parameters")->get<Array>();
  };
  const Words image{Numbers{12, 12, 1}, Convolution{.channels = 8, .size = {5}}, Pooling{}, 3.0};
  const Words sequence{Numbers{6, 8}, Positions{true}, Attention{2}, FeedForward{64}, 3.0};
  CHECK(trained(image, 144, 1).identical(trained(image, 144, 4)));
  CHECK(trained(sequence, 48, 1).identical(trained(sequence, 48, 4)));
}

TEST_CASE("layers: every optimiser learns blocks", "[networks][blocks][layers]") {
  const char* optimizer = GENERATE("adam", "sgd", "momentum", "natural");
  CAPTURE(optimizer);
  for (const Words& words : {small_image_net(), small_transformer()}) {
    Train question;
    question.net = made(words);
    question.data = task(60, network_of("test", question.net).inputs(), 3);
    question.optimizer = optimizer;
    question.rate = std::strcmp(optimizer, "adam") == 0 ? 0.01 : 0.1;
    question.epochs = 60;
    Run run{Stream(3)};
    const auto loss = *train(question, run).find("loss")->get<Array>();
    CHECK(loss.real()[59] < 0.85 * loss.real()[0]);
  }
}

TEST_CASE("layers: decay shrinks weights of blocks, not their biases, gains and positions",
          "[networks][blocks][layers]") {
  Train question;
  question.net = made(small_transformer());
  question.data = task(10, 24, 3);
  question.optimizer = "sgd";
  question.rate = 0x1p-80;  // so that slopes move nothing by more than 1e-20
  question.decay = 0x1p79;
  question.epochs = 1;
  Run run{Stream(3)};
  const Array after = *train(question, run).find("net")->get<Record>()->find("parameters")->get<Array>();
  const Network network = network_of("test", question.net);
  for (const Layer& layer : network.layers()) {
    for (std::size_t p = layer.weights; p < layer.biases; ++p)
      CHECK(after.real()[p] == Approx(0.5 * question.net.parameters.real()[p]).epsilon(1e-15).margin(1e-20));
    for (std::size_t p = layer.biases; p < layer.bend; ++p)
      CHECK(after.real()[p] == Approx(question.net.parameters.real()[p]).epsilon(1e-15).margin(1e-20));
  }
}

TEST_CASE("layers: images and sequences may be written in their shape", "[networks][blocks][layers]") {
  Run run;
  const Perceptron net = made(small_image_net());
  const Array flat = patterns(5, 36);
  const Array square({{"pattern", 5}, {"y", 6}, {"x", 6}}, support::normals(1, 180));
  CHECK(layer_outputs({net, flat, {}}, run).identical(layer_outputs({net, square, {}}, run)));
  const Array narrow({{"pattern", 5}, {"y", 6}, {"x", 5}}, support::normals(1, 150));
  CHECK_THROWS_WITH(layer_outputs({net, narrow, {}}, run), Contains("x is 30 numbers a pattern, but must be 36"));
}

TEST_CASE("layers: weights of blocks are matrices by unit", "[networks][blocks][layers]") {
  Run run;
  const Perceptron image = made(small_image_net()), tokens = made(small_transformer());
  const Array filters = layer_weights({image, 1}, run);
  CHECK(filters.dimension(0).size == 4);
  CHECK(filters.dimension(1).size == 9);
  CHECK(filters.real()[10] == image.parameters.real()[10]);
  CHECK_THROWS_WITH(layer_weights({image, 2}, run),
                    "layer_weights: layer is 2, a pooling, which has no weights, but must be one that has");
  const Array values = layer_weights({tokens, 2, 3}, run);
  CHECK(values.dimension(0).size == 6);
  CHECK(values.real()[0] == tokens.parameters.real()[24 + 2 * 36]);
  CHECK(layer_weights({tokens, 3, 2}, run).dimension(1).size == 5);
  CHECK_THROWS_WITH(layer_weights({tokens, 2, 5}, run),
                    "layer_weights: matrix is 5, but must be in [1, 4], of an attention");
}

TEST_CASE("layers: networks with blocks are joined where both are dense", "[networks][blocks][layers]") {
  Run run{Stream(2)};
  const Perceptron image = made(small_image_net()), head = [] {
    Run other{Stream(5)};
    return mlp({{3, 4, 2}}, other);
  }();
  const Perceptron both = joined({image, head}, run);
  const Array x = patterns(7, 36);
  const Array at_once = layer_outputs({both, x, {}}, run),
              in_turn = layer_outputs({head, layer_outputs({image, x, {}}, run), {}}, run);
  for (std::size_t i = 0; i < at_once.size(); ++i)
    CHECK(at_once.real()[i] == Approx(in_turn.real()[i]).epsilon(1e-12).margin(1e-13));
  const Perceptron ends_in_pooling = made({Numbers{4, 3}, Convolution{.channels = 2, .size = {1}}, Pooling{}});
  CHECK_THROWS_WITH(joined({ends_in_pooling, made({4.0, 2.0})}, run),
                    Contains("first is a network with a pooling where they meet"));
  CHECK_THROWS_WITH(joined({made({2.0, 12.0}), ends_in_pooling}, run),
                    Contains("second is a network with a convolution where they meet"));
}

// So wide that tiles come a few at a time: units are what they are in a batch of their own, and noise is that of the
// same places. Hidden units are the inputs plus noise.
TEST_CASE("layers: what a layer gives does not depend on how much is done at once", "[networks][blocks][layers]") {
  const std::size_t places = 4000, rows = 700;
  const Perceptron net =
      made({Numbers{static_cast<double>(places), 1}, Convolution{.channels = 1, .size = {1}}, 2.0}, "identity");
  const Network network = network_of("test", net);
  std::vector<double> parameters(net.parameters.real().begin(), net.parameters.real().end());
  parameters[0] = 1;
  Run run;
  const Batch in = normal_batch(1, rows, places);
  const Stream stream(9);
  const Batch noisy = layer_of(network, parameters, in, 1, run, {0, 0.5}, stream);
  for (const std::size_t row : {std::size_t{0}, std::size_t{300}, std::size_t{699}}) {
    const std::size_t tile = row / 128, in_tile = std::min<std::size_t>(128, rows - tile * 128);
    for (const std::size_t j : {std::size_t{0}, std::size_t{3999}}) {
      double draw = 0;
      stream.at(0).at(1).at("noise").fill_normal({&draw, 1}, tile * 128 * places + j * in_tile + row % 128);
      CHECK(noisy.at(row, j) == in.at(row, j) + 0.5 * draw);
    }
  }
  const Batch out = layer_of(network, parameters, in, 2, run);
  const std::vector<std::size_t> some{0, 127, 128, 511, 699};
  const Batch alone = layer_of(network, parameters, rows_of(in, some), 2, run);
  for (std::size_t i = 0; i < some.size(); ++i)
    for (std::size_t j = 0; j < 2; ++j)
      CHECK(alone.at(i, j) == Approx(out.at(some[i], j)).epsilon(1e-11).margin(1e-11));
}
