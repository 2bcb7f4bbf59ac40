// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "stdlib/agents/about_centre.h"
#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/pair_table.h"
#include "stdlib/agents/school_centre.h"
#include "stdlib/agents/school_groups.h"
#include "stdlib/agents/space.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// The seven entropies in their published order, and their weights in the index.
inline constexpr std::size_t kEntropies = 7;
inline constexpr std::array<const char*, kEntropies> kEntropyNames = {
    "school cohesion",  "polarization",         "depth stratification", "angular momentum",
    "nearest neighbor", "velocity correlation", "school shape"};
inline constexpr std::array<double, kEntropies> kEntropyWeights = {0.18, 0.28, 0.08, 0.08, 0.10, 0.18, 0.10};

/// What is measured of one instant; see School.
struct SchoolMeasures {
  double polarization = 0, rotation = 0, spread = 0, largest_group = 0, nearest = 0, closest = 0;
  double published_rotation = 0, published_spread = 0;
  double groups = 0;
  Vec3 centre;
  double certainty = 1;  ///< of the centre; see SchoolCentre
};

class SchoolMeter {
 public:
  SchoolMeter(const Space& space, const Zones& zones, std::size_t agents);
  /// `pairs`, where it is known, is of the same instant and spares a search.
  SchoolMeasures measure(const AgentArrays& agents, const PairTable* pairs, core::Run& run);

  // Of the instant last measured:
  const SchoolGroups& groups() const { return groups_; }
  const AboutCentre& about_centre() const { return about_centre_; }          ///< of the largest group
  const AboutCentre& about_plain_mean() const { return about_plain_mean_; }  ///< of coordinates, by plain differences

 private:
  Space space_;
  SchoolGroups groups_;
  SchoolCentre centre_;
  AboutCentre about_centre_, about_plain_mean_;
  NearestDistances nearest_;
};

/// |mean of headings|.
double polarization(const AgentArrays& agents);

/// "highly parallel" where P > 0.9, "dynamic parallel" P > 0.7, "torus" M > 0.5, "transitional" P > 0.4 or M > 0.3,
/// else "swarm": the published names, in this order.
std::string state_name(double polarization, double rotation);

}  // namespace ansatz::agents
