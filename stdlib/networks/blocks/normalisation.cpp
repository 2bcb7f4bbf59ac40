// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/normalisation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "stdlib/core/sums.h"

namespace ansatz::networks {

namespace {

constexpr double kEpsilon = 1e-5;
constexpr std::size_t kAtOnce = 256;  // rows, whose sums stay near
using Sums = std::array<double, kAtOnce>;

}  // namespace

void Normalisation::start(std::span<double> gains) {
  std::fill_n(gains.begin(), gains.size() / 2, 1.0);
  std::fill(gains.begin() + static_cast<std::ptrdiff_t>(gains.size() / 2), gains.end(), 0.0);
}

// Kept are (x − mean)/√(…) of every column, then one over the root for every place.
void Normalisation::forward(const double* in, std::size_t rows, const double* gains, double* kept, double* out) const {
  const double share = 1 / static_cast<double>(channels);
  for (std::size_t p = 0; p < places; ++p) {
    for (std::size_t first = 0; first < rows; first += kAtOnce) {
      const std::size_t count = std::min(kAtOnce, rows - first);
      const double* const x = in + p * channels * rows + first;
      double* const scaled = kept + p * channels * rows + first;
      double* const inverse = kept + (places * channels + p) * rows + first;
      Sums mean{}, variance{};
      for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < count; ++i) mean[i] += x[c * rows + i];
      for (std::size_t i = 0; i < count; ++i) mean[i] *= share;
      for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < count; ++i) {
          const double off = x[c * rows + i] - mean[i];
          variance[i] += off * off;
        }
      for (std::size_t i = 0; i < count; ++i) inverse[i] = 1 / std::sqrt(variance[i] * share + kEpsilon);
      for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < count; ++i) scaled[c * rows + i] = (x[c * rows + i] - mean[i]) * inverse[i];
    }
  }
  again(rows, kept, gains, out);
}

void Normalisation::again(std::size_t rows, const double* kept, const double* gains, double* out) const {
  for (std::size_t column = 0; column < places * channels; ++column) {
    const double gain = gains[column % channels], shift = gains[channels + column % channels];
    for (std::size_t i = 0; i < rows; ++i) out[column * rows + i] = gain * kept[column * rows + i] + shift;
  }
}

void Normalisation::backward(std::size_t rows, const double* kept, const double* gains, const double* d,
                             double* gradient, double* to) const {
  const double share = 1 / static_cast<double>(channels);
  std::vector<double> products(gradient ? rows : 0);
  for (std::size_t column = 0; gradient && column < places * channels; ++column) {
    for (std::size_t i = 0; i < rows; ++i) products[i] = d[column * rows + i] * kept[column * rows + i];
    gradient[column % channels] += core::pairwise_sum(products);
    gradient[channels + column % channels] += core::pairwise_sum({d + column * rows, rows});
  }
  for (std::size_t p = 0; p < places; ++p) {
    for (std::size_t first = 0; first < rows; first += kAtOnce) {
      const std::size_t count = std::min(kAtOnce, rows - first), at = p * channels * rows + first;
      const double *const by = d + at, *const scaled = kept + at;
      const double* const inverse = kept + (places * channels + p) * rows + first;
      double* const out = to + at;
      Sums sum{}, along{};
      for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < count; ++i) {
          const double slope = gains[c] * by[c * rows + i];
          sum[i] += slope;
          along[i] += slope * scaled[c * rows + i];
        }
      for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < count; ++i)
          out[c * rows + i] =
              inverse[i] * (gains[c] * by[c * rows + i] - share * sum[i] - scaled[c * rows + i] * (share * along[i]));
    }
  }
}

}  // namespace ansatz::networks
