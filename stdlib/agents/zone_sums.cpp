// SPDX-License-Identifier: MIT
#include "stdlib/agents/zone_sums.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/zone_sums.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace ansatz::agents::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
using Mask = hn::Mask<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

struct Triple {
  Vector x, y, z;
};

/// One agent against stretches of candidates.
template <Image kImage, bool kHasBlindCone>
class Watcher {
 public:
  HWY_INLINE Watcher(const ZoneQuestion& question, double adder)
      : repel_(hn::Set(d, question.zones.repel)),
        orient_(hn::Set(d, question.zones.orient)),
        attract_(hn::Set(d, question.zones.attract)),
        // A little more than the square, since the distance itself decides.
        far_(hn::Set(d, question.zones.attract * question.zones.attract * (1 + 1e-14))),
        sees_above_(hn::Set(d, question.zones.sees_above)),
        adder_(hn::Set(d, adder)),
        box_(hn::Set(d, question.box)),
        per_box_(hn::Set(d, question.box > 0 ? 1 / question.box : 0.0)) {}

  HWY_INLINE ZoneSums look(const Candidates& all, std::span<const Stretch> stretches, Vec3 place, Vec3 heading) const {
    const Triple at{hn::Set(d, place.x), hn::Set(d, place.y), hn::Set(d, place.z)};
    const Triple ahead{hn::Set(d, heading.x), hn::Set(d, heading.y), hn::Set(d, heading.z)};
    Sums sums{{hn::Zero(d), hn::Zero(d), hn::Zero(d)}, {hn::Zero(d), hn::Zero(d), hn::Zero(d)}, false};
    for (const Stretch& stretch : stretches) {
      const Triple shift{hn::Set(d, stretch.shift.x), hn::Set(d, stretch.shift.y), hn::Set(d, stretch.shift.z)};
      std::size_t j = stretch.begin;
      for (; j + kLanes <= stretch.end; j += kLanes) add(all, j, at, ahead, shift, hn::FirstN(d, kLanes), sums);
      if (j < stretch.end) add(all, j, at, ahead, shift, hn::FirstN(d, stretch.end - j), sums);
    }
    const auto total = [](Vector v) HWY_ATTR { return hn::GetLane(hn::SumOfLanes(d, v)); };
    // Where an agent is repelled the rest was only looked at until that showed.
    if (sums.is_repelled) return {{total(sums.away.x), total(sums.away.y), total(sums.away.z)}, {}, true};
    return {{}, {total(sums.towards.x), total(sums.towards.y), total(sums.towards.z)}, false};
  }

 private:
  struct Sums {
    Triple away, towards;
    bool is_repelled;
  };

  HWY_INLINE Vector difference(Vector to, Vector from, Vector shift) const {
    const Vector plain = hn::Sub(to, from);
    if constexpr (kImage == Image::given) return hn::Add(plain, shift);
    return hn::NegMulAdd(box_, hn::Round(hn::Mul(plain, per_box_)), plain);
  }

  HWY_INLINE Vector on_grid(Vector x) const { return hn::Sub(hn::Add(x, adder_), adder_); }

  HWY_INLINE void add(const Candidates& all, std::size_t j, const Triple& at, const Triple& ahead, const Triple& shift,
                      Mask counted, Sums& sums) const {
    const Vector x = difference(hn::LoadU(d, all.x + j), at.x, shift.x);
    const Vector y = difference(hn::LoadU(d, all.y + j), at.y, shift.y);
    const Vector z = difference(hn::LoadU(d, all.z + j), at.z, shift.z);
    const Vector square = hn::MulAdd(z, z, hn::MulAdd(y, y, hn::Mul(x, x)));
    Mask near = hn::And(counted, hn::And(hn::Lt(square, far_), hn::Ge(square, hn::Set(d, 1e-20))));
    if (hn::AllFalse(d, near)) return;
    const Vector distance = hn::Sqrt(square);
    const Vector inverse = hn::Div(hn::Set(d, 1.0), distance);
    near = hn::And(near, hn::Lt(distance, attract_));
    if constexpr (kHasBlindCone) {
      const Vector along = hn::MulAdd(z, ahead.z, hn::MulAdd(y, ahead.y, hn::Mul(x, ahead.x)));
      near = hn::And(near, hn::Gt(hn::Mul(along, inverse), sees_above_));
    }
    const Vector ux = on_grid(hn::Mul(x, inverse));
    const Vector uy = on_grid(hn::Mul(y, inverse));
    const Vector uz = on_grid(hn::Mul(z, inverse));
    const Mask close = hn::And(near, hn::Lt(distance, repel_));
    if (!hn::AllFalse(d, close)) {
      sums.is_repelled = true;
      sums.away.x = hn::Sub(sums.away.x, hn::IfThenElseZero(close, ux));
      sums.away.y = hn::Sub(sums.away.y, hn::IfThenElseZero(close, uy));
      sums.away.z = hn::Sub(sums.away.z, hn::IfThenElseZero(close, uz));
    }
    if (sums.is_repelled) return;  // what is further away counts for nothing then
    const Mask aligns = hn::Lt(distance, orient_);
    const auto pull = [&](Vector sum, const double* heading, Vector direction) HWY_ATTR {
      const Vector one = hn::IfThenElse(aligns, hn::LoadU(d, heading + j), direction);
      return hn::Add(sum, hn::IfThenElseZero(near, one));
    };
    sums.towards = {pull(sums.towards.x, all.wx, ux), pull(sums.towards.y, all.wy, uy),
                    pull(sums.towards.z, all.wz, uz)};
  }

  Vector repel_, orient_, attract_, far_, sees_above_, adder_, box_, per_box_;
};

template <Image kImage, bool kHasBlindCone>
HWY_INLINE void each_agent(const ZoneQuestion& question, double adder, const Candidates& candidates,
                           std::span<const Stretch> stretches, std::span<const Vec3> places,
                           std::span<const Vec3> headings, std::span<ZoneSums> sums) {
  const Watcher<kImage, kHasBlindCone> watcher(question, adder);
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = watcher.look(candidates, stretches, places[i], headings[i]);
}

void zone_sums_loop(const ZoneQuestion& question, double adder, const Candidates& candidates,
                    std::span<const Stretch> stretches, std::span<const Vec3> places, std::span<const Vec3> headings,
                    std::span<ZoneSums> sums) {
  const bool has_blind_cone = question.zones.sees_above >= -1;
  if (question.image == Image::given) {
    if (has_blind_cone)
      return each_agent<Image::given, true>(question, adder, candidates, stretches, places, headings, sums);
    return each_agent<Image::given, false>(question, adder, candidates, stretches, places, headings, sums);
  }
  if (has_blind_cone)
    return each_agent<Image::nearest, true>(question, adder, candidates, stretches, places, headings, sums);
  return each_agent<Image::nearest, false>(question, adder, candidates, stretches, places, headings, sums);
}

}  // namespace ansatz::agents::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::agents {

HWY_EXPORT(zone_sums_loop);

SumGrid::SumGrid(std::size_t agents) {
  int bits = 0;
  while ((std::size_t{1} << static_cast<unsigned>(bits)) < agents) ++bits;
  spacing_ = std::ldexp(1.0, bits - 52);
  adder_ = std::ldexp(1.5, bits);
}

void zone_sums(const ZoneQuestion& question, const SumGrid& grid, const Candidates& candidates,
               std::span<const Stretch> stretches, std::span<const Vec3> places, std::span<const Vec3> headings,
               std::span<ZoneSums> sums) {
  HWY_DYNAMIC_DISPATCH(zone_sums_loop)(question, grid.adder(), candidates, stretches, places, headings, sums);
}

void zone_sums_one_by_one(const ZoneQuestion& question, const SumGrid& grid, const Candidates& candidates,
                          std::span<const Stretch> stretches, std::span<const Vec3> places,
                          std::span<const Vec3> headings, std::span<ZoneSums> sums) {
  const Zones& zones = question.zones;
  const auto nearest = [&](double x) {
    return question.image == Image::given ? x : std::fma(-question.box, std::nearbyint(x * (1 / question.box)), x);
  };
  for (std::size_t i = 0; i < sums.size(); ++i) {
    ZoneSums& sum = sums[i] = {};
    for (const Stretch& stretch : stretches) {
      for (std::size_t j = stretch.begin; j < stretch.end; ++j) {
        const double x = nearest(candidates.x[j] - places[i].x + stretch.shift.x);
        const double y = nearest(candidates.y[j] - places[i].y + stretch.shift.y);
        const double z = nearest(candidates.z[j] - places[i].z + stretch.shift.z);
        const double distance = std::sqrt(std::fma(z, z, std::fma(y, y, x * x)));
        if (distance < 1e-10 || distance >= zones.attract) continue;
        const double inverse = 1 / distance;
        const double along = std::fma(z, headings[i].z, std::fma(y, headings[i].y, x * headings[i].x));
        if (zones.sees_above >= -1 && !(along * inverse > zones.sees_above)) continue;
        const Vec3 u = grid.on_grid({x * inverse, y * inverse, z * inverse});
        if (distance < zones.repel) {
          sum.away = sum.away - u;
          sum.is_repelled = true;
        } else if (distance < zones.orient) {
          sum.towards = sum.towards + Vec3{candidates.wx[j], candidates.wy[j], candidates.wz[j]};
        } else {
          sum.towards = sum.towards + u;
        }
      }
    }
    if (sum.is_repelled) sum.towards = {};
  }
}

}  // namespace ansatz::agents
#endif
