// SPDX-License-Identifier: MIT
#include "stdlib/networks/network.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::networks {

Network::Network(const std::vector<std::size_t>& sizes, const Activation& hidden, const Activation& output) {
  std::size_t place = 0;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    Layer layer{sizes[l], sizes[l + 1], l + 2 < sizes.size() ? hidden : output, place, 0, 0};
    layer.biases = place + layer.inputs * layer.outputs;
    layer.bend = layer.biases + layer.outputs;
    place = layer.bend + (layer.activation.learns() ? 1 : 0);
    layers_.push_back(std::move(layer));
  }
}

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
    const std::span<double> weights(parameters.data() + layer.weights, layer.inputs * layer.outputs);
    const auto inputs = static_cast<double>(layer.inputs), outputs = static_cast<double>(layer.outputs);
    const bool is_glorot = rule == "automatic" ? !layer.activation.bends_at_zero : rule == "glorot";
    if (is_glorot) {
      const double reach = std::sqrt(6 / (inputs + outputs));
      stream.at(l).fill_uniform(weights);
      for (double& w : weights) w = reach * (2 * w - 1);
    } else {
      const double spread = std::sqrt((rule == "lecun" ? 1 : 2) / inputs);
      stream.at(l).fill_normal(weights);
      for (double& w : weights) w *= spread;
    }
  }
  return parameters;
}

}  // namespace ansatz::networks
