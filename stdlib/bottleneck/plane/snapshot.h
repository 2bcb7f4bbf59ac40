// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

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

/// A layer that is looked at.
struct LayerView {
  std::size_t number = 0;  ///< 1 for the first after the inputs
  std::size_t units = 0;
  bool is_bounded = false;
  double low = 0, high = 0;  ///< of the activation, where it is bounded
};

/// A network at one moment of its training, and the patterns it is looked at with. It refers to what it is made from.
struct Snapshot {
  Snapshot(const networks::Network& of, std::span<const double> numbers, const Task& patterns_and_classes,
           bool last_is_shares, const std::vector<std::size_t>& layer_numbers);

  const networks::Network& network;
  std::span<const double> parameters;
  const Task& task;
  bool ends_in_shares;            ///< whether the last layer counts as class probabilities, softmax of its outputs
  std::vector<LayerView> layers;  ///< in order
};

/// visit(k, first, rows, units) for what layer `layers[k]` gives for `rows` patterns from `first` on, rows × units
/// column by column: a few patterns at a time, since all of them would not stay in the cache.
///
/// Errors   BadParameter (parameter "net"): what a layer gives is not finite.
void visit_layers(const std::string& kernel, const Snapshot& snapshot, const core::Run& run,
                  const std::function<void(std::size_t k, std::size_t first, std::size_t rows,
                                           std::span<const double> units)>& visit);

/// All at once, a row a pattern. Errors as visit_layers.
std::vector<networks::Batch> units_of(const std::string& kernel, const Snapshot& snapshot, const core::Run& run);

/// A point of the information plane, in nats.
struct PlanePoint {
  double about_x = 0, about_y = 0;
  double scale = 0;  ///< what smooths: width of a bin, deviation of noise, width of a kernel
  double kept = 1;   ///< share of the layer's variance that was looked at
};

}  // namespace ansatz::bottleneck
