// SPDX-License-Identifier: MIT
//
// An epoch of a small network against the matrix products it is made of, each timed alone in the same run.
#include <fmt/format.h>
#include <tbb/global_control.h>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/networks/blocks/attention.h"
#include "stdlib/networks/blocks/convolution.h"
#include "stdlib/networks/diagnostics/gradient_signal.h"
#include "stdlib/networks/digits/digits.h"
#include "stdlib/networks/features/sparse_autoencoder.h"
#include "stdlib/networks/mlp.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/products.h"
#include "stdlib/networks/sequences/token_chain.h"
#include "stdlib/networks/training.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::networks;
using bench::seconds;

struct Case {
  std::string name;
  std::vector<std::size_t> sizes;
  const char* activation;
  std::size_t patterns, batch;
  Disturbance disturbance{};
};

// The products of one batch and nothing else: on their way forward, for the weights, and back to every layer but the
// inputs.
class Products {
 public:
  Products(const std::vector<std::size_t>& sizes, std::size_t rows) : sizes_(sizes), rows_(rows) {
    const auto normals = [](std::size_t n) {
      std::vector<double> x(n);
      core::Stream(7).fill_normal(x);
      return x;
    };
    for (std::size_t l = 0; l < sizes.size(); ++l) values_.push_back(normals(rows * sizes[l]));
    slopes_ = values_;
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) weights_.push_back(normals(sizes[l] * sizes[l + 1]));
    gradients_ = weights_;
  }

  void by_eigen() {
    for (std::size_t l = 0; l + 1 < sizes_.size(); ++l) value(l + 1).noalias() = value(l) * weight(l, weights_);
    for (std::size_t l = sizes_.size() - 1; l-- > 0;) {
      weight(l, gradients_).noalias() = value(l).transpose() * slope(l + 1);
      if (l > 0) slope(l).noalias() = slope(l + 1) * weight(l, weights_).transpose();
    }
  }

  void by_ours() {
    for (std::size_t l = 0; l + 1 < sizes_.size(); ++l)
      multiply(values_[l].data(), rows_, sizes_[l], weights_[l].data(), sizes_[l + 1], values_[l + 1].data());
    for (std::size_t l = sizes_.size() - 1; l-- > 0;) {
      cross(values_[l].data(), rows_, sizes_[l], slopes_[l + 1].data(), sizes_[l + 1], gradients_[l].data());
      if (l > 0)
        carry_back(slopes_[l + 1].data(), rows_, sizes_[l + 1], weights_[l].data(), sizes_[l], slopes_[l].data());
    }
  }

 private:
  using Matrix = Eigen::Map<Eigen::MatrixXd>;
  static Matrix matrix(std::vector<double>& of, std::size_t rows, std::size_t columns) {
    return {of.data(), static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns)};
  }
  Matrix value(std::size_t l) { return matrix(values_[l], rows_, sizes_[l]); }
  Matrix slope(std::size_t l) { return matrix(slopes_[l], rows_, sizes_[l]); }
  Matrix weight(std::size_t l, std::vector<std::vector<double>>& of) { return matrix(of[l], sizes_[l], sizes_[l + 1]); }

  std::vector<std::size_t> sizes_;
  std::size_t rows_;
  std::vector<std::vector<double>> values_, slopes_, weights_, gradients_;
};

void compare(const Case& of, int times) {
  const Network network(of.sizes, activation("bench", of.activation), activation("bench", "identity"));
  Examples examples{{of.patterns, of.sizes.front()}, {of.patterns, of.sizes.back()}};
  core::Stream(3).fill_normal(examples.inputs.values);
  for (std::size_t i = 0; i < of.patterns; ++i)
    examples.targets.at(i, examples.inputs.at(i, 0) > 0 && of.sizes.back() > 1 ? 1 : 0) = 1;
  Training training("bench", network, initial_parameters("bench", network, "automatic", core::Stream(1)), examples,
                    Loss::cross_entropy, {}, of.batch, core::Stream(2), of.disturbance);
  Products products(of.sizes, of.batch), tile(of.sizes, std::min(of.batch, Pass::kTileRows));
  const std::size_t batches = of.patterns / of.batch, tiles = of.patterns / std::min(of.batch, Pass::kTileRows);
  core::Run run;
  double epoch = 1e300, eigen = 1e300, eigen_tiles = 1e300, ours = 1e300;
  for (int i = 0; i < times; ++i) {  // in turn, so that a busy machine slows all alike
    epoch = std::min(epoch, seconds([&] { training.epoch(run); }));
    eigen = std::min(eigen, seconds([&] {
                       for (std::size_t b = 0; b < batches; ++b) products.by_eigen();
                     }));
    eigen_tiles = std::min(eigen_tiles, seconds([&] {
                             for (std::size_t t = 0; t < tiles; ++t) tile.by_eigen();
                           }));
    ours = std::min(ours, seconds([&] {
                      for (std::size_t t = 0; t < tiles; ++t) tile.by_ours();
                    }));
  }
  fmt::print(
      "  {:26} batch {:4}  {:8.0f} µs; products by Eigen {:.0f} µs, in tiles {:.0f}, as taken here {:.0f};  ratio to "
      "Eigen's {:.2f}, to ours {:.2f}\n",
      of.name, of.batch, 1e6 * epoch, 1e6 * eigen, 1e6 * eigen_tiles, 1e6 * ours, epoch / std::min(eigen, eigen_tiles),
      epoch / ours);
}

// A layer of filters on a tile of images, forward, for the weights and back to the inputs, against Eigen's products of
// the same sizes once every place's numbers stand in a matrix of their own: a row a pattern and place. That copy is not
// timed.
void filters(std::size_t side, std::size_t before, std::size_t channels, std::size_t size, std::size_t padding,
             int times) {
  const auto one = [](std::size_t n) { return std::vector<double>{static_cast<double>(n)}; };
  const FilterPlaces places =
      filter_places("bench", "layers", "a convolution", {side, side, before}, one(size), one(1), one(padding));
  const ConvolutionBlock block(places, channels);
  constexpr std::size_t kRows = Pass::kTileRows;
  const auto normals = [](std::size_t n) {
    std::vector<double> x(n);
    core::Stream(7).fill_normal(x);
    return x;
  };
  const auto in = normals(kRows * block.inputs()), d = normals(kRows * block.outputs()),
             parameters = normals(block.weights() + block.biases());
  std::vector<double> out(d), gradient(parameters), to(in);
  const Block::Tile tile{in.data(), kRows, parameters.data(), nullptr};
  const auto matrix = [](std::size_t rows, std::size_t columns) {
    return Eigen::MatrixXd::Random(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns)).eval();
  };
  const std::size_t seen = places.seen(), all = kRows * places.count();
  const Eigen::MatrixXd patches = matrix(all, seen), filter = matrix(seen, channels), slopes = matrix(all, channels);
  Eigen::MatrixXd sums = slopes, by_filter = filter, by_patches = patches;
  double ours[3] = {1e300, 1e300, 1e300}, eigen[3] = {1e300, 1e300, 1e300};
  for (int i = 0; i < times; ++i) {  // in turn, so that a busy machine slows all alike
    const auto least = [](double& so_far, auto&& work) { so_far = std::min(so_far, seconds(work)); };
    least(ours[0], [&] { block.forward(tile, nullptr, out.data()); });
    least(eigen[0], [&] { sums.noalias() = patches * filter; });
    least(ours[1], [&] { block.backward(tile, nullptr, d.data(), gradient.data(), nullptr); });
    least(eigen[1], [&] { by_filter.noalias() = patches.transpose() * slopes; });
    least(ours[2], [&] { block.backward(tile, nullptr, d.data(), nullptr, to.data()); });
    least(eigen[2], [&] { by_patches.noalias() = slopes * filter.transpose(); });
  }
  fmt::print(
      "  {} filters of {} × {} × {} on {} × {}: {:.2f} ms, {:.1f} Gflop/s; of Eigen's product forward {:.2f}, weights "
      "{:.2f}, back {:.2f}, all {:.2f}\n",
      channels, size, size, before, side, side, 1e3 * (ours[0] + ours[1] + ours[2]),
      6e-9 * static_cast<double>(all * seen * channels) / (ours[0] + ours[1] + ours[2]), ours[0] / eigen[0],
      ours[1] / eigen[1], ours[2] / eigen[2], (ours[0] + ours[1] + ours[2]) / (eigen[0] + eigen[1] + eigen[2]));
}

// Attention on a tile of sequences, there and back, against Eigen's products of its four matrices over all places, and
// of queries with keys and shares with values sequence by sequence. Exponentials, normalisation and sums are its own.
void attends(std::size_t places, std::size_t channels, int heads, int times) {
  const AttentionBlock block(places, channels, {.heads = heads});
  constexpr std::size_t kRows = Pass::kTileRows;
  const auto normals = [](std::size_t n) {
    std::vector<double> x(n);
    core::Stream(7).fill_normal(x);
    return x;
  };
  const auto in = normals(kRows * block.inputs()), d = in;
  auto parameters = normals(block.weights() + block.biases());
  for (double& p : parameters) p /= std::sqrt(static_cast<double>(channels));
  std::vector<double> out(in), to(in), gradient(parameters), kept(kRows * block.kept()), room(kRows * block.room());
  const Block::Tile tile{in.data(), kRows, parameters.data(), room.data()};
  const auto matrix = [](std::size_t rows, std::size_t columns) {
    return Eigen::MatrixXd::Random(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns)).eval();
  };
  const std::size_t each = channels / static_cast<std::size_t>(heads), all = kRows * places;
  const Eigen::MatrixXd x = matrix(all, channels), w = matrix(channels, channels), head = matrix(places, each);
  Eigen::MatrixXd y = x, by_w = w, scores = matrix(places, places), mixed = head;
  const std::size_t sequences = kRows * static_cast<std::size_t>(heads);
  double ours = 1e300, eigen = 1e300;
  for (int i = 0; i < times; ++i) {
    ours = std::min(ours, seconds([&] {
                      block.forward(tile, kept.data(), out.data());
                      block.backward(tile, kept.data(), d.data(), gradient.data(), to.data());
                    }));
    eigen = std::min(eigen, seconds([&] {
                       for (int m = 0; m < 8; ++m) y.noalias() = x * w;  // four there, four back
                       for (int m = 0; m < 4; ++m) by_w.noalias() = x.transpose() * y;
                       for (std::size_t s = 0; s < sequences; ++s) {
                         for (int m = 0; m < 2; ++m) scores.noalias() = head * head.transpose();
                         for (int m = 0; m < 4; ++m) mixed.noalias() = scores * head;
                       }
                     }));
  }
  fmt::print("  attention of {} heads, {} places of {} channels: {:.2f} ms, {:.2f} of its products by Eigen\n", heads,
             places, channels, 1e3 * ours, ours / eigen);
}

// An epoch of a transformer of one block that predicts the next token at every place, against Eigen's products alone,
// of all matrices over all places of a batch and of attention sequence by sequence. Softmax and its logarithms,
// normalisation, activations, Adam and gathering are its own.
void predicts_tokens(std::size_t places, std::size_t channels, int heads, std::size_t tokens, int times) {
  constexpr std::size_t kRows = Pass::kTileRows, kBatches = 8;
  const std::size_t hidden = 4 * channels, all = kRows * places, each = channels / static_cast<std::size_t>(heads);
  const auto count = static_cast<int>(tokens), width = static_cast<int>(channels);
  core::Run run{core::Stream(1)};
  Mlp question;
  question.activation = std::string("relu");
  question.layers = Layers::of({static_cast<double>(places), Embedding{count, width}, Positions{},
                                Attention{.heads = heads, .causal = true}, FeedForward{static_cast<int>(hidden)},
                                LayerNormalisation{}, Convolution{.channels = count, .size = {1}}});
  const Perceptron net = mlp(question, run);
  const Network network = network_of("bench", net);
  TokenChain chain;
  chain.transitions = core::Array({{"token", tokens}, {"next", tokens}},
                                  std::vector<double>(tokens * tokens, 1 / static_cast<double>(tokens)));
  chain.patterns = static_cast<int>(kRows * kBatches);
  chain.places = static_cast<int>(places);
  const Examples examples =
      examples_of("bench", token_chain(chain, run), network, Loss::cross_entropy, Outputs::by_place);
  Training training("bench", network, {net.parameters.real().begin(), net.parameters.real().end()}, examples,
                    Loss::cross_entropy, {}, kRows, core::Stream(2));
  const auto matrix = [](std::size_t rows, std::size_t columns) {
    return Eigen::MatrixXd::Random(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns)).eval();
  };
  const Eigen::MatrixXd head = matrix(places, each);
  Eigen::MatrixXd scores = matrix(places, places), mixed = head;
  struct Matrices {
    Eigen::MatrixXd in, weights, out, by_weights, by_in;
    void there_and_back() {
      out.noalias() = in * weights;
      by_weights.noalias() = in.transpose() * out;
      by_in.noalias() = out * weights.transpose();
    }
  };
  const auto layer = [&](std::size_t from, std::size_t to) {
    return Matrices{matrix(all, from), matrix(from, to), matrix(all, to), matrix(from, to), matrix(all, from)};
  };
  std::vector<Matrices> layers{layer(channels, channels), layer(channels, channels), layer(channels, channels),
                               layer(channels, channels), layer(channels, hidden),   layer(hidden, channels),
                               layer(channels, tokens)};
  double epoch = 1e300, eigen = 1e300;
  for (int i = 0; i < times; ++i) {  // in turn, so that a busy machine slows all alike
    epoch = std::min(epoch, seconds([&] { training.epoch(run); }));
    eigen = std::min(eigen, seconds([&] {
                       for (std::size_t b = 0; b < kBatches; ++b) {
                         for (Matrices& each_layer : layers) each_layer.there_and_back();
                         for (std::size_t s = 0; s < kRows * static_cast<std::size_t>(heads); ++s) {
                           for (int m = 0; m < 2; ++m) scores.noalias() = head * head.transpose();
                           for (int m = 0; m < 4; ++m) mixed.noalias() = scores * head;
                         }
                       }
                     }));
  }
  fmt::print(
      "  next of {} tokens at {} places, {} channels, {} heads: {:.1f} ms an epoch of {} sequences, {:.2f} of its "
      "products by Eigen\n",
      tokens, places, channels, heads, 1e3 * epoch, kRows * kBatches, epoch / eigen);
}

// What is read off a network while it learns, and what it learns from: each against an epoch, products or draws.
void look(std::size_t patterns, int times) {
  core::Run run{core::Stream(1)};
  Digits drawn;
  drawn.patterns = static_cast<int>(patterns);
  core::Record task;
  std::vector<double> noise(patterns * 256);
  double draws = 1e300, images = 1e300, epoch = 1e300, signal = 1e300, code = 1e300, ours = 1e300;
  Mlp question;
  question.layers = {256, 100, 50, 10};
  const Perceptron net = mlp(question, run);
  const Network network = network_of("bench", net);
  core::Record data = digits(drawn, run);
  const Examples examples = examples_of("bench", data, network, Loss::cross_entropy);
  Training training("bench", network, {net.parameters.real().begin(), net.parameters.real().end()}, examples,
                    Loss::cross_entropy, {}, 64, core::Stream(2));
  SparseAutoencoder sparse;
  std::vector<double> hidden(patterns * 50);
  core::Stream(4).fill_normal(hidden);
  sparse.x = core::Array({{"sample", patterns}, {"component", 50}}, std::move(hidden));
  sparse.epochs = 5;
  Products products({50, 200, 50}, 128);
  for (int i = 0; i < times; ++i) {
    draws = std::min(draws, seconds([&] { core::Stream(3).fill_normal(noise); }));
    images = std::min(images, seconds([&] { task = digits(drawn, run); }));
    epoch = std::min(epoch, seconds([&] { training.epoch(run); }));
    signal = std::min(signal, seconds([&] { gradient_signal_to_noise({net, data, "cross_entropy", 64}, run); }));
    code = std::min(code, seconds([&] { sparse_autoencoder(sparse, run); }) / 5);
    ours = std::min(ours, seconds([&] {
                      for (std::size_t b = 0; b < patterns / 128; ++b) products.by_ours();
                    }));
  }
  fmt::print("  digits, {} of 16 × 16: {:.1f} ms, {:.1f} of their noise\n", patterns, 1e3 * images, images / draws);
  fmt::print("  gradient_signal_to_noise, 256-100-50-10, batch 64: {:.1f} ms, {:.2f} of an epoch\n", 1e3 * signal,
             signal / epoch);
  fmt::print("  sparse_autoencoder, 50 in 200 features: {:.1f} ms an epoch, {:.2f} of its products\n", 1e3 * code,
             code / ours);
}

}  // namespace

int main(int argc, char** argv) {
  const bool smoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  const int times = smoke ? 2 : 200;
  fmt::print("an epoch against its matrix products alone, one thread\n");
  const std::vector<std::size_t> small{12, 10, 7, 5, 4, 3, 2};
  for (const std::size_t batch : {4096, 512, 128})
    for (const char* bend : {"tanh", "relu", "sigmoid"})
      compare({fmt::format("12-10-7-5-4-3-2, {}", bend), small, bend, 4096, batch}, times);
  compare({"12-10-7-5-4-3-2, dropout", small, "tanh", 4096, 512, {0.2, 0}}, times);
  compare({"12-10-7-5-4-3-2, noise", small, "tanh", 4096, 512, {0, 0.1}}, times);
  compare({"20-256-256-32, relu", {20, 256, 256, 32}, "relu", 4096, 256}, smoke ? 1 : 5);
  fmt::print("filters on 128 images against products of the same sizes\n");
  filters(12, 1, 8, 5, 0, smoke ? 1 : 50);
  filters(16, 1, 8, 3, 1, smoke ? 1 : 50);
  filters(14, 8, 16, 5, 0, smoke ? 1 : 20);
  filters(8, 32, 32, 3, 1, smoke ? 1 : 20);
  attends(6, 8, 2, smoke ? 1 : 50);
  attends(16, 32, 4, smoke ? 1 : 20);
  fmt::print("networks of tokens, an epoch against its products alone\n");
  predicts_tokens(8, 16, 2, 32, smoke ? 1 : 20);
  predicts_tokens(16, 32, 4, 256, smoke ? 1 : 10);
  look(smoke ? 256 : 4096, smoke ? 1 : 5);
}
