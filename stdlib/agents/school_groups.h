// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/cell_list.h"
#include "stdlib/agents/left_agents.h"
#include "stdlib/agents/space.h"
#include "stdlib/agents/zone_sums.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// Groups of agents linked by chains of pairs nearer than r_attract, one of whom at least sees the other.
class SchoolGroups {
 public:
  SchoolGroups(const Space& space, const Zones& zones, std::size_t agents);

  void find(const AgentArrays& agents, core::Run& run);

  std::size_t count() const { return count_; }
  std::size_t largest() const { return largest_; }  ///< agents in the largest
  /// Whether an agent is in the largest group; of equally large ones that with the least index.
  bool in_largest(std::size_t agent) const { return parent_[agent] == root_; }

 private:
  std::uint32_t root_of(std::uint32_t agent);
  void join(std::uint32_t a, std::uint32_t b);
  void flood(const AgentArrays& agents, core::Run& run);
  void join_in_cells(const AgentArrays& agents, core::Run& run);

  Space space_;
  Zones zones_;
  std::vector<std::uint32_t> parent_, sizes_, found_;
  LeftAgents left_;
  CellList cells_;
  bool has_cells_ = false;
  std::size_t count_ = 0, largest_ = 0;
  std::uint32_t root_ = 0;
};

/// Distance of each agent to the nearest other; infinite for a lone one.
class NearestDistances {
 public:
  NearestDistances(const Space& space, double scale, std::size_t agents);

  /// `scale` of the constructor is where the search begins; agents without a neighbour that near look twice as far, and
  /// again.
  void find(const AgentArrays& agents, core::Run& run);
  std::span<const double> squares() const { return squares_; }

 private:
  void by_all_pairs(const AgentArrays& agents, core::Run& run);
  void by_cells(const AgentArrays& agents, double before, double reach, core::Run& run);

  Space space_;
  double scale_;
  std::vector<double> squares_;
  std::vector<std::uint32_t> open_;  ///< agents not yet settled
};

}  // namespace ansatz::agents
