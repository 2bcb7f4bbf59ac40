// SPDX-License-Identifier: MIT
#include "stdlib/agents/left_agents.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/left_agents.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <array>

#ifndef ANSATZ_AGENTS_LEFT_QUESTION
#define ANSATZ_AGENTS_LEFT_QUESTION
namespace ansatz::agents {

/// One agent, and those it may be linked to: [begin, end) of places, headings and numbers.
struct LinkQuestion {
  Vec3 place, heading;
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

/// Writes the numbers of the linked to `taken` and moves the others up; how many are taken.
std::size_t part_linked(const LinkQuestion& q, std::uint32_t* taken) {
  const Vector box = hn::Set(d, q.box), half = hn::Set(d, q.box > 0 ? q.box / 2 : 1e308), zero = hn::Zero(d);
  const auto apart = [&](const double* to, double from) HWY_ATTR {
    const Vector plain = hn::Sub(hn::LoadU(d, to), hn::Set(d, from));
    const Vector less = hn::Sub(plain, hn::IfThenElseZero(hn::Gt(plain, half), box));
    return hn::Add(less, hn::IfThenElseZero(hn::Lt(plain, hn::Neg(half)), box));
  };
  // Not fused, as the loop over cells has it.
  const auto product = [](Vector ax, Vector ay, Vector az, Vector bx, Vector by, Vector bz)
                           HWY_ATTR { return hn::Add(hn::Add(hn::Mul(ax, bx), hn::Mul(ay, by)), hn::Mul(az, bz)); };
  const Vector reach = hn::Set(d, q.reach * q.reach), sees_above = hn::Set(d, q.sees_above);
  std::size_t count = 0, kept = q.begin;
  for (std::size_t j = q.begin; j < q.end; j += kLanes) {
    const auto inside = hn::FirstN(d, q.end - j);
    const Vector x = apart(q.left[0] + j, q.place.x), y = apart(q.left[1] + j, q.place.y),
                 z = apart(q.left[2] + j, q.place.z);
    const Vector square = product(x, y, z, x, y, z);
    auto linked = hn::Lt(square, reach);
    if (q.sees_above >= -1) {
      const Vector least = hn::Mul(sees_above, hn::Sqrt(square));
      const Vector ahead = product(x, y, z, hn::Set(d, q.heading.x), hn::Set(d, q.heading.y), hn::Set(d, q.heading.z));
      const Vector behind =
          product(x, y, z, hn::LoadU(d, q.left[3] + j), hn::LoadU(d, q.left[4] + j), hn::LoadU(d, q.left[5] + j));
      linked = hn::And(linked, hn::Or(hn::Gt(ahead, least), hn::Gt(hn::Sub(zero, behind), least)));
    }
    linked = hn::And(linked, inside);
    if (!hn::AllFalse(d, linked)) {
      HWY_ALIGN double numbers[kLanes];
      const std::size_t here = hn::CompressStore(hn::LoadU(d, q.left[6] + j), linked, d, numbers);
      for (std::size_t k = 0; k < here; ++k) taken[count++] = static_cast<std::uint32_t>(numbers[k]);
    } else if (kept == j) {  // nobody has left so far
      kept = j + hn::CountTrue(d, inside);
      continue;
    }
    const auto stays = hn::AndNot(linked, inside);
    // What is written begins at or below what was read.
    for (double* array : q.left) hn::CompressStore(hn::LoadU(d, array + j), stays, d, array + kept);
    kept += hn::CountTrue(d, stays);
  }
  return count;
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

std::span<const std::uint32_t> LeftAgents::take_linked(Vec3 place, Vec3 heading) {
  if (empty()) return {};
  const LinkQuestion question{place,
                              heading,
                              zones_.attract,
                              zones_.sees_above,
                              space_.is_periodic() ? space_.box : 0,
                              {agents_.x.data(), agents_.y.data(), agents_.z.data(), agents_.dx.data(),
                               agents_.dy.data(), agents_.dz.data(), numbers_.data()},
                              begin_,
                              end_};
  const std::size_t count = HWY_DYNAMIC_DISPATCH(part_linked)(question, taken_.data());
  end_ -= count;
  return std::span(taken_).first(count);
}

}  // namespace ansatz::agents
#endif
