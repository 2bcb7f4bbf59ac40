// SPDX-License-Identifier: MIT
#include "stdlib/fields/rotation_loops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/fields/rotation_loops.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace ansatz::fields::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr hn::RebindToUnsigned<Tag> bits{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

// π/2 in two parts: up to the reach what is left out is below 2⁻⁹⁰.
constexpr double kQuarter = 0x1.921fb54442d18p+0, kQuarterRest = 0x1.1a62633145c07p-54;
constexpr double kInverseQuarter = 0x1.45f306dc9c883p-1;
// Below it the nearest multiple of π/2 is 0; below the other the series are short.
constexpr double kNearZero = 0.785, kTiny = 0.125;
// Added and taken off again it rounds to a whole number, which it leaves in the lowest bits.
constexpr double kRounder = 0x1.8p52;

// sin r = r + r s S(s), cos r = 1 - s/2 + s² C(s), s = r², on |r| ≤ π/4, off by less than 2⁻⁵⁷: the coefficients of
// Ng's kernels in fdlibm (Sun Microsystems, 1993).
constexpr std::array kSine = {-1.66666666666666324348e-01, 8.33333333332248946124e-03,  -1.98412698298579493134e-04,
                              2.75573137070700676789e-06,  -2.50507602534068634195e-08, 1.58969099521155010221e-10};
constexpr std::array kCosine = {4.16666666666666019037e-02,  -1.38888888888741095749e-03, 2.48015872894767294178e-05,
                                -2.75573143513906633035e-07, 2.08757232129817482790e-09,  -1.13596475577881948265e-11};

// The same on |r| ≤ 1/8, from the series: what is left off is below 2⁻⁵⁵ of the result.
constexpr std::array kShortSine = {-1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880};
constexpr std::array kShortCosine = {1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800};

/// So many vectors go through every step together: one alone would wait for its own results.
constexpr std::size_t kTogether = kLanes == 8 ? 4 : 2;
constexpr std::size_t kPoints = kTogether * kLanes;
/// Neighbours that take the same way to sine and cosine, at every width.
constexpr std::size_t kNeighbours = 32;
static_assert(kNeighbours % kPoints == 0);

/// max(|a|, |b|); of a number and a NaN either.
HWY_INLINE Vector larger(Vector a, Vector b) {
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
  if constexpr (kLanes == 8) return Vector{_mm512_range_pd(a.raw, b.raw, 0b1011)};  // one instruction
#endif
  return hn::Max(hn::Abs(a), hn::Abs(b));
}

/// Of the |r| that the coefficients are for.
template <std::size_t kTerms>
HWY_INLINE void sine_and_cosine(const std::array<double, kTerms>& of_sine, const std::array<double, kTerms>& of_cosine,
                                const Vector (&r)[kTogether], Vector (&sine)[kTogether], Vector (&cosine)[kTogether]) {
  Vector s[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) s[k] = hn::Mul(r[k], r[k]);
  for (std::size_t k = 0; k < kTogether; ++k) sine[k] = hn::Set(d, of_sine[kTerms - 1]);
  for (std::size_t k = 0; k < kTogether; ++k) cosine[k] = hn::Set(d, of_cosine[kTerms - 1]);
  for (std::size_t term = kTerms - 1; term-- > 0;) {
    for (std::size_t k = 0; k < kTogether; ++k) sine[k] = hn::MulAdd(sine[k], s[k], hn::Set(d, of_sine[term]));
    for (std::size_t k = 0; k < kTogether; ++k) cosine[k] = hn::MulAdd(cosine[k], s[k], hn::Set(d, of_cosine[term]));
  }
  for (std::size_t k = 0; k < kTogether; ++k) {
    sine[k] = hn::MulAdd(hn::Mul(r[k], s[k]), sine[k], r[k]);
    // s (s C - 1/2) is small beside the 1, so its rounding does not tell.
    cosine[k] = hn::MulAdd(s[k], hn::MulAdd(s[k], cosine[k], hn::Set(d, -0.5)), hn::Set(d, 1.0));
  }
}

/// Of any |x| up to the reach.
HWY_INLINE void in_reach(const Vector (&x)[kTogether], Vector (&sine)[kTogether], Vector (&cosine)[kTogether]) {
  const Vector inverse = hn::Set(d, kInverseQuarter), rounder = hn::Set(d, kRounder);
  const Vector quarter = hn::Set(d, kQuarter), rest = hn::Set(d, kQuarterRest);
  Vector shifted[kTogether], r[kTogether], s[kTogether], c[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) {
    shifted[k] = hn::MulAdd(x[k], inverse, rounder);
    const Vector q = hn::Sub(shifted[k], rounder);
    r[k] = hn::NegMulAdd(q, rest, hn::NegMulAdd(q, quarter, x[k]));
  }
  sine_and_cosine(kSine, kCosine, r, s, c);
  for (std::size_t k = 0; k < kTogether; ++k) {
    const auto turns = hn::BitCast(bits, shifted[k]);
    const auto odd = hn::RebindMask(d, hn::Ne(hn::And(turns, hn::Set(bits, 1)), hn::Zero(bits)));
    const auto sign_of_sine = hn::ShiftLeft<63>(hn::ShiftRight<1>(turns));
    const auto sign_of_cosine = hn::ShiftLeft<63>(hn::ShiftRight<1>(hn::Add(turns, hn::Set(bits, 1))));
    const Vector a = hn::IfThenElse(odd, c[k], s[k]), b = hn::IfThenElse(odd, s[k], c[k]);
    sine[k] = hn::BitCast(d, hn::Xor(hn::BitCast(bits, a), sign_of_sine));
    cosine[k] = hn::BitCast(d, hn::Xor(hn::BitCast(bits, b), sign_of_cosine));
  }
}

/// Of any x, a number at a time where one is beyond the reach.
HWY_NOINLINE void anywhere(const Vector (&x)[kTogether], Vector (&sine)[kTogether], Vector (&cosine)[kTogether]) {
  HWY_ALIGN double angle[kPoints], s[kPoints], c[kPoints];
  Vector near[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) {
    hn::Store(x[k], d, angle + k * kLanes);
    const auto inside = hn::Le(hn::Abs(x[k]), hn::Set(d, kTurnReach));
    near[k] = hn::IfThenElseZero(inside, x[k]);
  }
  in_reach(near, sine, cosine);
  for (std::size_t k = 0; k < kTogether; ++k) {
    hn::Store(sine[k], d, s + k * kLanes);
    hn::Store(cosine[k], d, c + k * kLanes);
  }
  for (std::size_t i = 0; i < kPoints; ++i) {
    if (std::fabs(angle[i]) <= kTurnReach) continue;
    s[i] = std::sin(angle[i]);
    c[i] = std::cos(angle[i]);
  }
  for (std::size_t k = 0; k < kTogether; ++k) {
    sine[k] = hn::Load(d, s + k * kLanes);
    cosine[k] = hn::Load(d, c + k * kLanes);
  }
}

/// Points in the order in which `read` leaves them, by the places they came from.
HWY_INLINE Vector in_order_of_points(const double* from) {
  if constexpr (kLanes == 2) return hn::LoadU(d, from);
  HWY_ALIGN std::int64_t places[kLanes];
  for (std::size_t i = 0; i < kLanes; ++i) places[i] = static_cast<std::int64_t>(i / 2 + i % 2 * (kLanes / 2));
  return hn::TableLookupLanes(hn::LoadU(d, from), hn::SetTableIndices(d, places));
}

enum class Way { short_series, near_zero, reduced, anywhere };

HWY_INLINE Way way_of(Vector largest) {
  if (HWY_LIKELY(hn::AllTrue(d, hn::Le(largest, hn::Set(d, kTiny))))) return Way::short_series;
  if (hn::AllTrue(d, hn::Le(largest, hn::Set(d, kNearZero)))) return Way::near_zero;
  return hn::AllTrue(d, hn::Le(largest, hn::Set(d, kTurnReach))) ? Way::reduced : Way::anywhere;
}

template <bool kHasAngles, bool kHasDamping>
struct Turner {
  Vector gain, time;

  /// Two vectors of pairs, taken apart within their 128-bit blocks alone: the cheapest way, there and back.
  HWY_INLINE void read(const double* HWY_RESTRICT field, const double* HWY_RESTRICT angles, Vector (&re)[kTogether],
                       Vector (&im)[kTogether], Vector (&angle)[kTogether], Vector& largest) const {
    for (std::size_t k = 0; k < kTogether; ++k) {
      const Vector a = hn::LoadU(d, field + 2 * k * kLanes), b = hn::LoadU(d, field + (2 * k + 1) * kLanes);
      re[k] = hn::InterleaveLower(d, a, b);
      im[k] = hn::InterleaveUpper(d, a, b);
    }
    for (std::size_t k = 0; k < kTogether; ++k) {
      angle[k] = hn::Mul(gain, hn::MulAdd(re[k], re[k], hn::Mul(im[k], im[k])));
      if constexpr (kHasAngles) angle[k] = hn::MulAdd(time, in_order_of_points(angles + k * kLanes), angle[k]);
    }
    for (std::size_t k = 0; k < kTogether; k += 2) largest = larger(largest, larger(angle[k], angle[k + 1]));
  }

  HWY_INLINE void write(double* HWY_RESTRICT field, const double* HWY_RESTRICT damping, const Vector (&re)[kTogether],
                        const Vector (&im)[kTogether], const Vector (&angle)[kTogether], Way way) const {
    Vector sine[kTogether], cosine[kTogether];
    if (HWY_LIKELY(way == Way::short_series)) {
      sine_and_cosine(kShortSine, kShortCosine, angle, sine, cosine);
    } else if (way == Way::near_zero) {
      sine_and_cosine(kSine, kCosine, angle, sine, cosine);
    } else if (way == Way::reduced) {
      in_reach(angle, sine, cosine);
    } else {
      anywhere(angle, sine, cosine);
    }
    for (std::size_t k = 0; k < kTogether; ++k) {
      if constexpr (kHasDamping) {
        const Vector factor = in_order_of_points(damping + k * kLanes);
        sine[k] = hn::Mul(sine[k], factor);
        cosine[k] = hn::Mul(cosine[k], factor);
      }
      const Vector real = hn::MulSub(re[k], cosine[k], hn::Mul(im[k], sine[k]));
      const Vector imaginary = hn::MulAdd(re[k], sine[k], hn::Mul(im[k], cosine[k]));
      hn::StoreU(hn::InterleaveLower(d, real, imaginary), d, field + 2 * k * kLanes);
      hn::StoreU(hn::InterleaveUpper(d, real, imaginary), d, field + (2 * k + 1) * kLanes);
    }
  }

  HWY_INLINE void run(double* HWY_RESTRICT field, const double* HWY_RESTRICT angles,
                      const double* HWY_RESTRICT damping) const {
    Vector re[kTogether], im[kTogether], angle[kTogether], largest = hn::Zero(d);
    if constexpr (kPoints == kNeighbours) {
      read(field, angles, re, im, angle, largest);
      return write(field, damping, re, im, angle, way_of(largest));
    }
    for (std::size_t i = 0; i < kNeighbours; i += kPoints)
      read(field + 2 * i, kHasAngles ? angles + i : angles, re, im, angle, largest);
    const Way way = way_of(largest);
    for (std::size_t i = 0; i < kNeighbours; i += kPoints) {
      read(field + 2 * i, kHasAngles ? angles + i : angles, re, im, angle, largest);
      write(field + 2 * i, kHasDamping ? damping + i : damping, re, im, angle, way);
    }
  }
};

template <bool kHasAngles, bool kHasDamping>
void turn_all(double* HWY_RESTRICT field, std::size_t n, const Turn& by) {
  const Turner<kHasAngles, kHasDamping> turner{hn::Set(d, by.gain), hn::Set(d, by.time)};
  std::size_t i = 0;
  for (; i + kNeighbours <= n; i += kNeighbours) {
    turner.run(field + 2 * i, kHasAngles ? by.angles + i : by.angles, kHasDamping ? by.damping + i : by.damping);
  }
  if (i == n) return;
  HWY_ALIGN double values[2 * kNeighbours] = {}, angles[kNeighbours] = {}, damping[kNeighbours] = {};
  std::copy(field + 2 * i, field + 2 * n, values);
  if constexpr (kHasAngles) std::copy(by.angles + i, by.angles + n, angles);
  if constexpr (kHasDamping) std::copy(by.damping + i, by.damping + n, damping);
  turner.run(values, angles, damping);
  std::copy_n(values, 2 * (n - i), field + 2 * i);
}

void turn_loop(double* field, std::size_t n, const Turn& by) {
  if (by.angles) return by.damping ? turn_all<true, true>(field, n, by) : turn_all<true, false>(field, n, by);
  return by.damping ? turn_all<false, true>(field, n, by) : turn_all<false, false>(field, n, by);
}

void multiply_complex_loop(double* HWY_RESTRICT values, const double* HWY_RESTRICT factors, std::size_t n) {
  // Pairs stay as they lie: (a, b)(c, e) = (a c - b e, b c + a e).
  HWY_ALIGN double minus_plus[kLanes];
  for (std::size_t lane = 0; lane < kLanes; ++lane) minus_plus[lane] = lane % 2 == 0 ? -0.0 : 0.0;
  [[maybe_unused]] const Vector signs = hn::Load(d, minus_plus);
  const auto one = [&](std::size_t at) HWY_ATTR {
    const Vector value = hn::LoadU(d, values + at), swapped = hn::Shuffle01(value);
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
    if constexpr (kLanes == 8) {
      // The same products and sums. A doubled load needs no shuffle, and shuffles are what there is least of.
      const auto real = _mm512_movedup_pd(_mm512_loadu_pd(factors + at));
      const auto imaginary = _mm512_permute_pd(_mm512_loadu_pd(factors + at), 0xFF);
      const Vector cross = hn::Mul(swapped, Vector{imaginary});
      return hn::StoreU(Vector{_mm512_fmaddsub_pd(value.raw, real, cross.raw)}, d, values + at);
    }
#endif
    const Vector factor = hn::LoadU(d, factors + at), imaginary = hn::Xor(hn::DupOdd(factor), signs);
    hn::StoreU(hn::MulAdd(value, hn::DupEven(factor), hn::Mul(swapped, imaginary)), d, values + at);
  };
  const std::size_t doubles = 2 * n;
  std::size_t i = 0;
  if constexpr (kLanes >= 2) {
    for (; i + 4 * kLanes <= doubles; i += 4 * kLanes) {
      one(i);
      one(i + kLanes);
      one(i + 2 * kLanes);
      one(i + 3 * kLanes);
    }
    for (; i + kLanes <= doubles; i += kLanes) one(i);
  }
  for (; i < doubles; i += 2) {
    const double a = values[i], b = values[i + 1], c = factors[i], e = factors[i + 1];
    values[i] = std::fma(a, c, -(b * e));
    values[i + 1] = std::fma(b, c, a * e);
  }
}

void squared_moduli_loop(const double* HWY_RESTRICT field, double* HWY_RESTRICT out, std::size_t n) {
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    Vector re, im;
    hn::LoadInterleaved2(d, field + 2 * i, re, im);
    hn::StoreU(hn::MulAdd(re, re, hn::Mul(im, im)), d, out + i);
  }
  for (; i < n; ++i) out[i] = std::fma(field[2 * i], field[2 * i], field[2 * i + 1] * field[2 * i + 1]);
}

}  // namespace ansatz::fields::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::fields {

HWY_EXPORT(turn_loop);
HWY_EXPORT(multiply_complex_loop);
HWY_EXPORT(squared_moduli_loop);

void turn(double* field, std::size_t n, const Turn& by) { HWY_DYNAMIC_DISPATCH(turn_loop)(field, n, by); }

void multiply_complex(double* values, const double* factors, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(multiply_complex_loop)(values, factors, n);
}

void squared_moduli(const double* field, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(squared_moduli_loop)(field, out, n);
}

}  // namespace ansatz::fields
#endif
