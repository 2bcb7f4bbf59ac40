// SPDX-License-Identifier: MIT
#include "stdlib/networks/network.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::networks {

Network::Network(std::vector<Stage> stages, std::size_t places) : places_(places) {
  std::size_t place = 0;
  for (Stage& stage : stages) {
    const Block& block = *stage.block;
    Layer layer{stage.block, std::move(stage.activation), block.inputs(), block.outputs(), place, 0, 0};
    layer.biases = place + block.weights();
    layer.bend = layer.biases + block.biases();
    place = layer.bend + (layer.activation.learns() ? 1 : 0);
    layers_.push_back(std::move(layer));
  }
}

Network::Network(const std::vector<std::size_t>& sizes, const Activation& hidden, const Activation& output)
    : Network([&] {
        std::vector<Stage> stages;
        for (std::size_t l = 0; l + 1 < sizes.size(); ++l)
          stages.push_back({std::make_shared<Dense>(sizes[l], sizes[l + 1]), l + 2 < sizes.size() ? hidden : output});
        return stages;
      }()) {}

std::size_t Network::widest() const {
  std::size_t most = inputs();
  for (const Layer& layer : layers_) most = std::max(most, layer.outputs);
  return most;
}

std::size_t Network::units() const {
  std::size_t sum = inputs();
  for (const Layer& layer : layers_) sum += layer.outputs;
  return sum;
}

std::size_t Network::kept() const {
  std::size_t sum = 0;
  for (const Layer& layer : layers_) sum += layer.block->kept();
  return sum;
}

std::size_t Network::room() const {
  std::size_t most = 0;
  for (const Layer& layer : layers_) most = std::max(most, layer.block->room());
  return most;
}

std::size_t Network::work() const {
  std::size_t sum = 0;
  for (const Layer& layer : layers_) sum += layer.block->work() + (layer.activation.learns() ? 1 : 0);
  return sum;
}

std::vector<std::size_t> checked_sizes(const std::string& kernel, const std::string& parameter,
                                       const std::vector<double>& sizes) {
  constexpr double kMostParameters = 1e8;
  const auto refuse = [&](std::string found, std::string wanted) {
    throw core::BadParameter(kernel, parameter, std::move(found), std::move(wanted));
  };
  if (sizes.size() < 2)
    refuse(fmt::format("{} number{}", sizes.size(), sizes.size() == 1 ? "" : "s"),
           "two numbers or more: inputs, units of hidden layers, outputs");
  std::vector<std::size_t> out;
  double parameters = 0;
  for (const double units : sizes) {
    if (!(units >= 1) || units != std::floor(units)) refuse(fmt::format("{:g}", units), "whole numbers of at least 1");
    if (!out.empty()) parameters += (static_cast<double>(out.back()) + 1) * units;
    if (units > kMostParameters || parameters > kMostParameters)
      refuse(fmt::format("{:g} with {:g} parameters or more", units, std::max(units, parameters)),
             fmt::format("such that there are at most {:g}", kMostParameters));
    out.push_back(static_cast<std::size_t>(units));
  }
  return out;
}

std::vector<double> initial_parameters(const std::string& kernel, const Network& network, const std::string& rule,
                                       const core::Stream& stream) {
  if (rule != "automatic" && rule != "glorot" && rule != "he" && rule != "lecun")
    throw core::BadParameter(kernel, "initial", "\"" + rule + "\"", "\"automatic\", \"glorot\", \"he\" or \"lecun\"");
  std::vector<double> parameters(network.parameters(), 0.0);
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer& layer = network.layers()[l];
    if (layer.activation.learns()) parameters[layer.bend] = layer.activation.start;
    const bool is_glorot = rule == "automatic" ? !layer.activation.bends_at_zero : rule == "glorot";
    for (const WeightMatrix& matrix : layer.block->matrices()) {
      const std::span<double> weights(parameters.data() + layer.weights + matrix.first, matrix.count());
      const auto inputs = static_cast<double>(matrix.weighed > 0 ? matrix.weighed : matrix.inputs),
                 outputs = static_cast<double>(matrix.units * matrix.reach);
      const double reach = std::sqrt(6 / (inputs + outputs)), spread = std::sqrt((rule == "lecun" ? 1 : 2) / inputs);
      if (is_glorot) {
        stream.at(l).fill_uniform(weights, matrix.first);
        for (double& w : weights) w = reach * (2 * w - 1);
      } else {
        stream.at(l).fill_normal(weights, matrix.first);
        for (double& w : weights) w *= spread;
      }
    }
    layer.block->start_biases(std::span(parameters).subspan(layer.biases, layer.block->biases()));
  }
  return parameters;
}

}  // namespace ansatz::networks
