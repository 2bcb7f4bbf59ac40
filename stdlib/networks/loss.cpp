// SPDX-License-Identifier: MIT
#include "stdlib/networks/loss.h"

#include <algorithm>
#include <array>
#include <span>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/elementary.h"
#include "stdlib/core/sums.h"

namespace ansatz::networks {

namespace {

constexpr std::size_t kRows = 256;  // rows at a time
using Column = std::array<double, kRows>;

/// A stretch of rows of a matrix, whose columns lie `stride` apart.
struct Rows {
  std::size_t count, columns, stride;
};

// largest = max_j o_j, out = exp(o_j − largest), sum = Σ_j out. `out` may be `outputs`.
void exponentials(const double* outputs, Rows rows, double* out, Column& largest, Column& sum) {
  std::copy_n(outputs, rows.count, largest.begin());
  for (std::size_t j = 1; j < rows.columns; ++j)
    for (std::size_t i = 0; i < rows.count; ++i) largest[i] = std::max(largest[i], outputs[j * rows.stride + i]);
  std::fill_n(sum.begin(), rows.count, 0.0);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    double* column = out + j * rows.stride;
    for (std::size_t i = 0; i < rows.count; ++i) column[i] = outputs[j * rows.stride + i] - largest[i];
    core::exp_of(column, column, rows.count);
    for (std::size_t i = 0; i < rows.count; ++i) sum[i] += column[i];
  }
}

// −Σ t_j ln q_j = (largest + ln sum) Σ t_j − Σ t_j o_j, with Σ t_j = 1.
double cross_entropy(const double* outputs, const double* targets, Rows rows, double share, double* slopes) {
  Column largest{}, sum{}, loss{};
  exponentials(outputs, rows, slopes, largest, sum);
  core::log_of(sum.data(), loss.data(), rows.count);
  for (std::size_t i = 0; i < rows.count; ++i) {
    loss[i] += largest[i];
    sum[i] = share / sum[i];
  }
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const double *o = outputs + j * rows.stride, *t = targets + j * rows.stride;
    double* slope = slopes + j * rows.stride;
    for (std::size_t i = 0; i < rows.count; ++i) {
      loss[i] -= t[i] * o[i];
      slope[i] = slope[i] * sum[i] - share * t[i];
    }
  }
  return core::pairwise_sum(std::span(loss.data(), rows.count));
}

double squared(const double* outputs, const double* targets, std::size_t n, double share, double* slopes) {
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double miss = outputs[i] - targets[i];
    total += miss * miss;
    slopes[i] = 2 * share * miss;
  }
  return total;
}

double quantiles(const double* outputs, const double* targets, std::size_t rows, std::size_t columns, double share,
                 double* slopes) {
  double total = 0;
  for (std::size_t j = 0; j < columns; ++j) {
    const double level = static_cast<double>(j + 1) / static_cast<double>(columns + 1);
    for (std::size_t i = j * rows; i < (j + 1) * rows; ++i) {
      const double miss = targets[i] - outputs[i], weight = level - (miss < 0 ? 1 : 0);
      total += miss * weight;
      slopes[i] = miss == 0 ? 0 : -share * weight;
    }
  }
  return total;
}

}  // namespace

Loss loss_named(const std::string& kernel, const std::string& name) {
  if (name == "squared") return Loss::squared;
  if (name == "cross_entropy") return Loss::cross_entropy;
  if (name == "quantiles") return Loss::quantiles;
  throw core::BadParameter(kernel, "loss", "\"" + name + "\"", "\"squared\", \"cross_entropy\" or \"quantiles\"");
}

const char* label_of(Loss loss) {
  if (loss == Loss::squared) return "squared error";
  return loss == Loss::cross_entropy ? "cross-entropy (nat)" : "quantile loss";
}

double loss_and_slopes(Loss loss, const double* outputs, const double* targets, std::size_t rows, std::size_t columns,
                       double share, double* slopes) {
  if (loss == Loss::squared) return squared(outputs, targets, rows * columns, share, slopes);
  if (loss == Loss::quantiles) return quantiles(outputs, targets, rows, columns, share, slopes);
  double total = 0;
  for (std::size_t first = 0; first < rows; first += kRows)
    total += cross_entropy(outputs + first, targets + first, {std::min(kRows, rows - first), columns, rows}, share,
                           slopes + first);
  return total;
}

void softmax(double* outputs, std::size_t rows, std::size_t columns) {
  Column largest, sum;
  for (std::size_t first = 0; first < rows; first += kRows) {
    const Rows part{std::min(kRows, rows - first), columns, rows};
    exponentials(outputs + first, part, outputs + first, largest, sum);
    for (std::size_t j = 0; j < columns; ++j)
      for (std::size_t i = 0; i < part.count; ++i) outputs[first + j * rows + i] /= sum[i];
  }
}

}  // namespace ansatz::networks
