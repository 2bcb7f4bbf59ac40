// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/row_dots.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/networks/blocks/row_dots.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace ansatz::networks::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

template <int kVectors>
HWY_INLINE void block(const double* a, std::size_t a_step, const double* b, std::size_t b_step, std::size_t count,
                      double scale, double* out) {
  Vector sum[kVectors];
  for (Vector& part : sum) part = hn::Zero(d);
  for (std::size_t k = 0; k < count; ++k)
    for (int v = 0; v < kVectors; ++v)
      sum[v] = hn::MulAdd(hn::LoadU(d, a + k * a_step + v * kLanes), hn::LoadU(d, b + k * b_step + v * kLanes), sum[v]);
  for (int v = 0; v < kVectors; ++v) hn::StoreU(hn::Mul(sum[v], hn::Set(d, scale)), d, out + v * kLanes);
}

void dots_loop(Columns a, Columns b, std::size_t rows, std::size_t count, double scale, double* out) {
  const std::size_t a_step = a.step * rows, b_step = b.step * rows;
  std::size_t i = 0;
  for (; i + 8 * kLanes <= rows; i += 8 * kLanes)
    block<8>(a.first + i, a_step, b.first + i, b_step, count, scale, out + i);
  for (; i + kLanes <= rows; i += kLanes) block<1>(a.first + i, a_step, b.first + i, b_step, count, scale, out + i);
  for (; i < rows; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k) sum = std::fma(a.first[k * a_step + i], b.first[k * b_step + i], sum);
    out[i] = sum * scale;
  }
}

}  // namespace ansatz::networks::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::networks {

HWY_EXPORT(dots_loop);

void row_dots(Columns a, Columns b, std::size_t rows, std::size_t count, double scale, double* out) {
  HWY_DYNAMIC_DISPATCH(dots_loop)(a, b, rows, count, scale, out);
}

}  // namespace ansatz::networks
#endif
