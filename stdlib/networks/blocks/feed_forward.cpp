// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/feed_forward.h"

#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/networks/products.h"

namespace ansatz::networks {

FeedForward feed_forward(const FeedForward& question, core::Run&) {
  constexpr const char* kKernel = "feed_forward";
  if (question.hidden < 1) throw core::BadParameter(kKernel, "hidden", std::to_string(question.hidden), "at least 1");
  if (question.activation) activation(kKernel, *question.activation);
  return question;
}

FeedForwardBlock::FeedForwardBlock(std::size_t places, std::size_t channels, const FeedForward& how, Activation bend)
    : Block(places * channels, places * channels),
      places_(places),
      channels_(channels),
      hidden_(static_cast<std::size_t>(how.hidden)),
      normalised_(how.normalised),
      residual_(how.residual),
      normalisation_{places, channels},
      bend_(std::move(bend)) {
  add_matrix(hidden_, channels_);
  add_matrix(channels_, hidden_);
  biases_ = hidden_ + channels_ + (normalised_ ? normalisation_.numbers() : 0) + (bend_.learns() ? 1 : 0);
  sums_ = normalised_ ? normalisation_.kept() : 0;
  values_ = sums_ + places_ * hidden_;
  kept_ = values_ + places_ * hidden_;
  room_ = 2 * inputs_ + places_ * hidden_;
}

void FeedForwardBlock::start_biases(std::span<double> biases) const {
  if (normalised_) Normalisation::start(biases.subspan(hidden_ + channels_, normalisation_.numbers()));
  if (bend_.learns()) biases.back() = bend_.start;
}

void FeedForwardBlock::forward(const Tile& tile, double* kept, double* out) const {
  const std::size_t rows = tile.rows, size = channels_ * rows, between = hidden_ * rows;
  const double *biases = tile.parameters + weights(), *in = tile.in;
  const std::size_t second = matrices().back().first;
  if (normalised_) {
    normalisation_.forward(tile.in, rows, biases + hidden_ + channels_, kept, tile.room);
    in = tile.room;
  }
  double *const sums = kept + sums_ * rows, *const values = kept + values_ * rows;
  for (std::size_t p = 0; p < places_; ++p)
    dense(in + p * size, rows, channels_, tile.parameters, biases, hidden_, sums + p * between);
  bend_.apply({sums, places_ * between}, own(tile), {values, places_ * between});
  for (std::size_t p = 0; p < places_; ++p)
    dense(values + p * between, rows, hidden_, tile.parameters + second, biases + hidden_, channels_, out + p * size);
  if (residual_)
    for (std::size_t i = 0; i < rows * inputs_; ++i) out[i] += tile.in[i];
}

void FeedForwardBlock::backward(const Tile& tile, const double* kept, const double* d, double* gradient,
                                double* to) const {
  const std::size_t rows = tile.rows, size = channels_ * rows, between = hidden_ * rows, all = rows * inputs_;
  const std::size_t second = matrices().back().first, gain = weights() + hidden_ + channels_;
  const double *sums = kept + sums_ * rows, *values = kept + values_ * rows;
  double *const by_in = tile.room + all, *const by_values = by_in + all;
  for (std::size_t p = 0; p < places_; ++p) {
    if (gradient)
      add_slopes(values + p * between, rows, hidden_, d + p * size, channels_, gradient + second,
                 gradient + weights() + hidden_);
    carry_back(d + p * size, rows, channels_, tile.parameters + second, hidden_, by_values + p * between);
  }
  const std::span<const double> z(sums, places_ * between), a(values, places_ * between);
  const std::span<double> by(by_values, places_ * between);
  if (gradient && bend_.learns()) gradient[weights() + biases_ - 1] += bend_.slope_by_own(z, own(tile), by);
  bend_.carry_back(z, a, own(tile), by);
  const double* in = tile.in;
  if (normalised_) {
    normalisation_.again(rows, kept, tile.parameters + gain, tile.room);
    in = tile.room;
  }
  double* const slopes = normalised_ || !to ? by_in : to;
  for (std::size_t p = 0; p < places_; ++p) {
    if (gradient)
      add_slopes(in + p * size, rows, channels_, by_values + p * between, hidden_, gradient, gradient + weights());
    carry_back(by_values + p * between, rows, hidden_, tile.parameters, channels_, slopes + p * size);
  }
  // Room holds the normalised inputs, which are spent.
  if (normalised_)
    normalisation_.backward(rows, kept, tile.parameters + gain, slopes, gradient ? gradient + gain : nullptr,
                            to ? to : tile.room);
  if (residual_ && to)
    for (std::size_t i = 0; i < all; ++i) to[i] += d[i];
}

}  // namespace ansatz::networks
