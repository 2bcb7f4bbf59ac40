// SPDX-License-Identifier: MIT
#include "stdlib/fields/slope_loops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/fields/slope_loops.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace ansatz::fields::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

/// So many vectors of a sum stay in registers while the rows go by: one alone would wait for its own additions.
constexpr std::size_t kTogether = 4;

/// finish(i, Σ w k[i …]) for vectors, last(i, Σ w k[i]) for what is left of them.
template <class Finish, class Last>
HWY_INLINE void each_sum(std::span<const WeightedRow> rows, std::size_t n, Finish finish, Last last) {
  std::size_t i = 0;
  for (; i + kTogether * kLanes <= n; i += kTogether * kLanes) {
    Vector sums[kTogether];
    for (std::size_t v = 0; v < kTogether; ++v) sums[v] = hn::Zero(d);
    if (!rows.empty()) {
      const Vector weight = hn::Set(d, rows[0].weight);
      for (std::size_t v = 0; v < kTogether; ++v) sums[v] = hn::Mul(weight, hn::LoadU(d, rows[0].row + i + v * kLanes));
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
      const Vector weight = hn::Set(d, rows[r].weight);
      const double* const HWY_RESTRICT row = rows[r].row + i;
      for (std::size_t v = 0; v < kTogether; ++v)
        sums[v] = hn::Add(sums[v], hn::Mul(weight, hn::LoadU(d, row + v * kLanes)));
    }
    for (std::size_t v = 0; v < kTogether; ++v) finish(i + v * kLanes, sums[v]);
  }
  for (; i < n; ++i) {
    double sum = rows.empty() ? 0.0 : rows[0].weight * rows[0].row[i];
    for (std::size_t r = 1; r < rows.size(); ++r) sum += rows[r].weight * rows[r].row[i];
    last(i, sum);
  }
}

void weighted_sum_loop(std::span<const WeightedRow> rows, double* HWY_RESTRICT out, std::size_t n) {
  each_sum(
      rows, n, [&](std::size_t i, Vector sum) HWY_ATTR { hn::StoreU(sum, d, out + i); },
      [&](std::size_t i, double sum) { out[i] = sum; });
}

void weighted_step_loop(const double* HWY_RESTRICT from, double h, std::span<const WeightedRow> rows,
                        double* HWY_RESTRICT out, std::size_t n) {
  const Vector length = hn::Set(d, h);
  each_sum(
      rows, n,
      [&](std::size_t i, Vector sum)
          HWY_ATTR { hn::StoreU(hn::Add(hn::LoadU(d, from + i), hn::Mul(length, sum)), d, out + i); },
      [&](std::size_t i, double sum) { out[i] = from[i] + h * sum; });
}

void error_shares_loop(const double* HWY_RESTRICT a, const double* HWY_RESTRICT b, double absolute, double relative,
                       double* HWY_RESTRICT shares, std::size_t pairs) {
  const Vector least = hn::Set(d, absolute), slope = hn::Set(d, relative), one = hn::Set(d, 1.0);
  const auto square = [](const double* at) HWY_ATTR {
    Vector re, im;
    hn::LoadInterleaved2(d, at, re, im);
    return hn::Add(hn::Mul(re, re), hn::Mul(im, im));
  };
  std::size_t j = 0;
  for (; j + kLanes <= pairs; j += kLanes) {
    const Vector before = square(a + 2 * j), after = square(b + 2 * j);
    const Vector size = hn::Sqrt(hn::IfThenElse(hn::Gt(before, after), before, after));
    const Vector unit = hn::Add(least, hn::Mul(slope, size));
    hn::StoreU(hn::Div(one, hn::Mul(unit, unit)), d, shares + j);
  }
  for (; j < pairs; ++j) {
    const double before = a[2 * j] * a[2 * j] + a[2 * j + 1] * a[2 * j + 1];
    const double after = b[2 * j] * b[2 * j] + b[2 * j + 1] * b[2 * j + 1];
    const double unit = absolute + relative * std::sqrt(before > after ? before : after);
    shares[j] = 1 / (unit * unit);
  }
}

void scale_loop(const double* HWY_RESTRICT values, double unit, const double* HWY_RESTRICT factors,
                double* HWY_RESTRICT out, std::size_t n) {
  const Vector units = hn::Set(d, unit);
  std::size_t i = 0;
  if (factors) {
    for (; i + kLanes <= n; i += kLanes)
      hn::StoreU(hn::Mul(hn::Mul(hn::LoadU(d, values + i), units), hn::LoadU(d, factors + i)), d, out + i);
    for (; i < n; ++i) out[i] = values[i] * unit * factors[i];
    return;
  }
  for (; i + kLanes <= n; i += kLanes) hn::StoreU(hn::Mul(hn::LoadU(d, values + i), units), d, out + i);
  for (; i < n; ++i) out[i] = values[i] * unit;
}

template <bool kHasFactors>
HWY_INLINE void add_linear_to(const double* HWY_RESTRICT y, const double* HWY_RESTRICT rates,
                              const double* HWY_RESTRICT factors, double* HWY_RESTRICT out, std::size_t doubles) {
  std::size_t i = 0;
  if constexpr (kLanes >= 2) {
    for (; i + kLanes <= doubles; i += kLanes) {
      Vector held = hn::LoadU(d, out + i);
      if constexpr (kHasFactors) held = hn::Mul(held, hn::LoadU(d, factors + i));
      const Vector turned = hn::Mul(hn::LoadU(d, rates + i), hn::Shuffle01(hn::LoadU(d, y + i)));
      hn::StoreU(hn::Add(held, turned), d, out + i);
    }
  }
  for (; i < doubles; i += 2) {
    const double re = kHasFactors ? out[i] * factors[i] : out[i];
    const double im = kHasFactors ? out[i + 1] * factors[i + 1] : out[i + 1];
    out[i] = re + rates[i] * y[i + 1];
    out[i + 1] = im + rates[i + 1] * y[i];
  }
}

void add_linear_loop(const double* y, const double* rates, const double* factors, double* out, std::size_t n) {
  if (factors) return add_linear_to<true>(y, rates, factors, out, 2 * n);
  add_linear_to<false>(y, rates, factors, out, 2 * n);
}

}  // namespace ansatz::fields::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::fields {

HWY_EXPORT(weighted_sum_loop);
HWY_EXPORT(weighted_step_loop);
HWY_EXPORT(error_shares_loop);
HWY_EXPORT(scale_loop);
HWY_EXPORT(add_linear_loop);

void weighted_sum(std::span<const WeightedRow> rows, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(weighted_sum_loop)(rows, out, n);
}

void weighted_step(const double* from, double h, std::span<const WeightedRow> rows, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(weighted_step_loop)(from, h, rows, out, n);
}

void error_shares(const double* a, const double* b, double absolute, double relative, double* shares,
                  std::size_t pairs) {
  HWY_DYNAMIC_DISPATCH(error_shares_loop)(a, b, absolute, relative, shares, pairs);
}

void scale(const double* values, double unit, const double* factors, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(scale_loop)(values, unit, factors, out, n);
}

void add_linear(const double* y, const double* rates, const double* factors, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(add_linear_loop)(y, rates, factors, out, n);
}

}  // namespace ansatz::fields
#endif
