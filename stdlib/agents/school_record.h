// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/agents/couzin.h"
#include "stdlib/agents/couzin_setting.h"
#include "stdlib/agents/school_entropies.h"
#include "stdlib/agents/school_measures.h"

namespace ansatz::agents {

/// The stored instants of a run as they come, and the arrays they become.
class SchoolRecord {
 public:
  SchoolRecord(const CouzinSetting& setting, bool trajectories);

  /// Measures and keeps one instant.
  void add(double time, const AgentArrays& agents, core::Run& run);

  /// The record is empty afterwards. Doubts go to `run`.
  School publish(core::Run& run);

 private:
  Space space_;
  SchoolMeter meter_;
  std::optional<SchoolEntropies> entropies_;
  std::optional<PairTable> pairs_;  ///< where entropies are
  bool trajectories_;
  std::size_t agents_;
  std::vector<double> times_, positions_, headings_, corrected_, published_;
  std::vector<SchoolMeasures> measures_;
  std::vector<std::string> states_;
};

/// Places or headings as an array [agent, space].
core::Array as_triples(const AgentArrays& agents, bool headings);

}  // namespace ansatz::agents
