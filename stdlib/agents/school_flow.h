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

  const AgentArrays& agents() const { return now_; }
  std::int64_t steps() const { return steps_; }
  bool searched_cells() const { return searches_cells_; }

 private:
  void draw_noise(core::Run& run);
  void choose_search();
  void decide_by_all_pairs(core::Run& run);
  void decide_by_cells(core::Run& run);
  void move(core::Run& run);
  bool is_worth_threads(double candidates) const;
  void turn(std::size_t agent, const ZoneSums& seen);

  Space space_;
  Search search_;
  double distance_;
  ZoneQuestion question_;
  SumGrid grid_;
  HeadingRule rule_;
  core::Stream noise_stream_, step_stream_, plane_stream_;
  std::optional<PublishedGenerator> generator_;

  AgentArrays now_;
  AgentArrays sorted_;          ///< in the order of cells; headings weighted and on the grid of sums
  std::vector<Vec3> headings_;  ///< of the next step
  std::vector<double> noise_;
  CellList cells_;
  bool has_cells_ = false, searches_cells_ = false;
  int cell_width_ = 1;
  std::int64_t steps_ = 0;
};

}  // namespace ansatz::agents
