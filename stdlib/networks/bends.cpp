// SPDX-License-Identifier: MIT
#include "stdlib/networks/bends.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/networks/bends.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace ansatz::networks::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

HWY_INLINE Vector number(double x) { return hn::Set(d, x); }

/// e^y = scale · (1 + rest) with scale a power of two, for |y| ≤ 700.
struct Exponential {
  Vector scale, rest;
};

// y = k ln 2 + r with |r| ≤ ln(2)/2, whose Taylor series to r¹³ leaves 1e-17 of r.
HWY_INLINE Exponential exponential(Vector y) {
  const Vector magic = number(0x1.8p52);  // adding it rounds to a whole number, whose bits then stand last
  const Vector shifted = hn::MulAdd(y, number(1.4426950408889634074), magic);
  const Vector k = hn::Sub(shifted, magic);
  Vector r = hn::NegMulAdd(k, number(0x1.62e42fefa39efp-1), y);
  r = hn::NegMulAdd(k, number(0x1.abc9e3b39803fp-56), r);
  const hn::RebindToSigned<Tag> whole;
  const auto bits = hn::ShiftLeft<52>(hn::Add(hn::BitCast(whole, shifted), hn::Set(whole, 1023)));
  const Vector r2 = hn::Mul(r, r), r4 = hn::Mul(r2, r2);
  // Σ rⁿ/n! from n = 2, in fours of neighbours.
  const auto pair = [r](double low, double high) HWY_ATTR { return hn::MulAdd(r, number(high), number(low)); };
  const Vector a = hn::MulAdd(r2, pair(1.0 / 24, 1.0 / 120), pair(1.0 / 2, 1.0 / 6));
  const Vector b = hn::MulAdd(r2, pair(1.0 / 40320, 1.0 / 362880), pair(1.0 / 720, 1.0 / 5040));
  const Vector c = hn::MulAdd(r2, pair(1.0 / 479001600, 1.0 / 6227020800), pair(1.0 / 3628800, 1.0 / 39916800));
  const Vector sum = hn::MulAdd(r4, hn::MulAdd(r4, c, b), a);
  return {hn::BitCast(d, bits), hn::MulAdd(r2, sum, r)};
}

// With t = e^2|z| − 1, which loses nothing near 0: tanh |z| = t/(t + 2). From 20 on it is 1.
HWY_INLINE Vector tanh_vector(Vector z) {
  const Vector size = hn::Abs(z), most = number(20);
  const Vector y = hn::IfThenElse(hn::Gt(size, most), most, size);  // a NaN is not above
  const Exponential e = exponential(hn::Add(y, y));
  const Vector t = hn::MulAdd(e.scale, e.rest, hn::Sub(e.scale, number(1)));
  return hn::CopySign(hn::Div(t, hn::Add(t, number(2))), z);
}

// With e = e^−|z|: 1/(1 + e), or e/(1 + e) on the left.
HWY_INLINE Vector sigmoid_vector(Vector z) {
  const Vector size = hn::Abs(z), most = number(700);
  const Exponential parts = exponential(hn::Neg(hn::IfThenElse(hn::Gt(size, most), most, size)));
  const Vector e = hn::MulAdd(parts.scale, parts.rest, parts.scale);
  const Vector above = hn::IfThenElse(hn::Lt(z, hn::Zero(d)), e, number(1));
  return hn::Div(above, hn::Add(number(1), e));
}

/// f over vectors; the end of the array is padded.
template <class F>
HWY_INLINE void each(const double* in, double* out, std::size_t n, const F& f) {
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) hn::StoreU(f(hn::LoadU(d, in + i)), d, out + i);
  if (i == n) return;
  HWY_ALIGN double rest[kLanes] = {};
  std::copy_n(in + i, n - i, rest);
  hn::Store(f(hn::Load(d, rest)), d, rest);
  std::copy_n(rest, n - i, out + i);
}

void tanh_loop(const double* z, double* out, std::size_t n) {
  each(z, out, n, [](Vector v) HWY_ATTR { return tanh_vector(v); });
}

void sigmoid_loop(const double* z, double* out, std::size_t n) {
  each(z, out, n, [](Vector v) HWY_ATTR { return sigmoid_vector(v); });
}

}  // namespace ansatz::networks::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::networks {

HWY_EXPORT(tanh_loop);
HWY_EXPORT(sigmoid_loop);

void tanh_of(const double* z, double* out, std::size_t n) { HWY_DYNAMIC_DISPATCH(tanh_loop)(z, out, n); }
void sigmoid_of(const double* z, double* out, std::size_t n) { HWY_DYNAMIC_DISPATCH(sigmoid_loop)(z, out, n); }

// Plain arithmetic, which the compiler makes vectors of.

void relu_of(const double* z, double* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = z[i] < 0 ? 0 : z[i];
}

void tanh_carry(const double* a, const double* slopes, double* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = slopes[i] * (1 - a[i] * a[i]);
}

void sigmoid_carry(const double* a, const double* slopes, double* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = slopes[i] * (a[i] * (1 - a[i]));
}

void relu_carry(const double* a, const double* slopes, double* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = a[i] > 0 ? slopes[i] : 0;
}

}  // namespace ansatz::networks
#endif
