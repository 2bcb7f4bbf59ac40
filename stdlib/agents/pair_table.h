// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/space.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// What is to be known of all pairs: the squares of the five least distances of each agent, the three least values of
/// 1 - cos between its heading and others', and how often (1 + cos)/2 of two headings falls into each twentieth of
/// [0, 1]. Infinite where there are not so many others.
///
/// As many agents as a vector holds go over all others together, each lane keeping its least values sorted by exchanges
/// of minimum and maximum. No result hangs on the width of the vector.
class PairTable {
 public:
  static constexpr std::size_t kDistances = 5, kHeadings = 3, kCosines = 20;

  explicit PairTable(std::size_t agents);

  void look(const AgentArrays& agents, const Space& space, core::Run& run);

  std::size_t size() const { return size_; }
  /// The rank-th least square of a distance of an agent, from 0.
  double square(std::size_t agent, std::size_t rank) const { return squares_[rank * stride_ + agent]; }
  std::array<double, kDistances> squares(std::size_t agent) const;
  /// The rank-th least 1 - cos, from 0.
  double turn(std::size_t agent, std::size_t rank) const { return turns_[rank * stride_ + agent]; }
  /// Of pairs, each once.
  std::span<const double> cosines() const { return cosines_; }

 private:
  std::size_t size_, stride_;
  std::vector<double> squares_, turns_;  ///< an array a rank
  std::array<double, kCosines> cosines_{};
  std::vector<int> bins_;
};

}  // namespace ansatz::agents
