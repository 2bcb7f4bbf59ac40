// SPDX-License-Identifier: MIT
#include "stdlib/networks/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/core/count.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/observations.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/training.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr const char* kTrain = "train";

/// Layers from 0 on.
std::vector<std::size_t> layers_named(const std::vector<double>& trained, std::size_t layers) {
  std::vector<std::size_t> out;
  for (const double layer : trained) {
    if (!(layer >= 1 && layer <= static_cast<double>(layers)) || layer != std::floor(layer))
      throw BadParameter(kTrain, "trained", fmt::format("{:g}", layer),
                         fmt::format("a layer of the network, from 1 to {}", layers));
    out.push_back(static_cast<std::size_t>(layer) - 1);
  }
  return out;
}

}  // namespace

core::Record train(const Train& question, core::Run& run) {
  const Network network = network_of(kTrain, question.net);
  const Loss loss = loss_named(kTrain, question.loss);
  const std::size_t epochs = core::count_of_at_least(1, kTrain, "epochs", question.epochs);
  const std::size_t batch = core::count_of_at_least(1, kTrain, "batch", question.batch);
  const std::vector<std::size_t> at = epochs_looked_at(kTrain, question.at, epochs);
  const Examples examples = examples_of(kTrain, question.data, network, loss, Outputs::by_place);
  Descent descent;
  descent.rule = question.optimizer;
  descent.rate = question.rate;
  descent.momentum = question.momentum;
  descent.decay = question.decay;
  descent.damping = question.damping;
  const Disturbance disturbance{question.dropout, question.noise};
  check(kTrain, disturbance);
  const auto start = question.net.parameters.real();
  Training training(kTrain, network, {start.begin(), start.end()}, examples, loss, descent, batch, run.stream("order"),
                    disturbance);
  if (!question.trained.empty()) training.train_only(layers_named(question.trained, network.layers().size()));
  Observations observations(kTrain);
  const auto look = [&](std::size_t epoch) {
    if (!question.observe || !std::binary_search(at.begin(), at.end(), epoch)) return;
    const std::array<core::Value, 2> arguments{static_cast<double>(epoch),
                                               as_record(question.net, training.parameters())};
    observations.add(static_cast<double>(epoch), (*question.observe)->call(arguments));
  };
  look(0);
  std::vector<double> losses, numbers(epochs);
  for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
    losses.push_back(training.epoch(run));
    run.progress(static_cast<double>(epoch) / static_cast<double>(epochs));
    look(epoch);
  }
  std::iota(numbers.begin(), numbers.end(), 1.0);
  core::Record out;
  out.set("net", as_record(question.net, training.parameters()));
  core::Array by_epoch({core::Dimension("epoch", core::Array::of(std::move(numbers)))}, std::move(losses));
  by_epoch.label = label_of(loss);
  out.set("loss", std::move(by_epoch));
  for (auto& [name, value] : observations.stacked()) out.set(name, std::move(value));
  return out;
}

}  // namespace ansatz::networks
