// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "stdlib/agents/direction.h"

namespace ansatz::agents {

enum class Boundary { open, periodic, reflecting };

/// From a difference of two coordinates in [0, box) the one to the nearest image: δ - L round(δ/L), half to even.
inline double nearest_image(double difference, double box) {
  const double half = box / 2;
  return difference + (difference > half ? -box : 0.0) + (difference < -half ? box : 0.0);
}

/// Where agents swim: everywhere, or in the cube [0, box)³ with joined or mirroring faces.
struct Space {
  Boundary boundary = Boundary::open;
  double box = 0;  ///< edge of the cube; 0 in open space

  bool is_periodic() const { return boundary == Boundary::periodic; }

  /// From one place to another the shortest way, both inside the box where there is one.
  Vec3 between(Vec3 from, Vec3 to) const {
    const Vec3 d = to - from;
    if (!is_periodic()) return d;
    return {nearest_image(d.x, box), nearest_image(d.y, box), nearest_image(d.z, box)};
  }

  /// A coordinate brought back into the box.
  double wrapped(double x) const {
    if (x >= 0 && x < box) return x;
    const double inside = x - box * std::floor(x / box);
    return inside < box && inside >= 0 ? inside : 0;  // just below 0 rounds to the box itself
  }

  /// Moves an agent, and its heading where it meets a mirror. A step longer than the box is folded as often as needed.
  void move(Vec3& place, Vec3& heading, double distance) const {
    place = place + distance * heading;
    if (boundary == Boundary::periodic) {
      place = {wrapped(place.x), wrapped(place.y), wrapped(place.z)};
    } else if (boundary == Boundary::reflecting) {
      mirror(place.x, heading.x);
      mirror(place.y, heading.y);
      mirror(place.z, heading.z);
    }
  }

 private:
  void mirror(double& x, double& d) const {
    if (x >= 0 && x <= box) return;
    const double folds = std::floor(x / box);
    const double inside = x - box * folds;
    const bool is_turned = std::fmod(std::fabs(folds), 2) == 1;
    x = std::fmin(std::fmax(is_turned ? box - inside : inside, 0.0), box);
    if (is_turned) d = -d;
  }
};

}  // namespace ansatz::agents
