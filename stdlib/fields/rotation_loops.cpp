// SPDX-License-Identifier: MIT
#include "stdlib/fields/rotation_loops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/fields/rotation_loops.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

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
// Below it the nearest multiple of π/2 is 0; below the others the series are shorter and shorter, and below the last
// sine and cosine are 0 and 1 to half of an ulp of the modulus.
constexpr double kNearZero = 0.785, kShort = 1.0 / 8, kShorter = 1.0 / 32, kShortest = 1.0 / 256;
constexpr double kNothing = 0x1p-55;
// Added and taken off again it rounds to a whole number, which it leaves in the lowest bits.
constexpr double kRounder = 0x1.8p52;

// sin r = r + r s S(s), cos r = 1 - s/2 + s² C(s), s = r², on |r| ≤ π/4, off by less than 2⁻⁵⁷: the coefficients of
// Ng's kernels in fdlibm (Sun Microsystems, 1993).
constexpr std::array kSine = {-1.66666666666666324348e-01, 8.33333333332248946124e-03,  -1.98412698298579493134e-04,
                              2.75573137070700676789e-06,  -2.50507602534068634195e-08, 1.58969099521155010221e-10};
constexpr std::array kCosine = {4.16666666666666019037e-02,  -1.38888888888741095749e-03, 2.48015872894767294178e-05,
                                -2.75573143513906633035e-07, 2.08757232129817482790e-09,  -1.13596475577881948265e-11};

// The same on |r| ≤ 1/8, 1/32 and 1/256, from the series: what is left off is below 2⁻⁵⁵ of the result.
template <std::size_t kTerms>
constexpr std::array<double, kTerms> first_of(const std::array<double, 4>& all) {
  std::array<double, kTerms> out{};
  std::copy_n(all.begin(), kTerms, out.begin());
  return out;
}
constexpr std::array kShortSine = {-1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880};
constexpr std::array kShortCosine = {1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800};
constexpr auto kShorterSine = first_of<3>(kShortSine), kShorterCosine = first_of<3>(kShortCosine);
constexpr auto kShortestSine = first_of<2>(kShortSine), kShortestCosine = first_of<2>(kShortCosine);

/// So many vectors go through every step together: one alone would wait for its own results.
constexpr std::size_t kTogether = kLanes == 8 ? 4 : 2;
constexpr std::size_t kPoints = kTogether * kLanes;
/// Neighbours take the same way to sine and cosine, at every width.
constexpr std::size_t kNeighbours = kTurnTogether;
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

/// Two vectors of pairs taken apart within their 128-bit blocks alone: the cheapest way, there and back. What belongs
/// to the points stands in the order in which this leaves them.
HWY_INLINE void take_apart(const double* HWY_RESTRICT field, Vector& re, Vector& im) {
  const Vector a = hn::LoadU(d, field), b = hn::LoadU(d, field + kLanes);
  re = hn::InterleaveLower(d, a, b);
  im = hn::InterleaveUpper(d, a, b);
}

enum class Way { stays, shortest, shorter, short_series, near_zero, reduced, anywhere };

HWY_INLINE Way way_of(Vector largest) {
  const auto below = [&](double bound) HWY_ATTR { return hn::AllTrue(d, hn::Le(largest, hn::Set(d, bound))); };
  if (HWY_LIKELY(below(kShorter))) {
    if (!below(kShortest)) return Way::shorter;
    return below(kNothing) ? Way::stays : Way::shortest;
  }
  if (below(kShort)) return Way::short_series;
  if (below(kNearZero)) return Way::near_zero;
  return below(kTurnReach) ? Way::reduced : Way::anywhere;
}

template <bool kHasGain, bool kHasAngles, bool kHasDamping>
struct Turner {
  Vector gain, time;

  HWY_INLINE void read(const double* HWY_RESTRICT field, const double* HWY_RESTRICT angles, Vector (&re)[kTogether],
                       Vector (&im)[kTogether], Vector (&angle)[kTogether], Vector& largest) const {
    for (std::size_t k = 0; k < kTogether; ++k) take_apart(field + 2 * k * kLanes, re[k], im[k]);
    for (std::size_t k = 0; k < kTogether; ++k) {
      Vector own = hn::Zero(d);
      if constexpr (kHasAngles) own = hn::Mul(time, hn::LoadU(d, angles + k * kLanes));
      angle[k] = own;
      if constexpr (kHasGain) {
        const Vector density = hn::MulAdd(re[k], re[k], hn::Mul(im[k], im[k]));
        angle[k] = kHasAngles ? hn::MulAdd(gain, density, own) : hn::Mul(gain, density);
      }
    }
    for (std::size_t k = 0; k < kTogether; k += 2) largest = larger(largest, larger(angle[k], angle[k + 1]));
  }

  HWY_INLINE void write(double* HWY_RESTRICT field, const double* HWY_RESTRICT damping, const Vector (&re)[kTogether],
                        const Vector (&im)[kTogether], const Vector (&angle)[kTogether], Way way) const {
    Vector sine[kTogether], cosine[kTogether];
    switch (way) {
      case Way::stays:
        if constexpr (!kHasDamping) return;
        for (std::size_t k = 0; k < kTogether; ++k) {
          sine[k] = hn::Zero(d);
          cosine[k] = hn::Set(d, 1.0);
        }
        break;
      case Way::shortest:
        sine_and_cosine(kShortestSine, kShortestCosine, angle, sine, cosine);
        break;
      case Way::shorter:
        sine_and_cosine(kShorterSine, kShorterCosine, angle, sine, cosine);
        break;
      case Way::short_series:
        sine_and_cosine(kShortSine, kShortCosine, angle, sine, cosine);
        break;
      case Way::near_zero:
        sine_and_cosine(kSine, kCosine, angle, sine, cosine);
        break;
      case Way::reduced:
        in_reach(angle, sine, cosine);
        break;
      case Way::anywhere:
        anywhere(angle, sine, cosine);
        break;
    }
    for (std::size_t k = 0; k < kTogether; ++k) {
      if constexpr (kHasDamping) {
        const Vector factor = hn::LoadU(d, damping + k * kLanes);
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

template <bool kHasGain, bool kHasAngles, bool kHasDamping>
void turn_all(double* HWY_RESTRICT field, std::size_t n, const Turn& by) {
  const Turner<kHasGain, kHasAngles, kHasDamping> turner{hn::Set(d, by.gain), hn::Set(d, by.time)};
  const auto turn_at = [&](double* values, std::size_t i) HWY_ATTR {
    turner.run(values, kHasAngles ? by.angles + i : by.angles, kHasDamping ? by.damping + i : by.damping);
  };
  std::size_t i = 0;
  for (; i + kNeighbours <= n; i += kNeighbours) turn_at(field + 2 * i, i);
  if (i == n) return;
  HWY_ALIGN double values[2 * kNeighbours] = {};
  std::copy(field + 2 * i, field + 2 * n, values);
  turn_at(values, i);
  std::copy_n(values, 2 * (n - i), field + 2 * i);
}

template <bool kHasGain>
void turn_with(double* field, std::size_t n, const Turn& by) {
  if (by.angles)
    return by.damping ? turn_all<kHasGain, true, true>(field, n, by) : turn_all<kHasGain, true, false>(field, n, by);
  return by.damping ? turn_all<kHasGain, false, true>(field, n, by) : turn_all<kHasGain, false, false>(field, n, by);
}

void turn_loop(double* field, std::size_t n, const Turn& by) {
  by.gain != 0 ? turn_with<true>(field, n, by) : turn_with<false>(field, n, by);
}

/// `run(pairs, out)` for every 2 kLanes pairs' worth of doubles; what is missing at the end is as the last point.
template <class Each>
HWY_INLINE void in_turns_order(const double* HWY_RESTRICT field, double* HWY_RESTRICT out, std::size_t n, Each each) {
  std::size_t i = 0;
  for (; i + kNeighbours <= n; i += kNeighbours)
    for (std::size_t k = 0; k < kNeighbours; k += kLanes) each(field + 2 * (i + k), out + i + k);
  if (i == n) return;
  HWY_ALIGN double values[2 * kNeighbours];
  for (std::size_t j = 0; j < kNeighbours; ++j) std::copy_n(field + 2 * std::min(i + j, n - 1), 2, values + 2 * j);
  for (std::size_t k = 0; k < kNeighbours; k += kLanes) each(values + 2 * k, out + i + k);
}

void moduli_for_turn_loop(const double* field, double* out, std::size_t n) {
  in_turns_order(field, out, n, [](const double* pairs, double* to) HWY_ATTR {
    Vector re, im;
    take_apart(pairs, re, im);
    hn::StoreU(hn::MulAdd(re, re, hn::Mul(im, im)), d, to);
  });
}

void real_parts_for_turn_loop(const double* field, double* out, std::size_t n) {
  in_turns_order(field, out, n, [](const double* pairs, double* to) HWY_ATTR {
    Vector re, im;
    take_apart(pairs, re, im);
    hn::StoreU(re, d, to);
  });
}

void turn_a_quarter_loop(double* HWY_RESTRICT field, const double* HWY_RESTRICT f, std::size_t n) {
  const auto group = [&](double* pairs, const double* factors) HWY_ATTR {
    for (std::size_t k = 0; k < kNeighbours; k += kLanes) {
      Vector re, im;
      take_apart(pairs + 2 * k, re, im);
      const Vector factor = hn::LoadU(d, factors + k), real = hn::Neg(hn::Mul(factor, im));
      const Vector imaginary = hn::Mul(factor, re);
      hn::StoreU(hn::InterleaveLower(d, real, imaginary), d, pairs + 2 * k);
      hn::StoreU(hn::InterleaveUpper(d, real, imaginary), d, pairs + 2 * k + kLanes);
    }
  };
  std::size_t i = 0;
  for (; i + kNeighbours <= n; i += kNeighbours) group(field + 2 * i, f + i);
  if (i == n) return;
  HWY_ALIGN double values[2 * kNeighbours] = {};
  std::copy(field + 2 * i, field + 2 * n, values);
  group(values, f + i);
  std::copy_n(values, 2 * (n - i), field + 2 * i);
}

/// Lane l of eight takes the points l, l + 8, …, so the sum is the same at every width.
double weighted_moduli_loop(const double* HWY_RESTRICT field, const double* HWY_RESTRICT weights, std::size_t n) {
  constexpr std::size_t kWidth = 8, kVectors = kWidth / kLanes;
  const std::size_t doubles = 2 * n, whole = doubles / kWidth * kWidth;
  Vector sums[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) sums[v] = hn::Zero(d);
  for (std::size_t i = 0; i < whole; i += kWidth) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      const Vector value = hn::LoadU(d, field + i + v * kLanes);
      sums[v] = hn::MulAdd(hn::Mul(value, value), hn::LoadU(d, weights + i + v * kLanes), sums[v]);
    }
  }
  HWY_ALIGN double lanes[kWidth];
  for (std::size_t v = 0; v < kVectors; ++v) hn::Store(sums[v], d, lanes + v * kLanes);
  for (std::size_t i = whole; i < doubles; ++i)
    lanes[i - whole] = std::fma(field[i] * field[i], weights[i], lanes[i - whole]);
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
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

void multiply_blocks_loop(double* HWY_RESTRICT values, const double* HWY_RESTRICT factors, std::size_t n) {
  constexpr hn::CappedTag<double, 8> block;
  constexpr std::size_t width = hn::MaxLanes(block);
  for (std::size_t i = 0; i < 2 * n; i += 2 * width) {
    const auto a = hn::Load(block, values + i), b = hn::Load(block, values + i + width);
    const auto c = hn::Load(block, factors + i), e = hn::Load(block, factors + i + width);
    hn::Store(hn::MulSub(a, c, hn::Mul(b, e)), block, values + i);
    hn::Store(hn::MulAdd(b, c, hn::Mul(a, e)), block, values + i + width);
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
HWY_EXPORT(multiply_blocks_loop);
HWY_EXPORT(squared_moduli_loop);
HWY_EXPORT(moduli_for_turn_loop);
HWY_EXPORT(real_parts_for_turn_loop);
HWY_EXPORT(turn_a_quarter_loop);
HWY_EXPORT(weighted_moduli_loop);

void turn(double* field, std::size_t n, const Turn& by) { HWY_DYNAMIC_DISPATCH(turn_loop)(field, n, by); }

void multiply_complex(double* values, const double* factors, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(multiply_complex_loop)(values, factors, n);
}

void multiply_blocks(double* values, const double* factors, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(multiply_blocks_loop)(values, factors, n);
}

void squared_moduli(const double* field, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(squared_moduli_loop)(field, out, n);
}

void moduli_for_turn(const double* field, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(moduli_for_turn_loop)(field, out, n);
}

void arrange_for_turn(const double* values, double* out, std::size_t n) {
  std::vector<double> pairs(2 * n);
  for (std::size_t j = 0; j < n; ++j) pairs[2 * j] = values[j];
  HWY_DYNAMIC_DISPATCH(real_parts_for_turn_loop)(pairs.data(), out, n);
}

void turn_a_quarter(double* field, const double* f, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(turn_a_quarter_loop)(field, f, n);
}

double weighted_moduli(const double* field, const double* weights, std::size_t n) {
  return HWY_DYNAMIC_DISPATCH(weighted_moduli_loop)(field, weights, n);
}

}  // namespace ansatz::fields
#endif
