// SPDX-License-Identifier: MIT
#include "stdlib/agents/pair_table.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/pair_table.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "stdlib/agents/byte_counts.h"

#ifndef ANSATZ_AGENTS_LEAST
#define ANSATZ_AGENTS_LEAST
namespace ansatz::agents {

constexpr double kLeastMean = 1e-10;  // so that five in one place have no variation, as published

/// Where a block of agents leaves what it finds. Lanes beyond the last agent are written and not read.
struct LeastOf {
  double *nearest, *variations, *turns;
  std::uint8_t* bins;  ///< of the cosines of the block with each later agent, a vector each
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

template <std::size_t n>
HWY_INLINE void keep_least(Vector (&least)[n], Vector value) {
  for (std::size_t k = 0; k < n; ++k) {
    const Vector larger = hn::Max(least[k], value);
    least[k] = hn::Min(least[k], value);
    value = larger;
  }
}

/// Agents first … first + kLanes - 1 against all, in a periodic box or an infinite one.
void look_at_all(const AgentArrays& agents, std::size_t first, double box, const LeastOf& out) {
  const std::size_t n = agents.size();
  const Vector x = hn::LoadU(d, &agents.x[first]), y = hn::LoadU(d, &agents.y[first]),
               z = hn::LoadU(d, &agents.z[first]);
  const Vector dx = hn::LoadU(d, &agents.dx[first]), dy = hn::LoadU(d, &agents.dy[first]),
               dz = hn::LoadU(d, &agents.dz[first]);
  const Vector edge = hn::Set(d, box);
  const Vector none = hn::Set(d, std::numeric_limits<double>::infinity()), one = hn::Set(d, 1.0);
  const hn::Rebind<std::int32_t, Tag> whole;
  const hn::Rebind<std::uint8_t, Tag> bytes;
  const Vector numbers = hn::Iota(d, static_cast<double>(first));
  Vector squares[PairTable::kDistances], turns[PairTable::kHeadings];
  for (Vector& v : squares) v = none;
  for (Vector& v : turns) v = none;
  // Only squares are wanted, so a distance may turn round.
  const auto nearest = [&](Vector apart) HWY_ATTR { return hn::Min(hn::Abs(apart), hn::Sub(edge, hn::Abs(apart))); };
  std::uint8_t* bins = out.bins;
  for (std::size_t j = 0; j < n; ++j) {
    const Vector ax = nearest(hn::Sub(hn::Set(d, agents.x[j]), x));
    const Vector ay = nearest(hn::Sub(hn::Set(d, agents.y[j]), y));
    const Vector az = nearest(hn::Sub(hn::Set(d, agents.z[j]), z));
    Vector square = hn::MulAdd(az, az, hn::MulAdd(ay, ay, hn::Mul(ax, ax)));
    const Vector cosine = hn::MulAdd(hn::Set(d, agents.dz[j]), dz,
                                     hn::MulAdd(hn::Set(d, agents.dy[j]), dy, hn::Mul(hn::Set(d, agents.dx[j]), dx)));
    Vector turn = hn::Sub(one, cosine);
    if (j - first < kLanes) {  // itself
      const auto is_other = hn::Ne(numbers, hn::Set(d, static_cast<double>(j)));
      square = hn::IfThenElse(is_other, square, none);
      turn = hn::IfThenElse(is_other, turn, none);
    }
    keep_least(squares, square);
    keep_least(turns, turn);
    if (j <= first) continue;
    // Rounding may leave [-1, 1].
    const Vector bin = hn::Min(hn::Max(hn::Mul(hn::Add(one, cosine), hn::Set(d, 10.0)), hn::Zero(d)), hn::Set(d, 19.0));
    hn::StoreU(hn::DemoteTo(bytes, hn::DemoteTo(whole, bin)), bytes, bins);
    bins += kLanes;
  }
  hn::StoreU(turns[PairTable::kHeadings - 1], d, out.turns + first);
  const Vector many = hn::Set(d, static_cast<double>(PairTable::kDistances));
  Vector sum = hn::Zero(d), deviations = hn::Zero(d);
  for (Vector& v : squares) {
    v = hn::Sqrt(v);
    sum = hn::Add(sum, v);
  }
  const Vector mean = hn::Div(sum, many);
  for (const Vector v : squares) {
    const Vector off = hn::Sub(v, mean);
    deviations = hn::Add(deviations, hn::Mul(off, off));
  }
  hn::StoreU(squares[0], d, out.nearest + first);
  hn::StoreU(hn::Div(hn::Sqrt(hn::Div(deviations, many)), hn::Add(mean, hn::Set(d, kLeastMean))), d,
             out.variations + first);
}

std::size_t lanes() { return kLanes; }

}  // namespace ansatz::agents::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::agents {

HWY_EXPORT(look_at_all);
HWY_EXPORT(lanes);

PairTable::PairTable(std::size_t agents)
    : size_(agents),
      nearest_(agents + AgentArrays::kRoomBehind),
      variations_(nearest_.size()),
      turns_(nearest_.size()),
      bins_(AgentArrays::kRoomBehind * agents) {}

void PairTable::look(const AgentArrays& agents, const Space& space, core::Run& run) {
  const std::size_t width = HWY_DYNAMIC_DISPATCH(lanes)();
  const LeastOf out{nearest_.data(), variations_.data(), turns_.data(), bins_.data()};
  std::array<std::uint32_t, kCosines> counts;
  cosines_.fill(0);
  constexpr double kNoBox = std::numeric_limits<double>::infinity();
  for (std::size_t first = 0; first < size_; first += width) {
    run.tick();
    HWY_DYNAMIC_DISPATCH(look_at_all)(agents, first, space.is_periodic() ? space.box : kNoBox, out);
    counts.fill(0);
    const std::size_t inside = std::min(width, size_ - first);
    const std::uint8_t* bins = bins_.data();
    // With those of the block itself, and all pairs of a last block that is not full, only agents numbered below j.
    std::size_t j = first + 1;
    for (; j < size_ && (j < first + width || inside < width); ++j, bins += width) {
      for (std::size_t lane = 0; lane < std::min(inside, j - first); ++lane) ++counts[bins[lane]];
    }
    count_bytes({bins, (size_ - j) * width}, counts);
    for (std::size_t k = 0; k < kCosines; ++k) cosines_[k] += counts[k];
  }
}

}  // namespace ansatz::agents
#endif
