// SPDX-License-Identifier: MIT
#include "stdlib/fields/packed_loops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/fields/packed_loops.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ansatz::fields::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
constexpr hn::CappedTag<double, 8> d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);
constexpr std::size_t kFirst = PackedWaves::kFirst;
using Vector = hn::Vec<decltype(d)>;

struct Complex {
  Vector re, im;
};

HWY_INLINE Complex load(const double* from, std::size_t place) {
  return {hn::Load(d, from + 2 * place), hn::Load(d, from + 2 * place + kLanes)};
}
HWY_INLINE void store(Complex value, double* to, std::size_t place) {
  hn::Store(value.re, d, to + 2 * place);
  hn::Store(value.im, d, to + 2 * place + kLanes);
}

/// i conj z of the places read backwards.
HWY_INLINE Complex mirrored(Complex z) { return {hn::Reverse(d, z.im), hn::Reverse(d, z.re)}; }

/// out = i conj z of the opposite places, for the first 64. Wave 0 and those that stand with it are opposite to
/// themselves or each other; of every other block of eight the first place stays where it is and the block is that of
/// the last but one before.
void mirror_first(const double* z, double* out, const std::uint32_t* opposite) {
  if constexpr (kLanes == 8) {
    const hn::RebindToUnsigned<decltype(d)> whole;
    HWY_ALIGN std::uint64_t lanes[kLanes];
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] = lane == 0 ? 0 : opposite[lane] % 8;
    const auto order = hn::IndicesFromVec(d, hn::Load(whole, lanes));
    const auto first = hn::FirstN(d, 1);
    for (std::size_t block = 0; block < 8; ++block) {
      const Complex same = load(z, (8 - block) % 8 * 8), other = load(z, (7 - block) * 8);
      store({hn::IfThenElse(first, same.im, hn::TableLookupLanes(other.im, order)),
             hn::IfThenElse(first, same.re, hn::TableLookupLanes(other.re, order))},
            out, 8 * block);
    }
  } else {
    const auto at = [](std::size_t place) { return 2 * (place / kLanes * kLanes) + place % kLanes; };
    for (std::size_t place = 0; place < kFirst; ++place) {
      out[at(place)] = z[at(opposite[place]) + kLanes];
      out[at(place) + kLanes] = z[at(opposite[place])];
    }
  }
}

/// a z + b y.
HWY_INLINE Complex apply(Vector a, Complex z, Vector b, Complex y) {
  return {hn::MulAdd(a, z.re, hn::Mul(b, y.re)), hn::MulAdd(a, z.im, hn::Mul(b, y.im))};
}
HWY_INLINE Complex add_applied(Complex sum, Vector a, Complex z, Vector b, Complex y) {
  return {hn::MulAdd(b, y.re, hn::MulAdd(a, z.re, sum.re)), hn::MulAdd(b, y.im, hn::MulAdd(a, z.im, sum.im))};
}
HWY_INLINE Complex take_applied(Complex sum, Vector a, Complex z, Vector b, Complex y) {
  return {hn::NegMulAdd(b, y.re, hn::NegMulAdd(a, z.re, sum.re)),
          hn::NegMulAdd(b, y.im, hn::NegMulAdd(a, z.im, sum.im))};
}

void multiply_packed_loop(double* HWY_RESTRICT packed, const WaveMultiplier& by, const std::uint32_t* opposite,
                          std::span<const PackedWaves::Mirror> mirrors) {
  const double *const HWY_RESTRICT own = by.own.data(), *const HWY_RESTRICT other = by.mirrored.data();
  const auto put = [&](std::size_t place, Complex z, Complex y) HWY_ATTR {
    store(apply(hn::Load(d, own + place), z, hn::Load(d, other + place), y), packed, place);
  };
  HWY_ALIGN double first[2 * kFirst];
  mirror_first(packed, first, opposite);
  for (std::size_t place = 0; place < kFirst; place += kLanes) put(place, load(packed, place), load(first, place));
  for (const PackedWaves::Mirror& mirror : mirrors) {
    for (std::size_t i = 0; i < mirror.count; i += kLanes) {
      const std::size_t left = mirror.left + i, right = mirror.right + 8 - kLanes - i;
      const Complex z = load(packed, left), y = load(packed, right);
      put(left, z, mirrored(y));
      put(right, y, mirrored(z));
    }
  }
}

/// The factors of one place's vector, of a rotation.
struct Factors {
  Vector own, other;
};

void kick_and_rotate_packed_loop(const TurningWaves& waves, const KickedRotation& by, const std::uint32_t* opposite,
                                 std::span<const PackedWaves::Mirror> mirrors) {
  double *const HWY_RESTRICT u = waves.u, *const HWY_RESTRICT velocity = waves.velocity;
  const double* const HWY_RESTRICT force = waves.force;
  const Vector kick = hn::Set(d, by.kick);
  const auto factors = [](const WaveMultiplier& of, std::size_t place) HWY_ATTR {
    return Factors{hn::Load(d, of.own.data() + place), hn::Load(d, of.mirrored.data() + place)};
  };
  const auto kicked = [&](std::size_t place) HWY_ATTR {
    const Complex v = load(velocity, place), f = load(force, place);
    return Complex{hn::NegMulAdd(kick, f.re, v.re), hn::NegMulAdd(kick, f.im, v.im)};
  };
  const auto put = [&](std::size_t place, Complex z, Complex opposite_z, Complex v, Complex opposite_v) HWY_ATTR {
    const Factors c = factors(by.rotation.cosine, place), over = factors(by.rotation.sine_over, place),
                  times = factors(by.rotation.sine_times, place);
    const Complex after = add_applied(apply(c.own, z, c.other, opposite_z), over.own, v, over.other, opposite_v);
    store(take_applied(apply(c.own, v, c.other, opposite_v), times.own, z, times.other, opposite_z), velocity, place);
    store(after, u, place);
  };
  HWY_ALIGN double first_u[2 * kFirst];
  HWY_ALIGN double first_v[2 * kFirst];
  for (std::size_t place = 0; place < kFirst; place += kLanes) store(kicked(place), velocity, place);
  mirror_first(u, first_u, opposite);
  mirror_first(velocity, first_v, opposite);
  for (std::size_t place = 0; place < kFirst; place += kLanes)
    put(place, load(u, place), load(first_u, place), load(velocity, place), load(first_v, place));
  for (const PackedWaves::Mirror& mirror : mirrors) {
    for (std::size_t i = 0; i < mirror.count; i += kLanes) {
      const std::size_t left = mirror.left + i, right = mirror.right + 8 - kLanes - i;
      const Complex u0 = load(u, left), u1 = load(u, right), v0 = kicked(left), v1 = kicked(right);
      put(left, u0, mirrored(u1), v0, mirrored(v1));
      put(right, u1, mirrored(u0), v1, mirrored(v0));
    }
  }
}

}  // namespace ansatz::fields::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::fields {

HWY_EXPORT(multiply_packed_loop);
HWY_EXPORT(kick_and_rotate_packed_loop);

void multiply_packed(double* packed, const WaveMultiplier& by, const std::uint32_t* opposite,
                     std::span<const PackedWaves::Mirror> mirrors) {
  HWY_DYNAMIC_DISPATCH(multiply_packed_loop)(packed, by, opposite, mirrors);
}

void kick_and_rotate_packed(const TurningWaves& waves, const KickedRotation& by, const std::uint32_t* opposite,
                            std::span<const PackedWaves::Mirror> mirrors) {
  HWY_DYNAMIC_DISPATCH(kick_and_rotate_packed_loop)(waves, by, opposite, mirrors);
}

}  // namespace ansatz::fields
#endif
