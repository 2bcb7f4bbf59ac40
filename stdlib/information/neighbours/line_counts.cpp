// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/line_counts.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/information/neighbours/line_counts.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace ansatz::information::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Steps = hn::RebindToSigned<Tag>;
using Vector = hn::Vec<Tag>;
using Places = hn::Vec<Steps>;
constexpr Tag d{};
constexpr Steps di{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

/// A vector of neighbouring values, each of which looks for how many steps it can take to one side.
template <bool kStrict, int kSide>
class Side {
 public:
  HWY_INLINE Side(const double* sorted, Places here, Places available, Vector value, Vector reach)
      : sorted_(sorted), here_(here), available_(available), value_(value), reach_(reach) {}

  /// Where so many steps lead to a value within reach.
  HWY_INLINE hn::Mask<Tag> reaches(Places steps) const {
    const Places taken = hn::Min(steps, available_);
    const Vector there = hn::GatherIndex(d, sorted_, kSide < 0 ? hn::Sub(here_, taken) : hn::Add(here_, taken));
    const Vector apart = kSide < 0 ? hn::Sub(value_, there) : hn::Sub(there, value_);
    const auto within = kStrict ? hn::Lt(apart, reach_) : hn::Le(apart, reach_);
    return hn::And(within, hn::RebindMask(d, hn::Eq(taken, steps)));
  }

  HWY_INLINE void take(Places step) {
    const Places further = hn::Add(steps_, step);
    steps_ = hn::IfThenElse(hn::RebindMask(di, reaches(further)), further, steps_);
  }

  HWY_INLINE Places steps() const { return steps_; }

 private:
  const double* sorted_;
  Places here_, available_;
  Vector value_, reach_;
  Places steps_ = hn::Zero(di);
};

template <bool kStrict>
HWY_INLINE void count_each(const double* sorted, std::size_t count, std::size_t first, std::size_t places,
                           const double* reach, std::uint32_t* out) {
  std::int64_t top = 1;  // more steps than anyone takes; what one vector needs the next is likely to need
  for (std::size_t i = 0; i < places; i += kLanes) {
    // The last vector stands back where it would go beyond the end, and counts some once more.
    const std::size_t back = std::min(i, places > kLanes ? places - kLanes : 0);
    HWY_ALIGN double values[kLanes], reaches[kLanes];
    const std::size_t lanes = std::min(kLanes, places - back);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const std::size_t at = back + std::min(lane, lanes - 1);
      values[lane] = sorted[first + at];
      reaches[lane] = reach[at];
    }
    const Places here = hn::Min(hn::Iota(di, static_cast<std::int64_t>(first + back)),
                                hn::Set(di, static_cast<std::int64_t>(first + back + lanes - 1)));
    const Vector value = hn::Load(d, values), within = hn::Load(d, reaches);
    Side<kStrict, -1> below(sorted, here, here, value, within);
    Side<kStrict, 1> above(sorted, here, hn::Sub(hn::Set(di, static_cast<std::int64_t>(count) - 1), here), value,
                           within);
    top = std::max<std::int64_t>(1, top / 2);
    while (!hn::AllFalse(d, hn::Or(below.reaches(hn::Set(di, top)), above.reaches(hn::Set(di, top))))) top *= 2;
    for (std::int64_t step = top / 2; step > 0; step /= 2) {
      below.take(hn::Set(di, step));
      above.take(hn::Set(di, step));
    }
    HWY_ALIGN std::int64_t others[kLanes];
    hn::Store(hn::Add(below.steps(), above.steps()), di, others);
    for (std::size_t lane = 0; lane < lanes; ++lane) out[back + lane] = static_cast<std::uint32_t>(others[lane]);
  }
}

void count_loop(const double* sorted, std::size_t count, std::size_t first, std::size_t places, const double* reach,
                bool is_strict, std::uint32_t* out) {
  is_strict ? count_each<true>(sorted, count, first, places, reach, out)
            : count_each<false>(sorted, count, first, places, reach, out);
}

}  // namespace ansatz::information::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::information {

HWY_EXPORT(count_loop);

void count_on_line(std::span<const double> sorted, std::size_t first, std::span<const double> reach, bool is_strict,
                   std::span<std::uint32_t> out) {
  HWY_DYNAMIC_DISPATCH(count_loop)
  (sorted.data(), sorted.size(), first, reach.size(), reach.data(), is_strict, out.data());
}

}  // namespace ansatz::information
#endif
