// SPDX-License-Identifier: MIT
#include "stdlib/fields/sine_kick.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/fields/sine_kick.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <cmath>

#ifndef ANSATZ_GENERAL_SINE
#define ANSATZ_GENERAL_SINE
namespace ansatz::fields {
namespace {

/// As every other kernel has it, of any number.
void general_sine(const double* x, double* out, std::size_t n) {
  static const core::Function kSine = core::Function::traced(sin(core::Expression::argument(0)), 1);
  kSine.evaluate({&x, 1}, out, n);
}

}  // namespace
}  // namespace ansatz::fields
#endif

HWY_BEFORE_NAMESPACE();
namespace ansatz::fields::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr hn::RebindToUnsigned<Tag> bits{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

// π in two parts: enough up to 24 π, where x - q π is off by 0.6 units in the last place at worst (next to 21 π).
constexpr double kPi = 0x1.921fb54442d18p+1, kPiRest = 0x1.1a62633145c07p-53, kInversePi = 0x1.45f306dc9c883p-2;
// Below it the nearest multiple is 0: a little less than π/2.
constexpr double kNearZero = 1.57;
// Added to x/π and taken off again it rounds to a whole number, whose parity it leaves in the lowest bit.
constexpr double kRounder = 0x1.8p52;

// sin r = r + r (-s/8 + s (1/8 + c₁ + c₂ s + … + c₈ s⁷)), s = r², on |r| ≤ π/2: a Remez fit of 3·10⁻¹⁹ relative error,
// each coefficient rounded before the next ones were fitted. With an eighth taken out, exact to multiply by, the
// bracket is small and so are its roundings.
constexpr std::array kCoefficients = {0.125 - 0x1.5555555555555p-3, 0x1.11111111110c8p-7,   -0x1.a01a01a014d6fp-13,
                                      0x1.71de3a52a0b18p-19,        -0x1.ae6454d4749edp-26, 0x1.6123cd075623ap-33,
                                      -0x1.ae438471da190p-41,       0x1.8832a73643d9ep-49};

/// So many vectors go through every step together: one alone would wait for its own results.
constexpr std::size_t kTogether = kLanes == 8 ? 4 : 2;
constexpr std::size_t kPoints = kTogether * kLanes;

/// sin r of |r| ≤ π/2.
HWY_INLINE void sine_near_zero(const Vector (&r)[kTogether], Vector (&sine)[kTogether]) {
  Vector s[kTogether], sum[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) s[k] = hn::Mul(r[k], r[k]);
  for (std::size_t k = 0; k < kTogether; ++k) sum[k] = hn::Set(d, kCoefficients[7]);
  const auto next = [&](double coefficient) HWY_ATTR {
    for (std::size_t k = 0; k < kTogether; ++k) sum[k] = hn::MulAdd(sum[k], s[k], hn::Set(d, coefficient));
  };
  next(kCoefficients[6]);
  next(kCoefficients[5]);
  next(kCoefficients[4]);
  next(kCoefficients[3]);
  next(kCoefficients[2]);
  next(kCoefficients[1]);
  next(kCoefficients[0]);
  for (std::size_t k = 0; k < kTogether; ++k) sum[k] = hn::MulAdd(sum[k], s[k], hn::Mul(s[k], hn::Set(d, -0.125)));
  for (std::size_t k = 0; k < kTogether; ++k) sine[k] = hn::MulAdd(r[k], sum[k], r[k]);
}

/// What sines are multiplied by: a number, or the same with the sign that half turns leave.
struct Amplitude {
  Vector even, alternating;  ///< a, and a, −a, a, −a …
  explicit HWY_INLINE Amplitude(double a) : even(hn::Set(d, a)), alternating(hn::OddEven(hn::Set(d, -a), even)) {}

  /// By the lowest bit of `shifted`. A look-up is one operation; to shift the bit to the sign's place and set it are
  /// two.
  HWY_INLINE Vector after_half_turns(Vector shifted) const {
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
    if constexpr (kLanes == 8) return Vector{_mm512_permutexvar_pd(hn::BitCast(bits, shifted).raw, alternating.raw)};
#endif
    return hn::BitCast(d, hn::Xor(hn::BitCast(bits, even), hn::ShiftLeft<63>(hn::BitCast(bits, shifted))));
  }
};

/// sin x of |x| up to kSineReach: sine · amplitude is a sin x.
HWY_INLINE void sine_in_reach(const Vector (&x)[kTogether], const Amplitude& a, Vector (&sine)[kTogether],
                              Vector (&amplitude)[kTogether]) {
  const Vector inverse = hn::Set(d, kInversePi), rounder = hn::Set(d, kRounder);
  const Vector pi = hn::Set(d, kPi), pi_rest = hn::Set(d, kPiRest);
  Vector shifted[kTogether], q[kTogether], r[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) shifted[k] = hn::MulAdd(x[k], inverse, rounder);
  for (std::size_t k = 0; k < kTogether; ++k) q[k] = hn::Sub(shifted[k], rounder);
  for (std::size_t k = 0; k < kTogether; ++k) r[k] = hn::NegMulAdd(q[k], pi, x[k]);
  for (std::size_t k = 0; k < kTogether; ++k) r[k] = hn::NegMulAdd(q[k], pi_rest, r[k]);
  sine_near_zero(r, sine);
  for (std::size_t k = 0; k < kTogether; ++k) amplitude[k] = a.after_half_turns(shifted[k]);
}

/// sin x of any x: the general sine where |x| is beyond the reach.
HWY_NOINLINE void sine_anywhere(const double* x, double* sine) {
  HWY_ALIGN double near[kPoints], far[kPoints];
  for (std::size_t i = 0; i < kPoints; ++i) near[i] = std::fabs(x[i]) <= kSineReach ? x[i] : 0.0;
  Vector places[kTogether], quick[kTogether], sign[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) places[k] = hn::Load(d, near + k * kLanes);
  sine_in_reach(places, Amplitude(1), quick, sign);
  for (std::size_t k = 0; k < kTogether; ++k) hn::Store(hn::Mul(sign[k], quick[k]), d, sine + k * kLanes);
  general_sine(x, far, kPoints);
  for (std::size_t i = 0; i < kPoints; ++i) sine[i] = std::fabs(x[i]) <= kSineReach ? sine[i] : far[i];
}

/// max(|a|, |b|); of a number and a NaN either.
HWY_INLINE Vector larger(Vector a, Vector b) {
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
  if constexpr (kLanes == 8) return Vector{_mm512_range_pd(a.raw, b.raw, 0b1011)};  // one instruction
#endif
  return hn::Max(hn::Abs(a), hn::Abs(b));
}

/// sin of kPoints numbers by the shortest way that holds for all of them: sine · amplitude is a sin x. Where x is small
/// the way through q = 0 would give the same bits.
HWY_INLINE void sine_of(const double* HWY_RESTRICT from, const Amplitude& a, Vector (&sine)[kTogether],
                        Vector (&amplitude)[kTogether]) {
  Vector x[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) x[k] = hn::LoadU(d, from + k * kLanes);
  Vector largest = larger(x[0], x[1]);
  if constexpr (kTogether == 4) largest = larger(largest, larger(x[2], x[3]));
  for (std::size_t k = 0; k < kTogether; ++k) amplitude[k] = a.even;
  if (hn::AllTrue(d, hn::Le(largest, hn::Set(d, kNearZero)))) return sine_near_zero(x, sine);
  if (HWY_LIKELY(hn::AllTrue(d, hn::Le(largest, hn::Set(d, kSineReach))))) return sine_in_reach(x, a, sine, amplitude);
  HWY_ALIGN double numbers[kPoints];
  sine_anywhere(from, numbers);
  for (std::size_t k = 0; k < kTogether; ++k) sine[k] = hn::Load(d, numbers + k * kLanes);
}

void kick_sine_loop(const double* u, double* out, std::size_t n) {
  Vector sine[kTogether], sign[kTogether];
  for (std::size_t i = 0; i < n; i += kPoints) {
    HWY_ALIGN double rest[kPoints] = {};
    const bool whole = i + kPoints <= n;
    if (!whole) std::copy(u + i, u + n, rest);
    sine_of(whole ? u + i : rest, Amplitude(1), sine, sign);
    double* const to = whole ? out + i : rest;
    for (std::size_t k = 0; k < kTogether; ++k) hn::StoreU(hn::Mul(sign[k], sine[k]), d, to + k * kLanes);
    if (!whole) std::copy_n(rest, n - i, out + i);
  }
}

/// The whole pass over kPoints points. Everything is read before anything is written: arrays a multiple of 4096 bytes
/// apart would otherwise make a read wait for the write before it.
struct Pass {
  Amplitude of_sine;
  Vector of_curvature, drift;

  HWY_INLINE void run(double* HWY_RESTRICT u, double* HWY_RESTRICT velocity,
                      const double* HWY_RESTRICT curvature) const {
    Vector sine[kTogether], amplitude[kTogether], v[kTogether], after[kTogether];
    sine_of(u, of_sine, sine, amplitude);
    for (std::size_t k = 0; k < kTogether; ++k)
      v[k] = hn::MulAdd(of_curvature, hn::LoadU(d, curvature + k * kLanes), hn::LoadU(d, velocity + k * kLanes));
    for (std::size_t k = 0; k < kTogether; ++k) v[k] = hn::MulAdd(amplitude[k], sine[k], v[k]);
    for (std::size_t k = 0; k < kTogether; ++k) after[k] = hn::MulAdd(drift, v[k], hn::LoadU(d, u + k * kLanes));
    for (std::size_t k = 0; k < kTogether; ++k) hn::StoreU(v[k], d, velocity + k * kLanes);
    for (std::size_t k = 0; k < kTogether; ++k) hn::StoreU(after[k], d, u + k * kLanes);
  }
};

void sine_kick_and_drift_loop(double* u, double* velocity, const double* curvature, std::size_t n, double amplitude,
                              Move move) {
  const Pass pass{Amplitude(-amplitude * move.kick), hn::Set(d, move.kick), hn::Set(d, move.drift)};
  std::size_t i = 0;
  for (; i + kPoints <= n; i += kPoints) pass.run(u + i, velocity + i, curvature + i);
  if (i == n) return;
  HWY_ALIGN double rest[3][kPoints] = {};
  std::copy(u + i, u + n, rest[0]);
  std::copy(velocity + i, velocity + n, rest[1]);
  std::copy(curvature + i, curvature + n, rest[2]);
  pass.run(rest[0], rest[1], rest[2]);
  std::copy_n(rest[0], n - i, u + i);
  std::copy_n(rest[1], n - i, velocity + i);
}

}  // namespace ansatz::fields::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::fields {

HWY_EXPORT(kick_sine_loop);
HWY_EXPORT(sine_kick_and_drift_loop);

std::optional<double> sine_amplitude(const core::Function& slope) {
  using core::Operation;
  const auto is_sine = [](const core::Expression& e) {
    return e.operation() == Operation::sin && e.operand(0).operation() == Operation::argument;
  };
  const core::Expression* const body = slope.expression();
  if (!body || slope.arity() != 1) return {};
  if (is_sine(*body)) return 1.0;
  if (body->operation() != Operation::multiply) return {};
  for (int k = 0; k < 2; ++k)
    if (body->operand(k).is_constant() && is_sine(body->operand(1 - k))) return body->operand(k).value();
  return {};
}

void kick_sine(const double* u, double* out, std::size_t n) { HWY_DYNAMIC_DISPATCH(kick_sine_loop)(u, out, n); }

void sine_kick_and_drift(double* u, double* velocity, const double* curvature, std::size_t n, double amplitude,
                         const Move& move) {
  HWY_DYNAMIC_DISPATCH(sine_kick_and_drift_loop)(u, velocity, curvature, n, amplitude, move);
}

}  // namespace ansatz::fields
#endif
