// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "stdlib/agents/couzin.h"
#include "stdlib/agents/direction.h"
#include "stdlib/core/error.h"

// Short ways to make schools and to read them, for the tests of this folder.
namespace ansatz::agents::schools {

inline School swim(const Couzin& question, std::uint64_t seed = 1) {
  core::Run run{core::Stream(seed)};
  return couzin(question, run);
}

/// [agent, space] from rows.
inline core::Array triples(const std::vector<Vec3>& rows) {
  std::vector<double> values;
  for (const Vec3& v : rows) values.insert(values.end(), {v.x, v.y, v.z});
  return {{{"agent", rows.size()}, {"space", 3}}, std::move(values)};
}

inline SchoolState state(const std::vector<Vec3>& places, const std::vector<Vec3>& headings) {
  return {triples(places), triples(headings)};
}

inline Vec3 row(const core::Array& triples, std::size_t agent) {
  const auto values = triples.real().subspan(3 * agent, 3);
  return {values[0], values[1], values[2]};
}

/// Ten agents for a short while.
inline Couzin brief(double until) {
  Couzin question;
  question.agents = 10;
  question.until = until;
  return question;
}

/// Agents that do not err, one step long.
inline Couzin one_step(const SchoolState& start) {
  Couzin question;
  question.initial = start;
  question.noise = 0;
  question.perception_angle = 360;
  question.step = 0.1;
  question.until = 0.1;
  return question;
}

inline double angle_between(Vec3 a, Vec3 b) { return std::atan2(length(cross(a, b)), dot(a, b)); }

/// The sentence of what a call throws; empty when it throws nothing of ours.
template <class Call>
std::string sentence_of(Call call) {
  try {
    call();
  } catch (const core::Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace ansatz::agents::schools
