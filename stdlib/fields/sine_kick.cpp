// SPDX-License-Identifier: MIT
#include "stdlib/fields/sine_kick.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/fields/sine_kick.cpp"
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

// π in two parts: enough up to 24 π, where x - q π is off by 0.6 units in the last place at worst (next to 21 π).
constexpr double kPi = 0x1.921fb54442d18p+1, kPiRest = 0x1.1a62633145c07p-53, kInversePi = 0x1.45f306dc9c883p-2;
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

/// sin of kPoints numbers.
HWY_INLINE void quick_sine(const double* HWY_RESTRICT x, Vector (&sine)[kTogether]) {
  const Vector inverse = hn::Set(d, kInversePi), rounder = hn::Set(d, kRounder);
  const Vector pi = hn::Set(d, kPi), pi_rest = hn::Set(d, kPiRest);
  Vector shifted[kTogether], r[kTogether], s[kTogether], sum[kTogether];
  for (std::size_t k = 0; k < kTogether; ++k) shifted[k] = hn::MulAdd(hn::LoadU(d, x + k * kLanes), inverse, rounder);
  for (std::size_t k = 0; k < kTogether; ++k) s[k] = hn::Sub(shifted[k], rounder);
  for (std::size_t k = 0; k < kTogether; ++k) r[k] = hn::NegMulAdd(s[k], pi, hn::LoadU(d, x + k * kLanes));
  for (std::size_t k = 0; k < kTogether; ++k) r[k] = hn::NegMulAdd(s[k], pi_rest, r[k]);
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
  for (std::size_t k = 0; k < kTogether; ++k) r[k] = hn::MulAdd(r[k], sum[k], r[k]);
  for (std::size_t k = 0; k < kTogether; ++k) {
    const auto parity = hn::ShiftLeft<63>(hn::BitCast(bits, shifted[k]));
    sine[k] = hn::BitCast(d, hn::Xor(hn::BitCast(bits, r[k]), parity));
  }
}

void quick_sine_loop(const double* u, double* out, std::size_t n) {
  Vector sine[kTogether];
  for (std::size_t i = 0; i < n; i += kPoints) {
    HWY_ALIGN double rest[kPoints] = {};
    const bool whole = i + kPoints <= n;
    if (!whole) std::copy(u + i, u + n, rest);
    quick_sine(whole ? u + i : rest, sine);
    double* const to = whole ? out + i : rest;
    for (std::size_t k = 0; k < kTogether; ++k) hn::StoreU(sine[k], d, to + k * kLanes);
    if (!whole) std::copy_n(rest, n - i, out + i);
  }
}

/// max(a, |b|) of a ≥ 0; a where b is NaN.
HWY_INLINE Vector larger(Vector a, Vector b) {
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
  if constexpr (kLanes == 8) return Vector{_mm512_range_pd(b.raw, a.raw, 0b1011)};  // one instruction
#endif
  const Vector size = hn::Abs(b);
  return hn::IfThenElse(hn::Gt(size, a), size, a);
}

/// The whole pass over kPoints points; gives max(largest, |u|). Everything is read before anything is written: arrays a
/// multiple of 4096 bytes apart would otherwise make a read wait for the write before it.
struct Pass {
  Vector of_sine, of_curvature, drift;

  HWY_INLINE Vector run(double* HWY_RESTRICT u, double* HWY_RESTRICT velocity, const double* HWY_RESTRICT curvature,
                        Vector largest) const {
    Vector sine[kTogether], v[kTogether], after[kTogether];
    quick_sine(u, sine);
    for (std::size_t k = 0; k < kTogether; ++k)
      v[k] = hn::MulAdd(of_curvature, hn::LoadU(d, curvature + k * kLanes), hn::LoadU(d, velocity + k * kLanes));
    for (std::size_t k = 0; k < kTogether; ++k) v[k] = hn::MulAdd(of_sine, sine[k], v[k]);
    for (std::size_t k = 0; k < kTogether; ++k) after[k] = hn::MulAdd(drift, v[k], hn::LoadU(d, u + k * kLanes));
    for (std::size_t k = 0; k < kTogether; ++k) hn::StoreU(v[k], d, velocity + k * kLanes);
    for (std::size_t k = 0; k < kTogether; ++k) hn::StoreU(after[k], d, u + k * kLanes);
    for (std::size_t k = 0; k < kTogether; ++k) largest = larger(largest, after[k]);
    return largest;
  }
};

double sine_kick_and_drift_loop(double* u, double* velocity, const double* curvature, std::size_t n, double amplitude,
                                Move move) {
  const Pass pass{hn::Set(d, -amplitude * move.kick), hn::Set(d, move.kick * move.curvature_unit),
                  hn::Set(d, move.drift)};
  Vector largest = hn::Zero(d);
  std::size_t i = 0;
  for (; i + kPoints <= n; i += kPoints) largest = pass.run(u + i, velocity + i, curvature + i, largest);
  if (i < n) {
    HWY_ALIGN double rest[3][kPoints] = {};
    std::copy(u + i, u + n, rest[0]);
    std::copy(velocity + i, velocity + n, rest[1]);
    std::copy(curvature + i, curvature + n, rest[2]);
    largest = pass.run(rest[0], rest[1], rest[2], largest);
    std::copy_n(rest[0], n - i, u + i);
    std::copy_n(rest[1], n - i, velocity + i);
  }
  return hn::GetLane(hn::MaxOfLanes(d, largest));
}

}  // namespace ansatz::fields::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::fields {

HWY_EXPORT(quick_sine_loop);
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

void quick_sine(const double* u, double* out, std::size_t n) { HWY_DYNAMIC_DISPATCH(quick_sine_loop)(u, out, n); }

double sine_kick_and_drift(double* u, double* velocity, const double* curvature, std::size_t n, double amplitude,
                           const Move& move) {
  return HWY_DYNAMIC_DISPATCH(sine_kick_and_drift_loop)(u, velocity, curvature, n, amplitude, move);
}

double far_sine_kick_and_drift(double* u, double* velocity, const double* curvature, std::size_t n, double amplitude,
                               const Move& move) {
  static const core::Function kSine = core::Function::traced(sin(core::Expression::argument(0)), 1);
  constexpr std::size_t kPiece = 64;
  const double of_sine = -amplitude * move.kick, of_curvature = move.kick * move.curvature_unit;
  std::array<double, kPiece> near, sine, far;
  double largest = 0;
  for (std::size_t first = 0; first < n; first += kPiece) {
    const std::size_t count = std::min(kPiece, n - first);
    double* const field = u + first;
    double* const v = velocity + first;
    const auto in_reach = [&](std::size_t i) { return std::fabs(field[i]) <= kSineReach; };
    for (std::size_t i = 0; i < count; ++i) near[i] = in_reach(i) ? field[i] : 0.0;
    quick_sine(near.data(), sine.data(), count);
    const double* const input = field;
    kSine.evaluate({&input, 1}, far.data(), count);
    for (std::size_t i = 0; i < count; ++i) {
      v[i] = std::fma(of_sine, in_reach(i) ? sine[i] : far[i], std::fma(of_curvature, curvature[first + i], v[i]));
      field[i] = std::fma(move.drift, v[i], field[i]);
      largest = std::max(largest, std::fabs(field[i]));
    }
  }
  return largest;
}

}  // namespace ansatz::fields
#endif
