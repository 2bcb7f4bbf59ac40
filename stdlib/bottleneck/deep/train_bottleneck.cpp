// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/train_bottleneck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/bottleneck/deep/code_training.h"
#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/joined.h"
#include "stdlib/networks/observations.h"
#include "stdlib/networks/patterns.h"

namespace ansatz::bottleneck {

namespace {

using core::BadParameter;
using networks::Perceptron;

constexpr const char* kTrainBottleneck = "train_bottleneck";

CodeObjective objective_of(const TrainBottleneck& question) {
  if (!(question.beta >= 0) || std::isinf(question.beta))
    throw BadParameter(kTrainBottleneck, "beta", fmt::format("{:g}", question.beta), "at least 0 and finite");
  if (question.power != 1 && question.power != 2)
    throw BadParameter(kTrainBottleneck, "power", std::to_string(question.power), "1 or 2");
  return {question.beta, question.power};
}

/// x as the encoder reads it, y as the decoder is to give it.
networks::Examples examples_of(const TrainBottleneck& question, const networks::Network& encoder,
                               const networks::Network& decoder) {
  const auto identity = networks::activation(kTrainBottleneck, std::string("identity"));
  const networks::Network whole({encoder.inputs(), decoder.outputs()}, identity, identity);
  return networks::examples_of(kTrainBottleneck, question.data, whole, like(kTrainBottleneck, question.loss));
}

Perceptron with(const Perceptron& net, std::span<const double> parameters) {
  return {net.layers, net.activation, core::Array::along("parameter", {parameters.begin(), parameters.end()})};
}

core::Record nets_of(const TrainBottleneck& question, const CodeTraining& training, core::Run& run) {
  const Perceptron encoder = with(question.encoder, training.of_encoder()),
                   decoder = with(question.decoder, training.of_decoder());
  const Perceptron net = networks::joined({encoder, decoder}, run);
  core::Record out;
  out.set("encoder", networks::as_record(encoder, encoder.parameters.real()));
  out.set("decoder", networks::as_record(decoder, decoder.parameters.real()));
  out.set("net", networks::as_record(net, net.parameters.real()));
  return out;
}

}  // namespace

core::Record train_bottleneck(const TrainBottleneck& question, core::Run& run) {
  const networks::Network encoder = networks::network_of(kTrainBottleneck, question.encoder),
                          decoder = networks::network_of(kTrainBottleneck, question.decoder);
  const CodeObjective objective = objective_of(question);
  const std::size_t epochs = core::count_of_at_least(1, kTrainBottleneck, "epochs", question.epochs);
  const std::size_t batch = core::count_of_at_least(4, kTrainBottleneck, "batch", question.batch);
  const auto at = networks::epochs_looked_at(kTrainBottleneck, question.at, epochs);
  const networks::Examples examples = examples_of(question, encoder, decoder);
  const Fit fit(kTrainBottleneck, question.loss, question.x_width, question.y_width, examples, run);
  const auto coding = make_coding(
      kTrainBottleneck, {question.objective, question.order, question.noise, question.x_width, question.code_width},
      encoder.outputs(), examples.inputs, run);
  if (decoder.inputs() != coding->numbers(encoder.outputs()))
    throw BadParameter(kTrainBottleneck, "decoder", fmt::format("of {} inputs", decoder.inputs()),
                       fmt::format("of {}, the numbers of a code", coding->numbers(encoder.outputs())));
  networks::Descent descent;
  descent.rule = question.optimizer;
  descent.rate = question.rate;
  descent.momentum = question.momentum;
  descent.decay = question.decay;
  const auto start = question.encoder.parameters.real(), second = question.decoder.parameters.real();
  CodeTraining training(kTrainBottleneck, encoder, decoder, {start.begin(), start.end()},
                        {second.begin(), second.end()}, examples, fit, *coding, objective, descent, batch,
                        run.stream("order"));
  networks::Observations observations(kTrainBottleneck, {"encoder", "decoder", "net", "fit", "cost"});
  const auto look = [&](std::size_t epoch) {
    if (!question.observe || !std::binary_search(at.begin(), at.end(), epoch)) return;
    const std::array<core::Value, 2> arguments{static_cast<double>(epoch), nets_of(question, training, run)};
    observations.add(static_cast<double>(epoch), (*question.observe)->call(arguments));
  };
  core::Record out = nets_of(question, training, run);  // refuses networks that do not fit before any work
  look(0);
  std::vector<double> fits, costs, numbers(epochs);
  for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
    const CodeTraining::Epoch values = training.epoch(run);
    fits.push_back(values.fit);
    costs.push_back(values.cost);
    run.progress(static_cast<double>(epoch) / static_cast<double>(epochs));
    look(epoch);
  }
  if (question.objective == "variational" && costs.back() < 1e-3)
    run.warn(fmt::format("{}: the code ends at {:.2g} nats and tells nothing; a smaller beta keeps it",
                         kTrainBottleneck, costs.back()));
  if (question.objective == "nonlinear" && question.power == 1 && question.loss == "cross_entropy")
    run.warn(
        fmt::format("{}: where classes follow from the inputs, power 1 finds no code between none and all; power "
                    "2 does",
                    kTrainBottleneck));
  std::iota(numbers.begin(), numbers.end(), 1.0);
  const core::Dimension along("epoch", core::Array::of(std::move(numbers)));
  out = nets_of(question, training, run);
  out.set("fit", core::Array({along}, std::move(fits)));
  out.set("cost", core::Array({along}, std::move(costs)));
  for (auto& [name, value] : observations.stacked()) out.set(name, std::move(value));
  return out;
}

}  // namespace ansatz::bottleneck
