// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/school_groups.h"
#include "stdlib/agents/space.h"

namespace ansatz::agents {

/// Where the largest group is. In a periodic box the circular mean of each coordinate, moved by the mean of the
/// shortest displacements from it: the plain mean of a group that is put together again.
class SchoolCentre {
 public:
  explicit SchoolCentre(std::size_t agents);

  void find(const AgentArrays& agents, const SchoolGroups& groups, const Space& space);

  Vec3 place() const { return place_; }
  /// Least |Σ exp 2πix/L|/n of the three axes in a periodic box; 1 elsewhere.
  double certainty() const { return certainty_; }

 private:
  Vec3 place_;
  double certainty_ = 1;
  std::vector<double> cosines_, sines_;  ///< of one coordinate as an angle
};

}  // namespace ansatz::agents
