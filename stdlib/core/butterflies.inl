// SPDX-License-Identifier: MIT
//
// Complex numbers in vectors, the sums of two, four and eight of them that transforms are made of, and the exchange of
// rows with columns. Included once a target, with hwy/foreach_target.h, and so without a guard. All are rounded alike
// at every width.
#include <hwy/highway.h>

#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace ansatz::core::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr hn::CappedTag<double, 8> d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);
using Vector = hn::Vec<decltype(d)>;

struct Complex {
  Vector re, im;
};

HWY_INLINE Complex sum(Complex a, Complex b) { return {hn::Add(a.re, b.re), hn::Add(a.im, b.im)}; }
HWY_INLINE Complex difference(Complex a, Complex b) { return {hn::Sub(a.re, b.re), hn::Sub(a.im, b.im)}; }
HWY_INLINE Complex plus_i(Complex a, Complex b) { return {hn::Sub(a.re, b.im), hn::Add(a.im, b.re)}; }   // a + i b
HWY_INLINE Complex minus_i(Complex a, Complex b) { return {hn::Add(a.re, b.im), hn::Sub(a.im, b.re)}; }  // a - i b
HWY_INLINE Complex product(Complex a, Complex b) {
  return {hn::MulSub(a.re, b.re, hn::Mul(a.im, b.im)), hn::MulAdd(a.re, b.im, hn::Mul(a.im, b.re))};
}
HWY_INLINE Complex swapped(Complex a) { return {a.im, a.re}; }

// The doubles next to √½, above and below: with one of them alone each eighth turn would lengthen, or shorten, what it
// turns, and a field of many steps with it. A pair of transforms takes one each.
constexpr double kRootHalfAbove = 0x1.6a09e667f3bcdp-1, kRootHalfBelow = 0x1.6a09e667f3bccp-1;

// x_q ← Σ_p x_p exp(-2πi pq/r).
HWY_INLINE void transform(Complex& x0, Complex& x1) {
  const Complex first = x0;
  x0 = sum(first, x1);
  x1 = difference(first, x1);
}

HWY_INLINE void transform(Complex& x0, Complex& x1, Complex& x2, Complex& x3) {
  const Complex even = sum(x0, x2), odd = sum(x1, x3), apart = difference(x0, x2), turned = difference(x1, x3);
  x0 = sum(even, odd);
  x2 = difference(even, odd);
  x1 = minus_i(apart, turned);
  x3 = plus_i(apart, turned);
}

HWY_INLINE void transform(Complex& x0, Complex& x1, Complex& x2, Complex& x3, Complex& x4, Complex& x5, Complex& x6,
                          Complex& x7, double root_half) {
  const Complex b0 = difference(x0, x4), b1 = difference(x1, x5), b2 = difference(x2, x6), b3 = difference(x3, x7);
  Complex a0 = sum(x0, x4), a1 = sum(x1, x5), a2 = sum(x2, x6), a3 = sum(x3, x7);
  transform(a0, a1, a2, a3);
  // Of the odd waves 1 and 5 differ by the sign of an eighth turn of one number, 3 and 7 by that of another.
  const Vector half = hn::Set(d, root_half);
  const Complex c0 = minus_i(b0, b2), c1 = minus_i(b1, b3), c2 = plus_i(b0, b2), c3 = plus_i(b1, b3);
  const Vector p1 = hn::Add(c1.re, c1.im), q1 = hn::Sub(c1.im, c1.re);
  const Vector p3 = hn::Add(c3.re, c3.im), q3 = hn::Sub(c3.im, c3.re);
  x0 = a0;
  x2 = a1;
  x4 = a2;
  x6 = a3;
  x1 = {hn::MulAdd(half, p1, c0.re), hn::MulAdd(half, q1, c0.im)};
  x5 = {hn::NegMulAdd(half, p1, c0.re), hn::NegMulAdd(half, q1, c0.im)};
  x3 = {hn::MulAdd(half, q3, c2.re), hn::NegMulAdd(half, p3, c2.im)};
  x7 = {hn::NegMulAdd(half, q3, c2.re), hn::MulAdd(half, p3, c2.im)};
}

/// Of every 2 · distance lanes the upper ones of `a` change places with the lower ones of `b`.
template <std::size_t kDistance>
HWY_INLINE void exchange(Vector& a, Vector& b) {
  const Vector from = a;
  if constexpr (kDistance == 1) {
    a = hn::InterleaveLower(d, from, b);
    b = hn::InterleaveUpper(d, from, b);
  } else if constexpr (2 * kDistance == kLanes) {
    a = hn::ConcatLowerLower(d, b, from);
    b = hn::ConcatUpperUpper(d, b, from);
  } else {
    a = hn::OddEvenBlocks(hn::SwapAdjacentBlocks(b), from);
    b = hn::OddEvenBlocks(b, hn::SwapAdjacentBlocks(from));
  }
}

/// Rows with columns, of as many vectors as they have lanes.
HWY_INLINE void transpose(Vector* rows) {
  if constexpr (kLanes >= 2) {
    for (std::size_t i = 0; i < kLanes; i += 2) exchange<1>(rows[i], rows[i + 1]);
  }
  if constexpr (kLanes >= 4) {
    for (std::size_t i = 0; i < kLanes; i += 4)
      for (std::size_t j = i; j < i + 2; ++j) exchange<2>(rows[j], rows[j + 2]);
  }
  if constexpr (kLanes >= 8) {
    for (std::size_t j = 0; j < 4; ++j) exchange<4>(rows[j], rows[j + 4]);
  }
}

}  // namespace ansatz::core::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
