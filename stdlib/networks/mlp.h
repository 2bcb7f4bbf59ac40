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
#include "stdlib/networks/network.h"

namespace ansatz::networks {

/// A multilayer perceptron to be.
struct Mlp {
  std::vector<double> layers;  ///< units from the inputs to the outputs, two numbers or more
  std::variant<std::string, core::Function> activation = std::string("tanh");  ///< of every layer but the last
  std::string initial = "automatic";                                           ///< of network.h
  double activation_start = kOwnStart;  ///< of the activation's own number in each layer, where it has one
};

/// A network as scripts hold it: its shape and one block of numbers. The last layer has no activation: what its outputs
/// mean is the loss's affair.
struct Perceptron {
  std::vector<double> layers;
  std::variant<std::string, core::Function> activation;
  core::Array parameters;  ///< [parameter]: of each layer as in its block
};

/// Errors   BadParameter: fewer than two layers, a layer that is no whole number of at least 1, more than 10⁸
///          parameters, an activation or a rule that is none.
/// Random   run.stream("weights").
Perceptron mlp(const Mlp& question, core::Run& run);

/// As a script has it, with these parameters in place of its own.
core::Record as_record(const Perceptron& net, std::span<const double> parameters);

/// Its shape; the parameters have been held against it.
/// Errors   BadParameter (parameter "net").
Network network_of(const std::string& kernel, const Perceptron& net);

}  // namespace ansatz::networks
