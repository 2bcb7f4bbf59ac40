// SPDX-License-Identifier: MIT
#include "stdlib/networks/mlp.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

}  // namespace

Perceptron mlp(const Mlp& question, core::Run& run) {
  const Network network =
      network_of_layers("mlp", "layers", question.layers, question.activation, question.activation_start);
  auto parameters = initial_parameters("mlp", network, question.initial, run.stream("weights"));
  return {question.layers, question.activation, core::Array::along("parameter", std::move(parameters))};
}

core::Record as_record(const Perceptron& net, std::span<const double> parameters) {
  core::Record record;
  record.type = "network";
  record.set("layers", value_of(net.layers));
  if (const auto* name = std::get_if<std::string>(&net.activation))
    record.set("activation", *name);
  else
    record.set("activation", std::get<core::Function>(net.activation));
  record.set("parameters", core::Array::along("parameter", {parameters.begin(), parameters.end()}));
  return record;
}

Network network_of(const std::string& kernel, const Perceptron& net) {
  Network network = network_of_layers(kernel, "net", net.layers, net.activation);
  if (net.parameters.type() != core::ElementType::real || net.parameters.size() != network.parameters())
    throw BadParameter(kernel, "net", fmt::format("of {} parameters", net.parameters.size()),
                       fmt::format("of {}, as its layers have", network.parameters()));
  for (const double p : net.parameters.real())
    if (!std::isfinite(p)) throw BadParameter(kernel, "net", "of parameters that are not finite", "of numbers");
  return network;
}

std::vector<std::size_t> dense_sizes(const std::string& kernel, const Perceptron& net) {
  const auto* units = std::get_if<std::vector<double>>(&net.layers);
  if (!units)
    throw BadParameter(kernel, "net", "of other blocks than dense layers", "of dense layers, plain numbers of units");
  return checked_sizes(kernel, "net", *units);
}

}  // namespace ansatz::networks
