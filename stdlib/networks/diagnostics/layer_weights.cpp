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
  const auto weights = question.net.parameters.real().subspan(layer.weights, layer.inputs * layer.outputs);
  return core::Array({{"unit", layer.outputs}, {"input", layer.inputs}},
                     std::vector<double>(weights.begin(), weights.end()));
}

}  // namespace ansatz::networks
