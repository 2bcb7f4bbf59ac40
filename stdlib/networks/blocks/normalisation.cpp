// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/normalisation.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/core/sums.h"

namespace ansatz::networks {

namespace {

constexpr double kEpsilon = 1e-5;

}  // namespace

void Normalisation::start(std::span<double> gains) {
  std::fill_n(gains.begin(), gains.size() / 2, 1.0);
  std::fill(gains.begin() + static_cast<std::ptrdiff_t>(gains.size() / 2), gains.end(), 0.0);
}

// Kept are (x − mean)/√(…) of every column, then one over the root for every place.
void Normalisation::forward(const double* in, std::size_t rows, const double* gains, double* kept, double* out) const {
  const double share = 1 / static_cast<double>(channels);
  for (std::size_t p = 0; p < places; ++p) {
    const double* const x = in + p * channels * rows;
    double* const scaled = kept + p * channels * rows;
    double* const inverse = kept + (places * channels + p) * rows;
    for (std::size_t i = 0; i < rows; ++i) {
      double mean = 0, variance = 0;
      for (std::size_t c = 0; c < channels; ++c) mean += x[c * rows + i];
      mean *= share;
      for (std::size_t c = 0; c < channels; ++c) {
        const double off = x[c * rows + i] - mean;
        variance += off * off;
      }
      inverse[i] = 1 / std::sqrt(variance * share + kEpsilon);
      for (std::size_t c = 0; c < channels; ++c) scaled[c * rows + i] = (x[c * rows + i] - mean) * inverse[i];
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
    const double* const by = d + p * channels * rows;
    const double* const scaled = kept + p * channels * rows;
    const double* const inverse = kept + (places * channels + p) * rows;
    double* const out = to + p * channels * rows;
    for (std::size_t i = 0; i < rows; ++i) {
      double sum = 0, along = 0;
      for (std::size_t c = 0; c < channels; ++c) {
        const double slope = gains[c] * by[c * rows + i];
        sum += slope;
        along += slope * scaled[c * rows + i];
      }
      for (std::size_t c = 0; c < channels; ++c)
        out[c * rows + i] =
            inverse[i] * (gains[c] * by[c * rows + i] - share * sum - scaled[c * rows + i] * (share * along));
    }
  }
}

}  // namespace ansatz::networks
