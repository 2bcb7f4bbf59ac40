// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "stdlib/bottleneck/plane/estimators.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/network.h"

namespace ansatz::bottleneck {

/// Patterns with their probabilities, and what is known of the class of each.
struct Task {
  networks::Batch patterns;
  std::vector<double> mass;    ///< [pattern] p(x), summing to one
  std::vector<double> shares;  ///< [pattern, class] p(y|x)
  std::size_t classes = 0;
  std::vector<double> class_mass;  ///< [class] p(y)

  std::span<const double> share_of(std::size_t pattern) const {
    return std::span(shares).subspan(pattern * classes, classes);
  }
};

/// Reads a record: `patterns` and `joint`, a matrix of masses p(x, y); or x, and y as for cross-entropy, all patterns
/// being equally likely.
///
/// Errors   BadParameter (parameter "data"), as patterns_of and examples_of of stdlib/networks; masses that are none or
///          are not a row a pattern.
Task read_task(const std::string& kernel, const core::Record& data, const networks::Network& network, core::Run& run);

/// A layer as an estimator sees it.
struct LayerView {
  std::size_t number = 0;  ///< 1 for the first after the inputs
  networks::Batch units;   ///< a row a pattern
  bool is_bounded = false;
  double low = 0, high = 0;  ///< of the activation, where it is bounded
};

/// A network at one moment of its training, with what its layers make of a task's patterns. It refers to what it is
/// made from.
struct Snapshot {
  const networks::Network& network;
  std::span<const double> parameters;
  const Task& task;
  bool ends_in_shares = false;  ///< whether the last layer counts as class probabilities, softmax of its outputs
  std::vector<LayerView> layers;
};

/// All layers of `numbers`, in one pass.
std::vector<LayerView> layers_of(const networks::Network& network, std::span<const double> parameters,
                                 const networks::Batch& patterns, const std::vector<std::size_t>& numbers,
                                 bool ends_in_shares, const core::Run& run);

/// A point of the information plane, in nats.
struct PlanePoint {
  double about_x = 0, about_y = 0;
  double scale = 0;  ///< what smooths: width of a bin, deviation of noise, width of a kernel
  double kept = 1;   ///< share of the layer's variance that was looked at
};

}  // namespace ansatz::bottleneck
