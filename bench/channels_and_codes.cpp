// SPDX-License-Identifier: MIT
//
// What the slower searches and trainings cost, each in units of the least that they are made of: capacities in passes
// of logarithms over the channel, categories in passes over all pairs, codes that are learnt and natural gradients in
// epochs and in the matrix products of Eigen.
#include <fmt/format.h>
#include <tbb/global_control.h>
#include <Eigen/Cholesky>

#include <cmath>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/categories/best_categories.h"
#include "stdlib/bottleneck/channels/channel_capacity.h"
#include "stdlib/bottleneck/deep/train_bottleneck.h"
#include "stdlib/core/expression/elementary.h"
#include "stdlib/core/random.h"
#include "stdlib/networks/train.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bottleneck;
using bench::least_seconds;

double sink = 0;

std::vector<double> normals(std::uint64_t seed, std::size_t n) {
  std::vector<double> out(n);
  core::Stream(seed).fill_normal(out);
  return out;
}

core::Array matrix(std::size_t rows, std::vector<double> values) {
  const std::size_t columns = values.size() / rows;
  return core::Array({{"row", rows}, {"column", columns}}, std::move(values));
}

// Rows of uniform numbers to a power: the higher, the more inputs are of no use.
void capacity(std::size_t inputs, std::size_t outputs, double power, int repeats) {
  std::vector<double> w(inputs * outputs), logs(w.size());
  core::Stream(5).fill_uniform(w);
  for (std::size_t x = 0; x < inputs; ++x) {
    double sum = 0;
    for (std::size_t y = 0; y < outputs; ++y) sum += w[x * outputs + y] = std::pow(w[x * outputs + y], power);
    for (std::size_t y = 0; y < outputs; ++y) w[x * outputs + y] /= sum;
  }
  const core::Array channel = matrix(inputs, w);
  ChannelCapacityResult found;
  core::Run run;
  const double once = least_seconds(20 * repeats, [&] {
    core::log_of(w.data(), logs.data(), w.size());
    sink += logs[0];
  });
  const double all = least_seconds(repeats, [&] { found = channel_capacity({channel}, run); });
  fmt::print(
      "channel_capacity, {:3} x {:3}, power {}: {:6.2f} ms, {:4.0f} turns, {:6.0f} passes, bounds {:.1g} nat apart\n",
      inputs, outputs, power, 1e3 * all, found.steps, all / once, found.gap);
}

void categories(std::size_t items, std::size_t betas, int repeats) {
  const auto x = normals(3, 2 * items);
  BestCategories question;
  question.x = matrix(items, x);
  std::vector<double> beta;
  for (std::size_t b = 0; b < betas; ++b) beta.push_back(0.1 * std::pow(100.0, double(b) / double(betas - 1)));
  question.beta = core::Array::of(std::move(beta));
  core::Run run{core::Stream(1)};
  const double pairs = least_seconds(20 * repeats, [&] {
    double sum = 0;
    for (std::size_t i = 0; i < items; ++i)
      for (std::size_t j = 0; j < items; ++j)
        sum += (x[2 * i] - x[2 * j]) * (x[2 * i] - x[2 * j]) +
               (x[2 * i + 1] - x[2 * j + 1]) * (x[2 * i + 1] - x[2 * j + 1]);
    sink += sum;
  });
  const double all = least_seconds(repeats, [&] { sink += best_categories(question, run).cost.number(0); });
  const double starts = static_cast<double>(betas) * (question.restarts + 3);
  if (items == 10) {
    constexpr double kPartitions = 115975;  // Bell's number
    fmt::print("best_categories, {:4} items, {} β: {:8.1f} ms, {:.0f} ns for each partition of ten\n", items, betas,
               1e3 * all, 1e9 * all / kPartitions);
    return;
  }
  fmt::print("best_categories, {:4} items, {} β: {:8.1f} ms, {:.1f} passes over pairs for each of {:.0f} starts\n",
             items, betas, 1e3 * all, all / pairs / starts, starts);
}

core::Record regression(std::size_t patterns, std::size_t inputs) {
  core::Record data;
  data.set("x", matrix(patterns, normals(1, patterns * inputs)));
  data.set("y", core::Array::of(normals(2, patterns)));
  return data;
}

networks::Perceptron net(std::vector<double> layers, std::uint64_t seed) {
  core::Run run{core::Stream(seed)};
  return networks::mlp({std::move(layers)}, run);
}

void codes(int epochs) {
  const core::Record data = regression(1024, 8);
  networks::Train plain;
  plain.net = net({8, 64, 4, 64, 1}, 1);
  plain.data = data;
  plain.loss = "squared";
  plain.epochs = epochs;
  core::Run run{core::Stream(1)};
  const double epoch = least_seconds(3, [&] { networks::train(plain, run); }) / epochs;
  for (const char* objective : {"variational", "von_neumann", "cauchy_schwarz", "nonlinear", "hsic", "renyi"}) {
    TrainBottleneck question;
    question.encoder = net({8, 64, std::strcmp(objective, "variational") == 0 ? 8.0 : 4.0}, 1);
    question.decoder = net({4, 64, 1}, 2);
    question.data = data;
    question.objective = objective;
    question.epochs = epochs;
    const double one = least_seconds(3, [&] { train_bottleneck(question, run); }) / epochs;
    fmt::print(
        "train_bottleneck, 8-64-4-64-1, 1024 patterns by 128, {:<14} {:6.2f} ms an epoch, {:5.1f} of a plain one\n",
        objective, 1e3 * one, one / epoch);
  }
}

// The Fisher matrix of one output and its factor, by Eigen.
void natural(std::vector<double> layers, std::size_t patterns, int repeats) {
  networks::Train question;
  question.net = net(layers, 1);
  question.data = regression(patterns, static_cast<std::size_t>(layers.front()));
  question.loss = "squared";
  question.optimizer = "natural";
  question.epochs = 1;
  question.batch = static_cast<int>(patterns);
  const auto size = static_cast<Eigen::Index>(question.net.parameters.size());
  const Eigen::MatrixXd slopes = Eigen::MatrixXd::Random(static_cast<Eigen::Index>(patterns), size);
  core::Run run{core::Stream(1)};
  const double eigen = least_seconds(repeats, [&] {
    Eigen::MatrixXd fisher = slopes.transpose() * slopes;
    fisher.diagonal().array() += 1;
    sink += fisher.llt().matrixLLT()(0, 0);
  });
  const double step = least_seconds(repeats, [&] { networks::train(question, run); });
  fmt::print(
      "natural gradient, {} parameters, {} patterns: {:7.2f} ms a step, {:.2f} of its product and factor by Eigen\n",
      size, patterns, 1e3 * step, step / eigen);
}

}  // namespace

int main(int argc, char** argv) {
  const bool smoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  const int repeats = smoke ? 1 : 5;
  capacity(10, 10, 1, repeats);
  capacity(64, 64, 1, repeats);
  capacity(100, 30, 4, repeats);
  capacity(smoke ? 200 : 1000, 100, 4, repeats);
  categories(10, 5, repeats);
  categories(smoke ? 30 : 100, 10, 1);
  codes(smoke ? 1 : 20);
  natural({8, 20, 1}, 512, repeats);
  if (!smoke) natural({8, 60, 20, 1}, 512, repeats);
  return sink == 0.5 ? 1 : 0;
}
