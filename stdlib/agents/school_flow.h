// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/cell_list.h"
#include "stdlib/agents/couzin_setting.h"
#include "stdlib/agents/heading_rule.h"
#include "stdlib/agents/zone_sums.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// A school in motion. Takes no memory once it is made.
class SchoolFlow {
 public:
  SchoolFlow(const CouzinSetting& setting, core::Stream noise);

  /// One step for all agents.
  ///
  /// Errors   Interrupted.
  void step(core::Run& run);

  /// In the order of their indices; valid until the next step.
  const AgentArrays& agents();
  std::int64_t steps() const { return steps_; }
  bool searched_cells() const { return searches_cells_; }

 private:
  void draw_noise(core::Run& run);
  void choose_search();
  void decide_by_all_pairs(core::Run& run);
  void decide_by_cells(core::Run& run);
  void move(core::Run& run);
  bool is_worth_threads(double candidates) const;
  /// Gives the agent at a place in memory its next heading, which nobody else looks at before the next step.
  void turn(AgentArrays& agents, std::size_t slot, std::uint32_t agent, const ZoneSums& seen);
  void weigh_heading(std::size_t slot, Vec3 heading);
  Candidates candidates(const AgentArrays& places) const;

  Space space_;
  Search search_;
  double distance_;
  ZoneQuestion question_;
  SumGrid grid_;
  HeadingRule rule_;
  core::Stream noise_stream_, step_stream_, plane_stream_;
  std::optional<PublishedGenerator> generator_;

  // Cells leave agents in the order in which they were sorted, so that the next step, when few have moved on, goes
  // through memory almost straight. Whatever hangs on which agent it is goes by its index.
  AgentArrays now_, sorted_;
  std::vector<std::uint32_t> index_, sorted_index_;  ///< of the agent at each place in memory
  bool is_in_order_ = true;
  std::vector<double> wx_, wy_, wz_;  ///< headings weighted and on the grid of sums
  std::vector<double> noise_;
  CellList cells_;
  bool has_cells_ = false, searches_cells_ = false;
  int cell_width_ = 1;
  std::int64_t steps_ = 0;
};

}  // namespace ansatz::agents
