// SPDX-License-Identifier: MIT
#include "stdlib/networks/diagnostics/layer_weights.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::networks {

core::Array layer_weights(const LayerWeights& question, core::Run&) {
  const Network network = network_of("layer_weights", question.net);
  const auto last = network.layers().size();
  if (question.layer < 1 || static_cast<std::size_t>(question.layer) > last)
    throw core::BadParameter("layer_weights", "layer", std::to_string(question.layer), fmt::format("in [1, {}]", last));
  const Layer& layer = network.layers()[static_cast<std::size_t>(question.layer) - 1];
  const auto& matrices = layer.block->matrices();
  if (matrices.empty())
    throw core::BadParameter("layer_weights", "layer",
                             fmt::format("{}, {}, which has no weights", question.layer, layer.block->name()),
                             "one that has");
  if (question.matrix < 1 || static_cast<std::size_t>(question.matrix) > matrices.size())
    throw core::BadParameter("layer_weights", "matrix", std::to_string(question.matrix),
                             fmt::format("in [1, {}], of {}", matrices.size(), layer.block->name()));
  const WeightMatrix& matrix = matrices[static_cast<std::size_t>(question.matrix) - 1];
  const auto weights = question.net.parameters.real().subspan(layer.weights + matrix.first, matrix.count());
  return core::Array({{"unit", matrix.units}, {"input", matrix.inputs}},
                     std::vector<double>(weights.begin(), weights.end()));
}

}  // namespace ansatz::networks
