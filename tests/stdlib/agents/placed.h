// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <utility>

#include "stdlib/agents/school_entropies.h"
#include "stdlib/agents/school_measures.h"
#include "stdlib/agents/schools.h"

// Schools put where a test wants them, and measured.
namespace ansatz::agents::schools {

using Map = Vec3 (*)(Vec3);

struct Placed {
  AgentArrays agents;
  Space space;
  Zones zones{1, 3, 6, 1, -0.5};

  SchoolMeasures measures() {
    core::Run run;
    SchoolMeter meter(space, zones, agents.size());
    return meter.measure(agents, nullptr, run);
  }
  std::pair<Entropies, Entropies> entropies() {  // corrected, published
    core::Run run;
    SchoolMeter meter(space, zones, agents.size());
    SchoolEntropies entropies(space, zones);
    PairTable pairs(agents.size());
    pairs.look(agents, space, run);
    const SchoolMeasures measures = meter.measure(agents, &pairs, run);
    entropies.measure(agents, measures, meter, pairs);
    return {entropies.corrected(), entropies.published()};
  }
};

/// Headings anywhere, places in a ball or, with radius 0, anywhere in the box.
inline Placed isotropic(std::size_t n, std::uint64_t seed, double radius = 4, Space space = {}) {
  const core::Stream random(seed);
  Placed placed{AgentArrays(n), space};
  for (std::size_t i = 0; i < n; ++i) {
    const auto normals = [&](std::uint64_t at) {
      return Vec3{random.normal(at), random.normal(at + 1), random.normal(at + 2)};
    };
    const double box = space.box;
    placed.agents.set_place(
        i, radius > 0 ? radius * std::cbrt(random.uniform(16 * i)) * unit(normals(16 * i + 2), {1, 0, 0}) +
                            Vec3{box / 2, box / 2, box / 2}
                      : box * Vec3{random.uniform(16 * i), random.uniform(16 * i + 1), random.uniform(16 * i + 2)});
    placed.agents.set_heading(i, unit(normals(16 * i + 8), {1, 0, 0}));
  }
  return placed;
}

inline double distance(const Entropies& a, const Entropies& b) {
  double largest = 0;
  for (std::size_t k = 0; k < kEntropies; ++k) largest = std::fmax(largest, std::fabs(a[k] - b[k]));
  return largest;
}

enum : std::size_t { kCohesion, kPolar, kDepth, kMomentum, kNeighbours, kCorrelation, kShape };

}  // namespace ansatz::agents::schools
