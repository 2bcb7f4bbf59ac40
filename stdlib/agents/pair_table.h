// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/space.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// What is to be known of all pairs: of each agent the distance to the nearest other, the population standard deviation
/// over the mean of those to the five nearest, and the third least of 1 - cos between its heading and others'; and how
/// often (1 + cos)/2 of two headings falls into each twentieth of [0, 1]. Infinite, and the variation NaN, where there
/// are not so many others.
///
/// As many agents as a vector holds go over all others together, each lane keeping its least values sorted by exchanges
/// of minimum and maximum. No result hangs on the width of the vector.
class PairTable {
 public:
  static constexpr std::size_t kDistances = 5, kHeadings = 3, kCosines = 20;

  explicit PairTable(std::size_t agents);

  void look(const AgentArrays& agents, const Space& space, core::Run& run);

  std::size_t size() const { return size_; }
  std::span<const double> nearest() const { return std::span(nearest_).first(size_); }
  std::span<const double> variations() const { return std::span(variations_).first(size_); }
  std::span<const double> third_turns() const { return std::span(turns_).first(size_); }
  /// Of pairs, each once.
  std::span<const double> cosines() const { return cosines_; }

 private:
  std::size_t size_;
  std::vector<double> nearest_, variations_, turns_;
  std::array<double, kCosines> cosines_{};
  std::vector<std::uint8_t> bins_;
};

}  // namespace ansatz::agents
