// SPDX-License-Identifier: MIT
#include "stdlib/networks/mlp.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

Network shape_of(const std::string& kernel, const char* parameter, const std::vector<double>& layers,
                 const std::variant<std::string, core::Function>& bend, double start = kOwnStart) {
  return Network(checked_sizes(kernel, parameter, layers), activation(kernel, bend, start),
                 activation(kernel, std::string("identity")));
}

}  // namespace

Perceptron mlp(const Mlp& question, core::Run& run) {
  const Network network = shape_of("mlp", "layers", question.layers, question.activation, question.activation_start);
  auto parameters = initial_parameters("mlp", network, question.initial, run.stream("weights"));
  return {question.layers, question.activation, core::Array::along("parameter", std::move(parameters))};
}

core::Record as_record(const Perceptron& net, std::span<const double> parameters) {
  core::Record record;
  record.type = "network";
  record.set("layers", core::Array::of(net.layers));
  if (const auto* name = std::get_if<std::string>(&net.activation))
    record.set("activation", *name);
  else
    record.set("activation", std::get<core::Function>(net.activation));
  record.set("parameters", core::Array::along("parameter", {parameters.begin(), parameters.end()}));
  return record;
}

Network network_of(const std::string& kernel, const Perceptron& net) {
  Network network = shape_of(kernel, "net", net.layers, net.activation);
  if (net.parameters.type() != core::ElementType::real || net.parameters.size() != network.parameters())
    throw BadParameter(kernel, "net", fmt::format("of {} parameters", net.parameters.size()),
                       fmt::format("of {}, as its layers have", network.parameters()));
  for (const double p : net.parameters.real())
    if (!std::isfinite(p)) throw BadParameter(kernel, "net", "of parameters that are not finite", "of numbers");
  return network;
}

}  // namespace ansatz::networks
