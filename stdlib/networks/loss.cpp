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

/// What is wanted of a stretch of rows: a probability an output, or their class and its weight.
struct Wanted {
  const double *shares, *classes, *weights;
};

// −Σ t_j ln q_j = (largest + ln sum) Σ t_j − Σ t_j o_j, with Σ t_j = 1; of a class only its own term, times its weight.
double cross_entropy(const double* outputs, const Wanted& wanted, Rows rows, double share, double* slopes,
                     double* losses) {
  Column largest{}, sum{}, loss{};
  exponentials(outputs, rows, slopes, largest, sum);
  core::log_of(sum.data(), loss.data(), rows.count);
  for (std::size_t i = 0; i < rows.count; ++i) {
    loss[i] += largest[i];
    sum[i] = (wanted.weights ? share * wanted.weights[i] : share) / sum[i];
  }
  for (std::size_t j = 0; j < rows.columns; ++j) {
    double* slope = slopes + j * rows.stride;
    if (wanted.classes) {
      for (std::size_t i = 0; i < rows.count; ++i) slope[i] *= sum[i];
      continue;
    }
    const double *o = outputs + j * rows.stride, *t = wanted.shares + j * rows.stride;
    for (std::size_t i = 0; i < rows.count; ++i) {
      loss[i] -= t[i] * o[i];
      slope[i] = slope[i] * sum[i] - share * t[i];
    }
  }
  for (std::size_t i = 0; wanted.classes && i < rows.count; ++i) {
    const double weight = wanted.weights ? wanted.weights[i] : 1;
    const std::size_t at = static_cast<std::size_t>(wanted.classes[i]) * rows.stride + i;
    loss[i] = weight * (loss[i] - outputs[at]);
    slopes[at] -= share * weight;
  }
  if (losses) std::copy_n(loss.begin(), rows.count, losses);
  return core::pairwise_sum(std::span(loss.data(), rows.count));
}

double squared(const double* outputs, const double* targets, std::size_t rows, std::size_t columns, double share,
               double* slopes, double* losses) {
  double total = 0;
  if (losses) std::fill_n(losses, rows, 0.0);
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const double miss = outputs[i] - targets[i];
    total += miss * miss;
    slopes[i] = 2 * share * miss;
    if (losses) losses[i % rows] += miss * miss;
  }
  return total;
}

double quantiles(const double* outputs, const double* targets, std::size_t rows, std::size_t columns, double share,
                 double* slopes, double* losses) {
  double total = 0;
  if (losses) std::fill_n(losses, rows, 0.0);
  for (std::size_t j = 0; j < columns; ++j) {
    const double level = static_cast<double>(j + 1) / static_cast<double>(columns + 1);
    for (std::size_t i = j * rows; i < (j + 1) * rows; ++i) {
      const double miss = targets[i] - outputs[i], weight = level - (miss < 0 ? 1 : 0);
      total += miss * weight;
      slopes[i] = miss == 0 ? 0 : -share * weight;
      if (losses) losses[i - j * rows] += miss * weight;
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
                       double share, double* slopes, const Told& told, double* losses) {
  if (loss == Loss::squared) return squared(outputs, targets, rows, columns, share, slopes, losses);
  if (loss == Loss::quantiles) return quantiles(outputs, targets, rows, columns, share, slopes, losses);
  const std::size_t places = told.places, classes = columns / places;
  const auto parts = static_cast<double>(places);
  double total = 0;
  for (std::size_t p = 0; p < places; ++p)
    for (std::size_t first = 0; first < rows; first += kRows) {
      const std::size_t from = p * classes * rows + first, place = p * rows + first;
      Wanted wanted{targets + from, nullptr, nullptr};
      if (told.by_class) wanted = {nullptr, targets + place, nullptr};
      if (told.is_weighted) wanted.weights = targets + places * rows + place;
      total += cross_entropy(outputs + from, wanted, {std::min(kRows, rows - first), classes, rows}, share / parts,
                             slopes + from, losses ? losses + place : nullptr);
    }
  return total / parts;
}

void softmax(double* outputs, std::size_t rows, std::size_t columns, std::size_t places) {
  Column largest, sum;
  const std::size_t classes = columns / places;
  for (std::size_t p = 0; p < places; ++p) {
    for (std::size_t first = 0; first < rows; first += kRows) {
      const Rows part{std::min(kRows, rows - first), classes, rows};
      double* const from = outputs + p * classes * rows + first;
      exponentials(from, part, from, largest, sum);
      for (std::size_t j = 0; j < classes; ++j)
        for (std::size_t i = 0; i < part.count; ++i) from[j * rows + i] /= sum[i];
    }
  }
}

}  // namespace ansatz::networks
