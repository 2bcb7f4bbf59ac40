// SPDX-License-Identifier: MIT
#include "stdlib/networks/small_products.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/networks/small_products.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace ansatz::networks::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);
constexpr bool kManyRegisters = kLanes >= 8;  // 32 of AVX-512, 16 of AVX2

// kAll: one stretch of all columns, for which small layers have no time to look.
template <bool kAll>
struct Multiply {
  const double* in;
  std::size_t rows;
  std::span<const Stretch> stretches;
  const double* weights;
  std::size_t across, along;
  const double* start;
  double* out;

  double first(std::size_t j) const { return start ? start[j] : 0.0; }

  // Columns j … j + kOutputs − 1 for kVectors vectors of rows from `row` on.
  template <int kOutputs, int kVectors>
  HWY_INLINE void block(std::size_t row, std::size_t j) const {
    Vector sum[kOutputs][kVectors];
    for (int o = 0; o < kOutputs; ++o)
      for (int v = 0; v < kVectors; ++v) sum[o][v] = hn::Set(d, first(j + o));
    const auto add = [&](const double* columns_of, const double* weights_of, std::size_t count) HWY_ATTR {
      for (std::size_t k = 0; k < count; ++k) {
        Vector x[kVectors];
        for (int v = 0; v < kVectors; ++v) x[v] = hn::LoadU(d, columns_of + k * rows + v * kLanes);
        for (int o = 0; o < kOutputs; ++o) {
          const Vector w = hn::Set(d, weights_of[k * across + o * along]);
          for (int v = 0; v < kVectors; ++v) sum[o][v] = hn::MulAdd(x[v], w, sum[o][v]);
        }
      }
    };
    if constexpr (kAll) {
      add(in + row, weights + j * along, stretches[0].count);
    } else {
      for (const Stretch& of : stretches) add(in + of.column * rows + row, weights + of.weight + j * along, of.count);
    }
    for (int o = 0; o < kOutputs; ++o)
      for (int v = 0; v < kVectors; ++v) hn::StoreU(sum[o][v], d, out + (j + o) * rows + row + v * kLanes);
  }

  template <int kOutputs>
  HWY_INLINE void columns(std::size_t j) const {
    constexpr int kVectors = kManyRegisters ? 4 : 2;
    std::size_t row = 0;
    for (; row + kVectors * kLanes <= rows; row += kVectors * kLanes) block<kOutputs, kVectors>(row, j);
    for (; row + kLanes <= rows; row += kLanes) block<kOutputs, 1>(row, j);
    for (; row < rows; ++row) {
      for (int o = 0; o < kOutputs; ++o) {
        double sum = first(j + o);
        for (const Stretch& of : stretches)
          for (std::size_t k = 0; k < of.count; ++k)
            sum = std::fma(in[(of.column + k) * rows + row], weights[of.weight + k * across + (j + o) * along], sum);
        out[(j + o) * rows + row] = sum;
      }
    }
  }
};

template <bool kAll>
HWY_INLINE void multiply_columns(const Multiply<kAll>& product, std::size_t outputs) {
  std::size_t j = 0;
  for (; j + 4 <= outputs; j += 4) product.template columns<4>(j);
  if (outputs - j == 3) product.template columns<3>(j);
  if (outputs - j == 2) product.template columns<2>(j);
  if (outputs - j == 1) product.template columns<1>(j);
}

void multiply_loop(const double* in, std::size_t rows, std::span<const Stretch> stretches, const double* weights,
                   std::size_t across, std::size_t along, const double* start, std::size_t outputs, double* out) {
  if (stretches.size() == 1 && stretches[0].column == 0 && stretches[0].weight == 0)
    multiply_columns(Multiply<true>{in, rows, stretches, weights, across, along, start, out}, outputs);
  else
    multiply_columns(Multiply<false>{in, rows, stretches, weights, across, along, start, out}, outputs);
}

// Row r is added to running sum r mod 8; the eight are added at the end, in one order.
constexpr std::size_t kSums = 8;
constexpr std::size_t kParts = kSums > kLanes ? kSums / kLanes : 1;
static_assert(kLanes <= kSums);

// kAll: one pair, where both begin.
template <bool kAll>
struct Cross {
  const double* in;
  std::size_t rows;
  const double* slopes;
  std::span<const Pair> pairs;
  std::size_t along;
  double* to;

  template <int kInputs, int kOutputs>
  HWY_INLINE void block(std::size_t i, std::size_t j) const {
    Vector sum[kInputs][kOutputs][kParts];
    for (auto& of_input : sum)
      for (auto& of_output : of_input)
        for (Vector& part : of_output) part = hn::Zero(d);
    const std::size_t whole = rows - rows % kSums;
    const auto add = [&](const double* x_of, const double* y_of) HWY_ATTR {
      for (std::size_t row = 0; row < whole; row += kSums) {
        for (std::size_t p = 0; p < kParts; ++p) {
          Vector y[kOutputs];
          for (int b = 0; b < kOutputs; ++b) y[b] = hn::LoadU(d, y_of + b * rows + row + p * kLanes);
          for (int a = 0; a < kInputs; ++a) {
            const Vector x = hn::LoadU(d, x_of + a * rows + row + p * kLanes);
            for (int b = 0; b < kOutputs; ++b) sum[a][b][p] = hn::MulAdd(x, y[b], sum[a][b][p]);
          }
        }
      }
    };
    if constexpr (kAll) {
      add(in + i * rows, slopes + j * rows);
    } else {
      for (const Pair& pair : pairs) add(in + (pair.in + i) * rows, slopes + (pair.d + j) * rows);
    }
    for (int a = 0; a < kInputs; ++a) {
      for (int b = 0; b < kOutputs; ++b) {
        HWY_ALIGN double s[kSums];
        for (std::size_t p = 0; p < kParts; ++p) hn::Store(sum[a][b][p], d, s + p * kLanes);
        if (whole < rows)
          for (const Pair& pair : pairs)
            for (std::size_t r = whole; r < rows; ++r)
              s[r - whole] =
                  std::fma(in[(pair.in + i + a) * rows + r], slopes[(pair.d + j + b) * rows + r], s[r - whole]);
        to[(j + b) * along + i + a] += ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
      }
    }
  }

  template <int kInputs>
  HWY_INLINE void columns(std::size_t i, std::size_t outputs) const {
    constexpr int kMost = kManyRegisters ? 5 : 3;
    std::size_t j = 0;
    for (; j + kMost <= outputs; j += kMost) block<kInputs, kMost>(i, j);
    for (; j + 2 <= outputs; j += 2) block<kInputs, 2>(i, j);
    for (; j < outputs; ++j) block<kInputs, 1>(i, j);
  }
};

template <bool kAll>
HWY_INLINE void cross_columns(const Cross<kAll>& cross, std::size_t inputs, std::size_t outputs) {
  constexpr int kMost = kManyRegisters ? 4 : 1;
  std::size_t i = 0;
  for (; i + kMost <= inputs; i += kMost) cross.template columns<kMost>(i, outputs);
  if constexpr (kMost > 1) {
    if (inputs - i == 3) return cross.template columns<3>(i, outputs);
    if (inputs - i == 2) return cross.template columns<2>(i, outputs);
  }
  for (; i < inputs; ++i) cross.template columns<1>(i, outputs);
}

void cross_loop(const double* in, std::size_t rows, std::size_t inputs, const double* slopes, std::size_t outputs,
                std::span<const Pair> pairs, std::size_t along, double* to) {
  if (pairs.size() == 1 && pairs[0].in == 0 && pairs[0].d == 0)
    cross_columns(Cross<true>{in, rows, slopes, pairs, along, to}, inputs, outputs);
  else
    cross_columns(Cross<false>{in, rows, slopes, pairs, along, to}, inputs, outputs);
}

}  // namespace ansatz::networks::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::networks {

HWY_EXPORT(multiply_loop);
HWY_EXPORT(cross_loop);

void small_multiply(const double* in, std::size_t rows, std::span<const Stretch> stretches, const double* weights,
                    std::size_t across, std::size_t along, const double* start, std::size_t outputs, double* out) {
  HWY_DYNAMIC_DISPATCH(multiply_loop)(in, rows, stretches, weights, across, along, start, outputs, out);
}

void small_add_cross(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs,
                     std::span<const Pair> pairs, std::size_t along, double* to) {
  HWY_DYNAMIC_DISPATCH(cross_loop)(in, rows, inputs, d, outputs, pairs, along, to);
}

}  // namespace ansatz::networks
#endif
