// SPDX-License-Identifier: MIT
#include "stdlib/networks/readings.h"

#include <algorithm>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/networks/patterns.h"

namespace ansatz::networks {

namespace {

core::Array rows_first(const Batch& batch, const core::Array& like, const char* column) {
  std::vector<double> values(batch.rows * batch.columns);
  for (std::size_t j = 0; j < batch.columns; ++j)
    for (std::size_t i = 0; i < batch.rows; ++i) values[i * batch.columns + j] = batch.at(i, j);
  core::Dimension patterns = like.dimension(0);
  if (patterns.name.empty()) patterns.name = "pattern";
  return core::Array({patterns, {column, batch.columns}}, std::move(values));
}

core::Array outputs_of(const std::string& kernel, const auto& question, const Disturbance& disturbance,
                       const core::Stream& stream, core::Run& run) {
  const Network network = network_of(kernel, question.net);
  const auto last = static_cast<int>(network.layers().size());
  const int layer = question.layer.value_or(last);
  if (layer < 1 || layer > last)
    throw core::BadParameter(kernel, "layer", std::to_string(layer), "in [1, " + std::to_string(last) + "]");
  const Batch x = patterns_of(kernel, "x", question.x, network);
  return rows_first(
      layer_of(network, question.net.parameters.real(), x, static_cast<std::size_t>(layer), run, disturbance, stream),
      question.x, "unit");
}

}  // namespace

core::Array layer_outputs(const LayerOutputs& question, core::Run& run) {
  return outputs_of("layer_outputs", question, {}, {}, run);
}

core::Array noisy_outputs(const NoisyOutputs& question, core::Run& run) {
  const Disturbance disturbance{0, question.noise};
  check("noisy_outputs", disturbance);
  return outputs_of("noisy_outputs", question, disturbance, run.stream("noise"), run);
}

core::Array class_probabilities(const ClassProbabilities& question, core::Run& run) {
  const Network network = network_of("class_probabilities", question.net);
  const Batch x = patterns_of("class_probabilities", "x", question.x, network);
  Batch out = layer_of(network, question.net.parameters.real(), x, network.layers().size(), run);
  softmax(out.values.data(), out.rows, out.columns);
  return rows_first(out, question.x, "class");
}

double accuracy(const Accuracy& question, core::Run& run) {
  const Network network = network_of("accuracy", question.net);
  const Examples examples = examples_of("accuracy", question.data, network, Loss::cross_entropy);
  const Batch out = layer_of(network, question.net.parameters.real(), examples.inputs, network.layers().size(), run);
  double right = 0;
  for (std::size_t i = 0; i < out.rows; ++i) {
    std::size_t named = 0;
    for (std::size_t j = 1; j < out.columns; ++j)
      if (out.at(i, j) > out.at(i, named)) named = j;
    right += examples.targets.at(i, named);
  }
  return right / static_cast<double>(out.rows);
}

}  // namespace ansatz::networks
