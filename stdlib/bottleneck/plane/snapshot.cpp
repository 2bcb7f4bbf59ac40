// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/distribution.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/patterns.h"

namespace ansatz::bottleneck {

namespace {

using core::Array;
using core::BadParameter;
using networks::Batch;

const Array* array_in(const core::Record& data, const char* name) {
  const core::Value* value = data.find(name);
  return value ? value->get<Array>() : nullptr;
}

Task of_joint(const std::string& kernel, const Array& patterns, const Array& joint, const networks::Network& network,
              core::Run& run) {
  Task task;
  task.patterns = networks::patterns_of(kernel, "data.patterns", patterns, network);
  if (joint.rank() != 2 || joint.dimension(0).size != task.patterns.rows)
    throw BadParameter(kernel, "data.joint", core::Value(joint).describe(),
                       fmt::format("masses p(x, y), a row for each of the {} patterns", task.patterns.rows));
  task.classes = joint.dimension(1).size;
  task.shares = information::read_distributions(kernel, "data.joint", joint, "", run).masses;
  for (std::size_t i = 0; i < task.patterns.rows; ++i) {
    const auto row = std::span(task.shares).subspan(i * task.classes, task.classes);
    double sum = 0;
    for (const double p : row) sum += p;
    task.mass.push_back(sum);
    for (double& p : row) p = sum > 0 ? p / sum : 0;
  }
  return task;
}

Task of_examples(const std::string& kernel, const core::Record& data, const networks::Network& network) {
  networks::Examples examples = networks::examples_of(kernel, data, network, networks::Loss::cross_entropy);
  Task task;
  task.patterns = std::move(examples.inputs);
  task.classes = examples.targets.columns;
  task.mass.assign(task.patterns.rows, 1 / static_cast<double>(task.patterns.rows));
  task.shares.reserve(examples.targets.values.size());
  for (std::size_t i = 0; i < task.patterns.rows; ++i)
    for (std::size_t c = 0; c < task.classes; ++c) task.shares.push_back(examples.targets.at(i, c));
  return task;
}

}  // namespace

Task read_task(const std::string& kernel, const core::Record& data, const networks::Network& network, core::Run& run) {
  const Array *patterns = array_in(data, "patterns"), *joint = array_in(data, "joint");
  if ((patterns == nullptr) != (joint == nullptr))
    throw BadParameter(kernel, "data",
                       patterns ? "a record with patterns and no joint" : "a record with joint and no patterns",
                       "a record with both, or with x and y");
  Task task = patterns ? of_joint(kernel, *patterns, *joint, network, run) : of_examples(kernel, data, network);
  task.class_mass.assign(task.classes, 0);
  for (std::size_t i = 0; i < task.patterns.rows; ++i)
    for (std::size_t c = 0; c < task.classes; ++c) task.class_mass[c] += task.mass[i] * task.share_of(i)[c];
  return task;
}

std::vector<LayerView> layers_of(const networks::Network& network, std::span<const double> parameters,
                                 const Batch& patterns, const std::vector<std::size_t>& numbers, bool ends_in_shares,
                                 const core::Run& run) {
  const auto& layers = network.layers();
  std::vector<LayerView> out;
  for (const std::size_t number : numbers) {
    LayerView view;
    view.number = number;
    view.units = Batch(patterns.rows, layers[number - 1].outputs);
    const std::string& name = layers[number - 1].activation.name;
    const bool is_share = ends_in_shares && number == layers.size();
    view.is_bounded = is_share || name == "tanh" || name == "sigmoid";
    view.low = name == "tanh" && !is_share ? -1 : 0;
    view.high = 1;
    out.push_back(std::move(view));
  }
  constexpr std::size_t kAtOnce = 32 * networks::Pass::kTileRows;
  networks::Pass pass(network, std::min(kAtOnce, patterns.rows));
  for (std::size_t first = 0; first < patterns.rows; first += kAtOnce) {
    pass.load(patterns, first, std::min(kAtOnce, patterns.rows - first));
    pass.forward(parameters, run);
    for (LayerView& view : out) pass.copy_layer(view.number, view.units, first);
  }
  if (ends_in_shares && !out.empty() && out.back().number == layers.size()) {
    Batch& units = out.back().units;
    networks::softmax(units.values.data(), units.rows, units.columns);
  }
  return out;
}

}  // namespace ansatz::bottleneck
