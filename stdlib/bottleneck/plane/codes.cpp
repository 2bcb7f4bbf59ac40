// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/codes.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/rows_as_points.h"
#include "stdlib/core/sums.h"
#include "stdlib/information/reliability/principal_axes.h"
#include "stdlib/networks/training.h"

namespace ansatz::bottleneck {

namespace {

using information::Points;
using networks::Batch;

constexpr std::size_t kWide = 24, kHidden = 32, kEpochs = 60, kBatch = 128, kMiddle = 2;
constexpr double kRate = 3e-3;

double square_sum(const std::vector<double>& of) { return core::pairwise_square_sum(of, 0); }

}  // namespace

ReducedRows linear_code(const Points& rows, std::size_t size) {
  const information::PrincipalAxes axes(rows);
  return {axes.components(size), axes.share(size)};
}

ReducedRows learnt_code(const std::string& kernel, const Points& rows, std::size_t size, const core::Stream& stream,
                        const core::Run& run) {
  const information::PrincipalAxes axes(rows);
  const std::size_t wide = std::min(kWide, axes.size());
  Points components = axes.components(wide);
  const double all = square_sum(components.values);
  if (wide <= size || !(all > 0)) return {std::move(components), axes.share(wide)};
  const double scale = std::sqrt(static_cast<double>(components.values.size()) / all);
  for (double& v : components.values) v *= scale;
  networks::Examples examples;
  examples.inputs = Batch(components.count, wide);
  examples.inputs.values = std::move(components.values);
  examples.targets = examples.inputs;
  const networks::Network network({wide, kHidden, size, kHidden, wide},
                                  networks::activation(kernel, std::string("tanh")),
                                  networks::activation(kernel, std::string("identity")));
  networks::Descent descent;
  descent.rate = kRate;
  networks::Training training(kernel, network,
                              networks::initial_parameters(kernel, network, "automatic", stream.at("weights")),
                              examples, networks::Loss::squared, descent, kBatch, stream.at("order"));
  for (std::size_t epoch = 0; epoch < kEpochs; ++epoch) training.epoch(run);
  const auto& parameters = training.parameters();
  const Batch back = layer_of(network, parameters, examples.inputs, network.layers().size(), run);
  std::vector<double> missed = back.values;
  for (std::size_t i = 0; i < missed.size(); ++i) missed[i] -= examples.inputs.values[i];
  const double given_back = 1 - square_sum(missed) / square_sum(examples.inputs.values);
  return {as_points(layer_of(network, parameters, examples.inputs, kMiddle, run)),
          axes.share(wide) * std::max(0.0, given_back)};
}

}  // namespace ansatz::bottleneck
