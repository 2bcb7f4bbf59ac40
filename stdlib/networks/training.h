// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/descent.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/natural_gradient.h"
#include "stdlib/networks/network.h"
#include "stdlib/networks/pass.h"

namespace ansatz::networks {

/// Patterns and what the network should give for each: targets has a column an output, unless told otherwise.
struct Examples {
  Batch inputs, targets;
  Told told{};
};

/// Training that left the finite numbers, told by its epoch, or whatever it counts by.
class TrainingDiverged : public core::Diverged {
 public:
  TrainingDiverged(const std::string& kernel, std::size_t count, const char* counted = "epoch");
  const char* what() const noexcept override { return sentence_.c_str(); }

 private:
  std::string sentence_;
};

/// A network on its way down a loss, an epoch at a time. Epoch e takes the patterns in the order that stream.at(e)
/// shuffles them into, in batches of one size and a last, smaller one; a batch that holds all patterns takes them as
/// they are. Disturbances of step s, counted from the start, are drawn from stream.at("disturbance").at(s). Between
/// epochs whoever trains may look at the parameters.
///
/// Errors   TrainingDiverged: a loss or a parameter that is not finite; the parameters stay those after the last whole
///          epoch.
class Training {
 public:
  Training(std::string kernel, const Network& network, std::vector<double> parameters, const Examples& examples,
           Loss loss, const Descent& descent, std::size_t batch, const core::Stream& stream,
           const Disturbance& disturbance = {});
  Training(const Training&) = delete;
  Training& operator=(const Training&) = delete;

  /// From now on only these layers' parameters change, counted from 0.
  void train_only(std::span<const std::size_t> layers);

  /// One pass over all patterns; the mean loss of each pattern just before its batch was learnt from. Ticks once a
  /// batch.
  double epoch(const core::Run& run);

  std::size_t epochs() const { return epochs_; }
  const std::vector<double>& parameters() const { return parameters_; }

 private:
  void learn_from(std::size_t tile);
  void take_back_held();

  std::string kernel_;
  const Network& network_;
  const Examples& examples_;
  Loss loss_;
  core::Stream stream_;
  std::size_t batch_, epochs_ = 0, steps_ = 0;
  std::vector<double> parameters_, trial_, gradient_;
  std::vector<bool> is_held_;  ///< by layer
  std::vector<std::size_t> order_;
  std::span<const std::size_t> rows_;     ///< of the batch under way
  std::vector<double> targets_, losses_;  ///< of its tiles
  std::function<void(std::size_t)> loss_of_tile_;
  Pass pass_;
  Descender descender_;
  std::optional<NaturalGradient> natural_;
};

/// What the units of layer l give for each pattern; 0 is the input. Disturbances of pattern i follow from i and the
/// stream.
Batch layer_of(const Network& network, std::span<const double> parameters, const Batch& inputs, std::size_t l,
               const core::Run& run, const Disturbance& disturbance = {}, const core::Stream& stream = {});

}  // namespace ansatz::networks
