// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/agents/direction.h"

namespace ansatz::agents {

/// Places and headings of all agents, an array a component. A vector's worth of room behind the last agent lets loops
/// read whole vectors; what stands there is never counted.
class AgentArrays {
 public:
  static constexpr std::size_t kRoomBehind = 8;

  AgentArrays() = default;
  explicit AgentArrays(std::size_t agents) : size_(agents) {
    for (std::vector<double>* array : {&x, &y, &z, &dx, &dy, &dz}) array->assign(agents + kRoomBehind, 0.0);
  }

  std::size_t size() const { return size_; }
  Vec3 place(std::size_t i) const { return {x[i], y[i], z[i]}; }
  Vec3 heading(std::size_t i) const { return {dx[i], dy[i], dz[i]}; }
  void set_place(std::size_t i, Vec3 p) { x[i] = p.x, y[i] = p.y, z[i] = p.z; }
  void set_heading(std::size_t i, Vec3 d) { dx[i] = d.x, dy[i] = d.y, dz[i] = d.z; }

  std::vector<double> x, y, z;     ///< places
  std::vector<double> dx, dy, dz;  ///< headings, of length one

 private:
  std::size_t size_ = 0;
};

}  // namespace ansatz::agents
