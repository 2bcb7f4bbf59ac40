// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_centre.h"

#include <sleef.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace ansatz::agents {

namespace {

/// Cosines and sines of coordinates that go once round in a box, with a vector's room behind each array: bit for bit
/// the same whatever the width.
void to_circle(std::span<const double> coordinates, double box, double* cosines, double* sines) {
  const double half_turns = 2 / box;
#ifdef __AVX2__
  for (std::size_t i = 0; i < coordinates.size(); i += 4) {
    const Sleef___m256d_2 at = Sleef_finz_sincospid4_u05avx2(
        _mm256_mul_pd(_mm256_set1_pd(half_turns), _mm256_loadu_pd(coordinates.data() + i)));
    _mm256_storeu_pd(cosines + i, at.y);
    _mm256_storeu_pd(sines + i, at.x);
  }
#else
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    const Sleef_double_2 at = Sleef_finz_sincospid1_u05purecfma(half_turns * coordinates[i]);
    cosines[i] = at.y;
    sines[i] = at.x;
  }
#endif
}

}  // namespace

SchoolCentre::SchoolCentre(std::size_t agents) : cosines_(agents + AgentArrays::kRoomBehind), sines_(cosines_.size()) {}

void SchoolCentre::find(const AgentArrays& agents, const SchoolGroups& groups, const Space& space) {
  const auto each_in_group = [&](const auto& visit) {
    for (std::size_t i = 0; i < agents.size(); ++i) {
      if (groups.in_largest(i)) visit(i);
    }
  };
  const double share = 1 / static_cast<double>(groups.largest());
  if (!space.is_periodic()) {
    Vec3 sum;
    each_in_group([&](std::size_t i) { sum = sum + agents.place(i); });
    place_ = share * sum;
    return;
  }
  const std::array<const double*, 3> coordinates{agents.x.data(), agents.y.data(), agents.z.data()};
  std::array<double, 3> about;
  certainty_ = 1;
  for (std::size_t k = 0; k < 3; ++k) {
    to_circle({coordinates[k], agents.size()}, space.box, cosines_.data(), sines_.data());
    double cosine = 0, sine = 0;
    each_in_group([&](std::size_t i) {
      cosine += cosines_[i];
      sine += sines_[i];
    });
    about[k] = space.wrapped(space.box * std::atan2(sine, cosine) / (2 * std::numbers::pi));
    certainty_ = std::min(certainty_, share * std::hypot(cosine, sine));
  }
  const Vec3 circular{about[0], about[1], about[2]};
  Vec3 rest;
  each_in_group([&](std::size_t i) { rest = rest + space.between(circular, agents.place(i)); });
  const Vec3 mean = circular + share * rest;
  place_ = {space.wrapped(mean.x), space.wrapped(mean.y), space.wrapped(mean.z)};
}

}  // namespace ansatz::agents
