// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/space.h"
#include "stdlib/agents/zone_sums.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// Agents up to which a measure looks at every pair as soon as at cells.
inline constexpr std::size_t kFewAgents = 512;

/// Agents sorted into cubic cells, so that whoever is within reach of an agent stands in a few stretches of memory.
///
/// In a periodic box the cells tile the box. In open and in reflecting space cell numbers are taken modulo a fixed
/// number in each direction: cells far from each other share a place, which only adds candidates that turn out to be
/// too far. So a school may go anywhere and fall apart while the memory stays that of its agents.
///
/// Cells are `reach` wide, or half of it where that many agents stand in one that the narrower search pays.
class CellList {
 public:
  CellList() = default;
  /// Room for `agents` in that space. No memory is taken afterwards.
  CellList(const Space& space, double reach, std::size_t agents);

  /// Whether a periodic box has room for cells: at least three across. Elsewhere there is always room.
  static bool fits(const Space& space, double reach);

  /// Sorts, cells in memory order and agents in a cell by index. `cells_per_reach` is 1 or 2 where it fits.
  void sort(const AgentArrays& agents, int cells_per_reach, core::Run& run);

  /// 2 where half cells would hold two agents or more on the mean and fit, else 1. The mean is over the agents' own
  /// surroundings in a periodic box, over the smallest box around them elsewhere.
  int best_width(const AgentArrays& agents) const;
  /// Share of all agents that a search looks at, at best: 1 where cells do not help.
  double share_looked_at(const AgentArrays& agents, int cells_per_reach) const;

  std::size_t cells() const { return starts_.empty() ? 0 : cells_; }
  /// Positions in the order of cells that belong to one cell.
  std::size_t begin(std::size_t cell) const { return starts_[cell]; }
  std::size_t end(std::size_t cell) const { return starts_[cell + 1]; }
  /// The agent at a position.
  std::span<const std::uint32_t> order() const { return order_; }

  static constexpr std::size_t kMostStretches = 50;  ///< 25 rows of cells, each cut once by a face
  using Stretches = std::array<Stretch, kMostStretches>;
  /// Positions of all agents that may be within reach of those in a cell; how many stretches there are.
  std::size_t surroundings(std::size_t cell, Stretches& out) const;

 private:
  struct Grid {
    std::array<std::int64_t, 3> size{};
    double edge = 0;
  };
  Grid grid_for(int cells_per_reach) const;
  std::size_t cell_of(Vec3 place) const;
  double volume_around(const AgentArrays& agents) const;

  Space space_;
  double reach_ = 0;
  std::size_t agents_ = 0, cells_ = 0;
  int width_ = 1;  ///< cells to look at on either side
  Grid grid_;
  std::vector<std::uint32_t> cell_of_agent_, starts_, order_;
};

}  // namespace ansatz::agents
