// SPDX-License-Identifier: MIT
#include "stdlib/networks/readings.h"

#include <algorithm>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/pass.h"
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

/// Columns as those of places, where there are several.
core::Array by_place(core::Array values, std::size_t places, const char* column) {
  if (places == 1) return values;
  const core::Dimension patterns = values.dimension(0);
  const std::size_t each = values.dimension(1).size / places;
  return core::Array({patterns, {"place", places}, {column, each}},
                     std::vector<double>(values.real().begin(), values.real().end()));
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
  const std::size_t places = network.places();
  softmax(out.values.data(), out.rows, out.columns, places);
  return by_place(rows_first(out, question.x, "class"), places, "class");
}

core::Array pattern_losses(const PatternLosses& question, core::Run& run) {
  constexpr const char* kKernel = "pattern_losses";
  const Network network = network_of(kKernel, question.net);
  const Loss loss = loss_named(kKernel, question.loss);
  const Examples examples = examples_of(kKernel, question.data, network, loss, Outputs::by_place);
  const std::size_t count = examples.inputs.rows, places = examples.told.places, wanted = examples.targets.columns;
  const std::size_t at_once = Pass::rows_at_once(network);
  std::vector<double> values(count * places);
  Pass pass(network, std::min(at_once, count));
  for (std::size_t first = 0; first < count; first += at_once) {
    run.tick();
    pass.load(examples.inputs, first, std::min(at_once, count - first));
    pass.forward(question.net.parameters.real(), run);
    for (std::size_t tile = 0; tile < pass.tiles(); ++tile) {
      const std::size_t rows = pass.rows_of(tile), from = first + tile * Pass::kTileRows;
      Batch targets(rows, wanted), losses(rows, places);
      for (std::size_t j = 0; j < wanted; ++j)
        std::copy_n(examples.targets.column(j).data() + from, rows, targets.column(j).data());
      loss_and_slopes(loss, pass.output(tile).data(), targets.values.data(), rows, network.outputs(), 1,
                      pass.output_slopes(tile).data(), examples.told, losses.values.data());
      for (std::size_t p = 0; p < places; ++p)
        for (std::size_t i = 0; i < rows; ++i) values[(from + i) * places + p] = losses.at(i, p);
    }
  }
  core::Array out({{"pattern", count}, {"place", places}}, std::move(values));
  return network.places() > 1 && loss == Loss::cross_entropy
             ? out
             : core::Array::along("pattern", {out.real().begin(), out.real().end()});
}

double accuracy(const Accuracy& question, core::Run& run) {
  const Network network = network_of("accuracy", question.net);
  const Examples examples = examples_of("accuracy", question.data, network, Loss::cross_entropy, Outputs::by_place);
  const Batch out = layer_of(network, question.net.parameters.real(), examples.inputs, network.layers().size(), run);
  const std::size_t places = network.places(), classes = out.columns / places;
  double right = 0;
  for (std::size_t p = 0; p < places; ++p)
    for (std::size_t i = 0; i < out.rows; ++i) {
      std::size_t named = p * classes;
      for (std::size_t j = named + 1; j < (p + 1) * classes; ++j)
        if (out.at(i, j) > out.at(i, named)) named = j;
      const auto is_named = [&] { return examples.targets.at(i, p) == static_cast<double>(named - p * classes); };
      right += examples.told.by_class ? (is_named() ? 1 : 0) : examples.targets.at(i, named);
    }
  return right / static_cast<double>(out.rows * places);
}

}  // namespace ansatz::networks
