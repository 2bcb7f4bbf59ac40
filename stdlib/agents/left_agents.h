// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/space.h"
#include "stdlib/agents/zone_sums.h"

namespace ansatz::agents {

/// x|x|, which keeps the order of numbers and needs no root.
inline double signed_square(double x) { return x * std::fabs(x); }

/// Whether of two agents so far apart, both inside the reach, one at least sees the other.
inline bool sees_other(double sees_above, Vec3 from_a, Vec3 heading_a, Vec3 heading_b) {
  if (sees_above < -1) return true;
  const double least = signed_square(sees_above) * dot(from_a, from_a);
  return signed_square(dot(from_a, heading_a)) > least || signed_square(-dot(from_a, heading_b)) > least;
}

/// Agents that no group has found yet, close together in memory so that one agent's links to all of them are a few
/// vectors' work. They stay in the order of their indices.
class LeftAgents {
 public:
  LeftAgents(const Space& space, const Zones& zones, std::size_t agents);

  void fill(const AgentArrays& agents);
  bool empty() const { return begin_ == end_; }

  /// Takes away that of least index.
  std::uint32_t take_first();

  /// Takes the last off the list of seekers until one is linked to somebody left, and takes all those away: nearer than
  /// r_attract, and one sees the other. Their indices, in order; nobody where no seeker is linked.
  std::span<const std::uint32_t> take_linked(const AgentArrays& agents, std::vector<std::uint32_t>& seekers);

 private:
  Space space_;
  Zones zones_;
  AgentArrays agents_;           ///< moved up as others leave
  std::vector<double> numbers_;  ///< their indices, which go through the same vectors
  std::vector<std::uint32_t> taken_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace ansatz::agents
