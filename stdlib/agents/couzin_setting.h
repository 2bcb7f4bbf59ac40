// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/couzin.h"
#include "stdlib/agents/heading_rule.h"
#include "stdlib/agents/published_generator.h"
#include "stdlib/agents/space.h"
#include "stdlib/agents/zone_sums.h"

namespace ansatz::agents {

enum class Search { automatic, all_pairs, cells };

/// A question made ready to run: every parameter held against its range, the start made, instants turned into steps.
struct CouzinSetting {
  /// Errors   BadParameter. Warnings go to `run`.
  CouzinSetting(const Couzin& question, core::Run& run);

  Space space;
  Zones zones;
  Rule rule = Rule::rotation;
  Search search = Search::automatic;
  double step = 0, distance = 0;       ///< time and way of one step
  double largest_turn = 0, noise = 0;  ///< of one step
  std::vector<std::int64_t> instants;  ///< steps after which something is stored, rising, from 0
  bool is_published = false;           ///< mode compat
  bool with_entropies = false;
  AgentArrays start;
  std::optional<PublishedGenerator> generator;  ///< compat: goes on after the start
};

/// Throws BadParameter of couzin.
[[noreturn]] void refuse(const char* parameter, const std::string& found, const std::string& wanted);

/// The largest length and coordinate, 2⁴⁰ r_repel.
double farthest(const Couzin& question);

/// "open", "periodic" or "reflecting".
Boundary boundary_named(const std::string& name);

/// Of a whole angle of perception, in degrees: Zones::sees_above.
double least_cosine_seen(double perception_angle);

/// cos of an angle in degrees, exact where it is a multiple of 60 or 90.
double cosine_of_degrees(double angle);

}  // namespace ansatz::agents
