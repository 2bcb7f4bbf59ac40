// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/layers.h"
#include "stdlib/networks/network.h"

namespace ansatz::networks {

/// A network to be: a multilayer perceptron, or with blocks among its layers.
struct Mlp {
  Layers layers;  ///< from the inputs to the outputs, two words or more
  std::variant<std::string, core::Function> activation = std::string("tanh");  ///< of every layer but the last
  std::string initial = "automatic";                                           ///< of network.h
  double activation_start = kOwnStart;  ///< of the activation's own number in each layer, where it has one
};

/// A network as scripts hold it: its shape and one block of numbers. The last layer has no activation: what its outputs
/// mean is the loss's affair.
struct Perceptron {
  Layers layers;
  std::variant<std::string, core::Function> activation;
  core::Array parameters;  ///< [parameter]: of each layer as in its block
};

/// Errors   BadParameter: what network_of_layers refuses, a rule that is none.
/// Random   run.stream("weights").
Perceptron mlp(const Mlp& question, core::Run& run);

/// As a script has it, with these parameters in place of its own.
core::Record as_record(const Perceptron& net, std::span<const double> parameters);

/// Its shape; the parameters have been held against it.
/// Errors   BadParameter (parameter "net").
Network network_of(const std::string& kernel, const Perceptron& net);

/// Units of a network of dense layers alone, for what goes by single layers.
/// Errors   BadParameter (parameter "net"): blocks.
std::vector<std::size_t> dense_sizes(const std::string& kernel, const Perceptron& net);

}  // namespace ansatz::networks
