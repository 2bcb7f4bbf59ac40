// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

/// A network, what it is to learn, and how.
struct Train {
  Perceptron net;
  core::Record data;                   ///< x and y, as patterns.h has them; other fields are let be
  int epochs = 100;                    ///< at least 1
  std::string loss = "cross_entropy";  ///< of loss.h: or "squared", "quantiles"
  std::string optimizer = "adam";      ///< of descent.h: or "sgd", "momentum", "natural"
  double rate = 1e-3;
  double momentum = 0.9;          ///< of "momentum"
  double damping = 1e-3;          ///< of "natural"
  double decay = 0;               ///< of weights, not of biases
  double dropout = 0;             ///< of disturbance.h, of every hidden layer
  double noise = 0;               ///< likewise
  std::vector<double> trained{};  ///< layers whose parameters change, counted from 1; all where empty
  int batch = 128;                ///< patterns a step; all of them, in their order, where there are no more
  std::vector<double> at{};       ///< epochs to be looked at, rounded; the last where empty
  std::optional<std::shared_ptr<core::Callable>> observe{};  ///< (epoch, net) => a number, an array or a record
};

/// Trains a network, and collects what `observe` makes of it on the way.
///
/// The record that comes back has
///   net    the network after the last epoch
///   loss   [epoch]: the mean loss of each epoch, each pattern's just before its batch was learnt from
/// and, of `observe`: where it returns a record, each field of it by its name; else `observed`. Numbers become [epoch],
/// arrays [epoch, …] over the epochs of `at`, which must give one shape.
///
/// Errors   BadParameter; TrainingDiverged; what `observe` throws; Mismatch: what it returns changes its make, or a
///          field of it is called net or loss.
/// Random   run.stream("order") by epoch, and by step for what disturbs. The bits do not depend on the number of
///          threads.
core::Record train(const Train& question, core::Run& run);

}  // namespace ansatz::networks
