// SPDX-License-Identifier: MIT
#include "stdlib/agents/left_agents.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/left_agents.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#ifndef ANSATZ_AGENTS_LEFT_QUESTION
#define ANSATZ_AGENTS_LEFT_QUESTION
namespace ansatz::agents {

/// Those that somebody may be linked to: [begin, end) of places, headings and numbers.
struct LinkQuestion {
  double reach, sees_above, box;  ///< box 0: no images
  std::array<double*, 7> left;
  std::size_t begin, end;
};

}  // namespace ansatz::agents
#endif

HWY_BEFORE_NAMESPACE();
namespace ansatz::agents::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

struct Seeker {
  HWY_INLINE Seeker(const LinkQuestion& question)
      : q(question),
        box(hn::Set(d, q.box)),
        half(hn::Set(d, q.box > 0 ? q.box / 2 : 1e308)),
        reach(hn::Set(d, q.reach * q.reach)),
        sees_above(hn::Set(d, signed_square(q.sees_above))) {}

  HWY_INLINE Vector apart(const double* to, double from) const {
    const Vector plain = hn::Sub(hn::LoadU(d, to), hn::Set(d, from));
    const Vector less = hn::Sub(plain, hn::IfThenElseZero(hn::Gt(plain, half), box));
    return hn::Add(less, hn::IfThenElseZero(hn::Lt(plain, hn::Neg(half)), box));
  }
  // Not fused, as the loop over cells has it.
  HWY_INLINE Vector product(Vector ax, Vector ay, Vector az, Vector bx, Vector by, Vector bz) const {
    return hn::Add(hn::Add(hn::Mul(ax, bx), hn::Mul(ay, by)), hn::Mul(az, bz));
  }

  /// Which of those from j on an agent is linked to.
  HWY_INLINE hn::Mask<Tag> linked(Vec3 place, Vec3 heading, std::size_t j) const {
    const Vector x = apart(q.left[0] + j, place.x), y = apart(q.left[1] + j, place.y),
                 z = apart(q.left[2] + j, place.z);
    const Vector square = product(x, y, z, x, y, z);
    const auto near = hn::And(hn::Lt(square, reach), hn::FirstN(d, q.end - j));
    if (q.sees_above < -1) return near;
    const Vector least = hn::Mul(sees_above, square);
    const auto sees = [&](Vector along) HWY_ATTR { return hn::Gt(hn::Mul(along, hn::Abs(along)), least); };
    const Vector ahead = product(x, y, z, hn::Set(d, heading.x), hn::Set(d, heading.y), hn::Set(d, heading.z));
    const Vector behind =
        product(x, y, z, hn::LoadU(d, q.left[3] + j), hn::LoadU(d, q.left[4] + j), hn::LoadU(d, q.left[5] + j));
    return hn::And(near, hn::Or(sees(ahead), sees(hn::Neg(behind))));
  }

  const LinkQuestion& q;
  Vector box, half, reach, sees_above;
};

/// Writes the numbers of those linked to one agent, the first of whom is in the vector at j, to `taken` and moves the
/// others up; how many are taken.
HWY_INLINE std::size_t part(const Seeker& seeker, Vec3 place, Vec3 heading, std::size_t j, std::uint32_t* taken) {
  const LinkQuestion& q = seeker.q;
  std::size_t count = 0, kept = j;
  for (; j < q.end; j += kLanes) {
    const auto linked = seeker.linked(place, heading, j);
    const std::size_t here = std::min(kLanes, q.end - j);
    if (hn::AllFalse(d, linked)) {
      // What is written begins at or below what was read, and so ends.
      for (double* array : q.left) hn::StoreU(hn::LoadU(d, array + j), d, array + kept);
      kept += here;
      continue;
    }
    // One by one: everybody is taken once, and there are processors that take a hundred cycles to store a part of a
    // vector.
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(d, linked, bits);
    for (std::size_t k = 0; k < here; ++k) {
      if (bits[0] >> k & 1U) {
        taken[count++] = static_cast<std::uint32_t>(q.left[6][j + k]);
      } else {
        for (double* array : q.left) array[kept] = array[j + k];
        ++kept;
      }
    }
  }
  return count;
}

/// Goes through `seekers` from the last on until one is linked to somebody, or none is left; how many are taken.
std::size_t part_linked(const LinkQuestion& q, const AgentArrays& agents, std::vector<std::uint32_t>& seekers,
                        std::uint32_t* taken) {
  const Seeker seeker(q);
  while (!seekers.empty()) {
    const std::uint32_t agent = seekers.back();
    seekers.pop_back();
    const Vec3 place = agents.place(agent), heading = agents.heading(agent);
    for (std::size_t j = q.begin; j < q.end; j += kLanes) {
      if (!hn::AllFalse(d, seeker.linked(place, heading, j))) return part(seeker, place, heading, j, taken);
    }
  }
  return 0;
}

}  // namespace ansatz::agents::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::agents {

HWY_EXPORT(part_linked);

LeftAgents::LeftAgents(const Space& space, const Zones& zones, std::size_t agents)
    : space_(space), zones_(zones), agents_(agents), numbers_(agents + AgentArrays::kRoomBehind), taken_(agents) {}

void LeftAgents::fill(const AgentArrays& agents) {
  agents_ = agents;
  for (std::size_t i = 0; i < agents.size(); ++i) numbers_[i] = static_cast<double>(i);
  begin_ = 0;
  end_ = agents.size();
}

std::uint32_t LeftAgents::take_first() { return static_cast<std::uint32_t>(numbers_[begin_++]); }

std::span<const std::uint32_t> LeftAgents::take_linked(const AgentArrays& agents, std::vector<std::uint32_t>& seekers) {
  const LinkQuestion question{zones_.attract,
                              zones_.sees_above,
                              space_.is_periodic() ? space_.box : 0,
                              {agents_.x.data(), agents_.y.data(), agents_.z.data(), agents_.dx.data(),
                               agents_.dy.data(), agents_.dz.data(), numbers_.data()},
                              begin_,
                              end_};
  const std::size_t count = HWY_DYNAMIC_DISPATCH(part_linked)(question, agents, seekers, taken_.data());
  end_ -= count;
  return std::span(taken_).first(count);
}

}  // namespace ansatz::agents
#endif
