// SPDX-License-Identifier: MIT
#include "stdlib/networks/products.h"

#include <Eigen/Core>
#include <algorithm>
#include <memory>
#include <vector>

#include "stdlib/core/sums.h"
#include "stdlib/networks/small_products.h"

namespace ansatz::networks {

namespace {

using Index = Eigen::Index;
constexpr int kPlain = Eigen::ColMajor, kTransposed = Eigen::RowMajor;

/// Room for the packed panels of a product, kept by the thread. Eigen's own expressions choose another order of sums
/// for small sizes, by where the numbers lie in memory, and other panels for other caches; this order follows from the
/// sizes alone.
class Panels : public Eigen::internal::level3_blocking<double, double> {
 public:
  Panels(Index rows, Index columns, Index depth) {
    constexpr Index kRows = 192, kColumns = 512, kDepth = 256;  // 400 kB and 1 MB at most
    m_mc = std::min(rows, kRows);
    m_nc = std::min(columns, kColumns);
    m_kc = std::min(depth, kDepth);
    m_blockA = room(one_, m_mc * m_kc);
    m_blockB = room(other_, m_kc * m_nc);
  }

 private:
  static constexpr std::size_t kLine = 64;  // bytes
  static double* room(std::vector<double>& kept, Index numbers) {
    const std::size_t wanted = static_cast<std::size_t>(numbers) + kLine / sizeof(double);
    if (kept.size() < wanted) kept.resize(wanted);
    void* start = kept.data();
    std::size_t space = kept.size() * sizeof(double);
    return static_cast<double*>(std::align(kLine, static_cast<std::size_t>(numbers) * sizeof(double), start, space));
  }
  static thread_local std::vector<double> one_, other_;
};

thread_local std::vector<double> Panels::one_, Panels::other_;

// out (rows × columns) += left (rows × depth) · right (depth × columns); `stride` from one column, or row where it is
// transposed, to the next.
template <int kLeft, int kRight>
void add_product(std::size_t rows, std::size_t columns, std::size_t depth, const double* left, std::size_t left_stride,
                 const double* right, std::size_t right_stride, double* out) {
  const auto m = static_cast<Index>(rows), n = static_cast<Index>(columns), k = static_cast<Index>(depth);
  Panels panels(m, n, k);
  Eigen::internal::general_matrix_matrix_product<Index, double, kLeft, false, double, kRight, false, Eigen::ColMajor,
                                                 1>::run(m, n, k, left, static_cast<Index>(left_stride), right,
                                                         static_cast<Index>(right_stride), out, 1, m, 1.0, panels);
}

// By measurement, on AVX-512: without packing up to so many units a side, and so many weights.
bool is_small(std::size_t inputs, std::size_t outputs) { return std::max(inputs, outputs) <= 128; }
bool has_few_weights(std::size_t inputs, std::size_t outputs) { return inputs * outputs <= 1024; }

void multiply_all(const double* in, std::size_t rows, std::size_t inputs, const double* weights, std::size_t across,
                  std::size_t along, const double* start, std::size_t outputs, double* out) {
  const Stretch whole{0, inputs, 0};
  small_multiply(in, rows, {&whole, 1}, weights, across, along, start, outputs, out);
}

void add_cross(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs,
               double* to) {
  if (has_few_weights(inputs, outputs)) {
    const Pair whole;
    return small_add_cross(in, rows, inputs, d, outputs, {&whole, 1}, inputs, to);
  }
  add_product<kTransposed, kPlain>(inputs, outputs, rows, in, rows, d, rows, to);
}

}  // namespace

void dense(const double* in, std::size_t rows, std::size_t inputs, const double* weights, const double* biases,
           std::size_t outputs, double* out) {
  if (is_small(inputs, outputs)) return multiply_all(in, rows, inputs, weights, 1, inputs, biases, outputs, out);
  for (std::size_t j = 0; j < outputs; ++j) std::fill_n(out + j * rows, rows, biases[j]);
  add_product<kPlain, kPlain>(rows, outputs, inputs, in, rows, weights, inputs, out);
}

void add_slopes(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs,
                double* to, double* biases) {
  add_cross(in, rows, inputs, d, outputs, to);
  for (std::size_t j = 0; j < outputs; ++j) biases[j] += core::pairwise_sum({d + j * rows, rows});
}

void carry_back(const double* d, std::size_t rows, std::size_t outputs, const double* weights, std::size_t inputs,
                double* out) {
  if (is_small(inputs, outputs)) return multiply_all(d, rows, outputs, weights, inputs, 1, nullptr, inputs, out);
  std::fill_n(out, rows * inputs, 0.0);
  add_product<kPlain, kTransposed>(rows, inputs, outputs, d, rows, weights, inputs, out);
}

void cross(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs, double* out) {
  std::fill_n(out, inputs * outputs, 0.0);
  add_cross(in, rows, inputs, d, outputs, out);
}

void multiply(const double* in, std::size_t rows, std::size_t inputs, const double* weights, std::size_t outputs,
              double* out) {
  if (is_small(inputs, outputs)) return multiply_all(in, rows, inputs, weights, 1, inputs, nullptr, outputs, out);
  std::fill_n(out, rows * outputs, 0.0);
  add_product<kPlain, kPlain>(rows, outputs, inputs, in, rows, weights, inputs, out);
}

}  // namespace ansatz::networks
