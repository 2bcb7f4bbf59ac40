// SPDX-License-Identifier: MIT
#include "stdlib/agents/zone_sums.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/zone_sums.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/agents/space.h"

#ifndef ANSATZ_AGENTS_ZONE_SQUARES
#define ANSATZ_AGENTS_ZONE_SQUARES
namespace ansatz::agents {

/// Nearer than 1e-10 nobody has a direction.
constexpr double kLeastSquare = 1e-20;
/// Squares up to its own, and down to the least, are numbers of single precision.
constexpr double kFarthestInVectors = 1e15;

}  // namespace ansatz::agents
#endif

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
      : repel_(hn::Set(d, question.squares.repel)),
        orient_(hn::Set(d, question.squares.orient)),
        attract_(hn::Set(d, question.squares.attract)),
        sees_above_(hn::Set(d, question.zones.sees_above)),
        adder_(hn::Set(d, adder)),
        box_(question.box) {}

  HWY_INLINE ZoneSums look(const Candidates& all, std::span<const Stretch> stretches, Vec3 place, Vec3 heading) const {
    const Triple at{hn::Set(d, place.x), hn::Set(d, place.y), hn::Set(d, place.z)};
    const Triple ahead{hn::Set(d, heading.x), hn::Set(d, heading.y), hn::Set(d, heading.z)};
    Sums sums{{hn::Zero(d), hn::Zero(d), hn::Zero(d)}, {hn::Zero(d), hn::Zero(d), hn::Zero(d)}, false};
    const Folds nearest{fold_about(place.x), fold_about(place.y), fold_about(place.z)};
    for (const Stretch& stretch : stretches) {
      const Triple shift{hn::Set(d, stretch.shift.x), hn::Set(d, stretch.shift.y), hn::Set(d, stretch.shift.z)};
      std::size_t j = stretch.begin;
      for (; j + kLanes <= stretch.end; j += kLanes) add<true>(all, j, kLanes, at, ahead, shift, nearest, sums);
      if (j < stretch.end) add<false>(all, j, stretch.end - j, at, ahead, shift, nearest, sums);
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

  /// Which way candidates go round the box: those more than half of it away have a nearer image on the other side, and
  /// from any place that can be so in one direction only.
  struct Fold {
    Vector limit, beyond, within;
  };
  struct Folds {
    Fold x, y, z;
  };
  HWY_INLINE Fold fold_about(double from) const {
    const double half = box_ / 2;
    if (from < half) return {hn::Set(d, half), hn::Set(d, -box_), hn::Zero(d)};
    return {hn::Set(d, std::nextafter(-half, -box_)), hn::Zero(d), hn::Set(d, box_)};
  }

  HWY_INLINE Vector difference(Vector to, Vector from, Vector shift, const Fold& nearest) const {
    const Vector plain = hn::Sub(to, from);
    if constexpr (kImage == Image::given) return hn::Add(plain, shift);
    return hn::Add(plain, hn::IfThenElse(hn::Gt(plain, nearest.limit), nearest.beyond, nearest.within));
  }

  /// 1/√s to a rounding or so. A root and a division of doubles set the pace of all the rest; those of single
  /// precision take a quarter of it, and one step of third order makes 24 bits 53.
  HWY_INLINE Vector inverse_root(Vector square) const {
    const hn::Rebind<float, Tag> single;
    const auto rough = hn::Div(hn::Set(single, 1.0F), hn::Sqrt(hn::DemoteTo(single, square)));
    const Vector y = hn::PromoteTo(d, rough);
    const Vector off = hn::NegMulAdd(hn::Mul(square, y), y, hn::Set(d, 1.0));
    return hn::MulAdd(hn::Mul(y, off), hn::MulAdd(hn::Set(d, 0.375), off, hn::Set(d, 0.5)), y);
  }

  /// A product rounded once, to the grid.
  HWY_INLINE Vector on_grid(Vector x, Vector y) const { return hn::Sub(hn::MulAdd(x, y, adder_), adder_); }

  template <bool kIsWhole>
  HWY_INLINE void add(const Candidates& all, std::size_t j, std::size_t count, const Triple& at, const Triple& ahead,
                      const Triple& shift, const Folds& nearest, Sums& sums) const {
    const Vector x = difference(hn::LoadU(d, all.x + j), at.x, shift.x, nearest.x);
    const Vector y = difference(hn::LoadU(d, all.y + j), at.y, shift.y, nearest.y);
    const Vector z = difference(hn::LoadU(d, all.z + j), at.z, shift.z, nearest.z);
    const Vector square = hn::MulAdd(z, z, hn::MulAdd(y, y, hn::Mul(x, x)));
    Mask near = hn::And(hn::Lt(square, attract_), hn::Ge(square, hn::Set(d, kLeastSquare)));
    if constexpr (!kIsWhole) near = hn::And(near, hn::FirstN(d, count));
    if (hn::AllFalse(d, near)) return;
    const Vector inverse = inverse_root(square);
    if constexpr (kHasBlindCone) {
      const Vector along = hn::MulAdd(z, ahead.z, hn::MulAdd(y, ahead.y, hn::Mul(x, ahead.x)));
      near = hn::And(near, hn::Gt(hn::Mul(along, inverse), sees_above_));
    }
    const Vector ux = on_grid(x, inverse), uy = on_grid(y, inverse), uz = on_grid(z, inverse);
    const Mask close = hn::And(near, hn::Lt(square, repel_));
    const auto counting = [](Mask which, Vector sum, Vector one)
                              HWY_ATTR { return hn::IfThenElse(which, hn::Add(sum, one), sum); };
    if (!hn::AllFalse(d, close)) {
      sums.is_repelled = true;
      sums.away.x = counting(close, sums.away.x, hn::Neg(ux));
      sums.away.y = counting(close, sums.away.y, hn::Neg(uy));
      sums.away.z = counting(close, sums.away.z, hn::Neg(uz));
    }
    if (sums.is_repelled) return;  // what is further away counts for nothing then
    const Mask aligns = hn::Lt(square, orient_);
    const auto wish = [&](const double* heading, Vector direction)
                          HWY_ATTR { return hn::IfThenElse(aligns, hn::LoadU(d, heading + j), direction); };
    sums.towards.x = counting(near, sums.towards.x, wish(all.wx, ux));
    sums.towards.y = counting(near, sums.towards.y, wish(all.wy, uy));
    sums.towards.z = counting(near, sums.towards.z, wish(all.wz, uz));
  }

  Vector repel_, orient_, attract_, sees_above_, adder_;
  double box_;
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

namespace {

double square_of(double radius) {
  constexpr double kNone = 0, kAll = std::numeric_limits<double>::infinity();
  double square = radius * radius;
  while (std::sqrt(square) < radius) square = std::nextafter(square, kAll);
  for (double less = square; less > 0 && std::sqrt(less) >= radius; less = std::nextafter(less, kNone)) square = less;
  return square;
}

/// As the vectors have it.
double inverse_root(double square) {
  const double y = static_cast<double>(1.0F / std::sqrt(static_cast<float>(square)));
  const double off = std::fma(-(square * y), y, 1.0);
  return std::fma(y * off, std::fma(0.375, off, 0.5), y);
}

}  // namespace

ZoneSquares::ZoneSquares(const Zones& zones)
    : repel(square_of(zones.repel)), orient(square_of(zones.orient)), attract(square_of(zones.attract)) {}

SumGrid::SumGrid(std::size_t agents) {
  int bits = 0;
  while ((std::size_t{1} << static_cast<unsigned>(bits)) < agents) ++bits;
  spacing_ = std::ldexp(1.0, bits - 52);
  adder_ = std::ldexp(1.5, bits);
}

void zone_sums(const ZoneQuestion& question, const SumGrid& grid, const Candidates& candidates,
               std::span<const Stretch> stretches, std::span<const Vec3> places, std::span<const Vec3> headings,
               std::span<ZoneSums> sums) {
  if (question.zones.attract > kFarthestInVectors)
    return zone_sums_one_by_one(question, grid, candidates, stretches, places, headings, sums);
  HWY_DYNAMIC_DISPATCH(zone_sums_loop)
  (question, grid.adder(), candidates, stretches, places, headings, sums);
}

void zone_sums_one_by_one(const ZoneQuestion& question, const SumGrid& grid, const Candidates& candidates,
                          std::span<const Stretch> stretches, std::span<const Vec3> places,
                          std::span<const Vec3> headings, std::span<ZoneSums> sums) {
  const Zones& zones = question.zones;
  const ZoneSquares& squares = question.squares;
  const bool is_within_vectors = zones.attract <= kFarthestInVectors;
  const auto nearest = [&](double x) { return question.image == Image::given ? x : nearest_image(x, question.box); };
  for (std::size_t i = 0; i < sums.size(); ++i) {
    ZoneSums& sum = sums[i] = {};
    for (const Stretch& stretch : stretches) {
      for (std::size_t j = stretch.begin; j < stretch.end; ++j) {
        const double x = nearest(candidates.x[j] - places[i].x + stretch.shift.x);
        const double y = nearest(candidates.y[j] - places[i].y + stretch.shift.y);
        const double z = nearest(candidates.z[j] - places[i].z + stretch.shift.z);
        const double square = std::fma(z, z, std::fma(y, y, x * x));
        if (square < kLeastSquare || square >= squares.attract) continue;
        const double inverse = is_within_vectors ? inverse_root(square) : 1 / std::sqrt(square);
        const double along = std::fma(z, headings[i].z, std::fma(y, headings[i].y, x * headings[i].x));
        if (zones.sees_above >= -1 && !(along * inverse > zones.sees_above)) continue;
        const Vec3 u{grid.on_grid(x, inverse), grid.on_grid(y, inverse), grid.on_grid(z, inverse)};
        if (square < squares.repel) {
          sum.away = sum.away - u;
          sum.is_repelled = true;
        } else if (square < squares.orient) {
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
