// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/extent.h"
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
  const Array masses = joint.as_real();
  task.shares.assign(masses.real().begin(), masses.real().end());
  information::normalise_masses(kernel, "data.joint", task.shares, run);
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

Snapshot::Snapshot(const networks::Network& of, std::span<const double> numbers, const Task& patterns_and_classes,
                   bool last_is_shares, const std::vector<std::size_t>& layer_numbers)
    : network(of), parameters(numbers), task(patterns_and_classes), ends_in_shares(last_is_shares) {
  for (const std::size_t number : layer_numbers) {
    const networks::Layer& layer = network.layers()[number - 1];
    const std::string& name = layer.activation.name;
    const bool is_share = ends_in_shares && number == network.layers().size(), is_tanh = name == "tanh" && !is_share;
    layers.push_back({number, layer.outputs, is_share || is_tanh || name == "sigmoid", is_tanh ? -1.0 : 0.0, 1.0});
  }
}

void visit_layers(const std::string& kernel, const Snapshot& snapshot, const core::Run& run,
                  const std::function<void(std::size_t, std::size_t, std::size_t, std::span<const double>)>& visit) {
  const Batch& patterns = snapshot.task.patterns;
  constexpr std::size_t kAtOnce = networks::Pass::kTileRows;
  networks::Pass pass(snapshot.network, std::min(kAtOnce, patterns.rows));
  for (std::size_t first = 0; first < patterns.rows; first += kAtOnce) {
    run.tick();
    const std::size_t rows = std::min(kAtOnce, patterns.rows - first);
    pass.load(patterns, first, rows);
    pass.forward(snapshot.parameters, run);
    for (std::size_t k = 0; k < snapshot.layers.size(); ++k) {
      const LayerView& layer = snapshot.layers[k];
      const std::span<double> units = pass.layer(0, layer.number);
      if (snapshot.ends_in_shares && layer.number == snapshot.network.layers().size())
        networks::softmax(units.data(), rows, layer.units);
      if (!core::all_finite(units))
        throw BadParameter(kernel, "net", fmt::format("one whose layer {} overflows", layer.number),
                           "one that gives finite numbers");
      visit(k, first, rows, units);
    }
  }
}

std::vector<Batch> units_of(const std::string& kernel, const Snapshot& snapshot, const core::Run& run) {
  std::vector<Batch> out;
  for (const LayerView& layer : snapshot.layers) out.emplace_back(snapshot.task.patterns.rows, layer.units);
  visit_layers(kernel, snapshot, run,
               [&](std::size_t k, std::size_t first, std::size_t rows, std::span<const double> units) {
                 for (std::size_t j = 0; j < out[k].columns; ++j)
                   std::copy_n(units.data() + j * rows, rows, out[k].column(j).data() + first);
               });
  return out;
}

}  // namespace ansatz::bottleneck
