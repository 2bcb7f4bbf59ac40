// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/bottleneck/discrete/source.h"
#include "stdlib/core/random.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// What H(T) and I(T; Y) count in a hard code's value, entropy · H(T) − relevance · I(T; Y), which is to be least.
struct HardWeights {
  double entropy = 1, relevance = 1;
};

/// A hard code: the symbols in clusters, and the changes that make it worth more.
class HardCode {
 public:
  /// `cluster` of each symbol, numbered from 0 without gaps. The source must outlive it.
  HardCode(const Source& source, std::vector<std::size_t> cluster, HardWeights weights);

  /// Symbols move one at a time, each to the cluster where it is worth most, in turns through all of them in an order
  /// drawn from `stream`, until none moves. With `keeps_size` no cluster is emptied and none is founded. Then, without
  /// it, pairs of clusters are merged while that gains, and symbols move again.
  void settle(bool keeps_size, const core::Stream& stream, core::Run& run);

  double entropy() const;    ///< H(T) in nats
  double relevance() const;  ///< I(T; Y) in nats
  double value() const { return weights_.entropy * entropy() - weights_.relevance * relevance(); }
  std::size_t size() const { return mass_.size(); }
  int turns() const { return turns_; }
  /// Of each symbol, numbered from 0 by its first symbol.
  std::vector<std::size_t> clusters() const;

 private:
  void add_up();
  double cost(std::size_t t) const;
  bool move_all(bool keeps_size, const core::Stream& stream, core::Run& run);
  bool move(std::size_t symbol, bool keeps_size);
  bool merge_one(core::Run& run);

  const Source* source_;
  HardWeights weights_;
  std::vector<std::size_t> cluster_, count_;
  std::vector<double> mass_;          ///< [cluster]
  std::vector<double> joint_;         ///< [cluster, outcome]
  std::vector<double> costs_;         ///< [cluster] its part of the value
  std::vector<double> tried_, logs_;  ///< [cluster, outcome]
  int turns_ = 0;
};

}  // namespace ansatz::bottleneck
