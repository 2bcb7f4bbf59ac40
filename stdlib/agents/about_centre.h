// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/space.h"

namespace ansatz::agents {

/// Where agents are from a centre, and their momenta about it: e × d, e the direction from the centre and d the
/// heading; nothing for an agent at the centre.
class AboutCentre {
 public:
  explicit AboutCentre(std::size_t agents);

  /// The shortest way from the centre, which is inside the box where there is one.
  void look(const AgentArrays& agents, Vec3 centre, const Space& space);

  std::size_t size() const { return size_; }
  Vec3 place(std::size_t i) const { return {x_[i], y_[i], z_[i]}; }
  Vec3 momentum(std::size_t i) const { return {mx_[i], my_[i], mz_[i]}; }
  std::span<const double> momentum_sizes() const { return std::span(sizes_).first(size_); }

 private:
  std::size_t size_;
  std::vector<double> x_, y_, z_, mx_, my_, mz_, sizes_;
};

}  // namespace ansatz::agents
