// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/attention.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/blocks/row_dots.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/products.h"

namespace ansatz::networks {

Attention attention(const Attention& question, core::Run&) {
  if (question.heads < 1) throw core::BadParameter("attention", "heads", std::to_string(question.heads), "at least 1");
  return question;
}

AttentionBlock::AttentionBlock(std::size_t places, std::size_t channels, const Attention& how)
    : Block(places * channels, places * channels),
      places_(places),
      channels_(channels),
      heads_(static_cast<std::size_t>(how.heads)),
      normalised_(how.normalised),
      residual_(how.residual),
      causal_(how.causal),
      normalisation_{places, channels} {
  for (int matrix = 0; matrix < 4; ++matrix) add_matrix(channels, channels);
  biases_ = 4 * channels + (normalised_ ? normalisation_.numbers() : 0);
  triples_ = normalised_ ? normalisation_.kept() : 0;
  shares_ = triples_ + 3 * inputs_;
  mixed_ = shares_ + heads_ * places_ * places_;
  kept_ = mixed_ + inputs_;
  room_ = 6 * inputs_ + places_ * places_ + 1;
}

std::size_t AttentionBlock::work() const { return places_ * (weights() + biases_ + 2 * places_ * channels_); }

void AttentionBlock::start_biases(std::span<double> biases) const {
  if (normalised_) Normalisation::start(biases.subspan(4 * channels_));
}

void AttentionBlock::forward(const Tile& tile, double* kept, double* out) const {
  const std::size_t rows = tile.rows, each = channels_ / heads_, triple = 3 * channels_;
  const double *biases = tile.parameters + weights(), *in = tile.in;
  if (normalised_) {
    normalisation_.forward(tile.in, rows, biases + 4 * channels_, kept, tile.room);
    in = tile.room;
  }
  double* const triples = kept + triples_ * rows;
  for (std::size_t p = 0; p < places_; ++p)
    dense(in + p * channels_ * rows, rows, channels_, tile.parameters, biases, triple, triples + p * triple * rows);
  const double scale = 1 / std::sqrt(static_cast<double>(each));
  for (std::size_t h = 0; h < heads_; ++h) {
    const double* const query = triples + h * each * rows;
    const double* const key = query + channels_ * rows;
    const double* const value = key + channels_ * rows;
    for (std::size_t p = 0; p < places_; ++p) {
      double* const shares = kept + share_column(h, p, 0) * rows;
      const std::size_t seen = causal_ ? p + 1 : places_;
      for (std::size_t q = 0; q < seen; ++q)
        row_dots({query + p * triple * rows}, {key + q * triple * rows}, rows, each, scale, shares + q * rows);
      softmax(shares, rows, seen);
      std::fill_n(shares + seen * rows, (places_ - seen) * rows, 0.0);
      for (std::size_t c = 0; c < each; ++c)
        row_dots({shares}, {value + c * rows, triple}, rows, seen, 1,
                 kept + (mixed_ + p * channels_ + h * each + c) * rows);
    }
  }
  const double* const mixed = kept + mixed_ * rows;
  const double* const to_outputs = tile.parameters + matrices().back().first;
  for (std::size_t p = 0; p < places_; ++p)
    dense(mixed + p * channels_ * rows, rows, channels_, to_outputs, biases + triple, channels_,
          out + p * channels_ * rows);
  if (residual_)
    for (std::size_t i = 0; i < rows * inputs_; ++i) out[i] += tile.in[i];
}

void AttentionBlock::backward(const Tile& tile, const double* kept, const double* d, double* gradient,
                              double* to) const {
  const std::size_t rows = tile.rows, each = channels_ / heads_, triple = 3 * channels_, all = rows * inputs_;
  const double *triples = kept + triples_ * rows, *mixed = kept + mixed_ * rows;
  const std::size_t last = matrices().back().first, size = channels_ * rows;
  double *const by_mixed = tile.room + all, *const by_triples = by_mixed + all, *const by_in = by_triples + 3 * all;
  double *const by_scores = by_in + all, *const inner = by_scores + places_ * places_ * rows;
  for (std::size_t p = 0; p < places_; ++p) {
    if (gradient)
      add_slopes(mixed + p * size, rows, channels_, d + p * size, channels_, gradient + last,
                 gradient + weights() + triple);
    carry_back(d + p * size, rows, channels_, tile.parameters + last, channels_, by_mixed + p * size);
  }
  const double scale = 1 / std::sqrt(static_cast<double>(each));
  for (std::size_t h = 0; h < heads_; ++h) {
    const double* const query = triples + h * each * rows;
    const double* const key = query + size;
    const double* const value = key + size;
    const double* const shares = kept + share_column(h, 0, 0) * rows;
    for (std::size_t p = 0; p < places_; ++p) {
      // Slopes by the scores of a row: a (b − Σ a b), with those b by the shares; zeros stay zeros.
      const double* const a = shares + p * places_ * rows;
      double* const b = by_scores + p * places_ * rows;
      for (std::size_t q = 0; q < places_; ++q)
        row_dots({by_mixed + p * size + h * each * rows}, {value + q * triple * rows}, rows, each, 1, b + q * rows);
      row_dots({a}, {b}, rows, places_, 1, inner);
      for (std::size_t q = 0; q < places_; ++q)
        for (std::size_t i = 0; i < rows; ++i) b[q * rows + i] = scale * a[q * rows + i] * (b[q * rows + i] - inner[i]);
    }
    for (std::size_t p = 0; p < places_; ++p) {
      for (std::size_t c = 0; c < each; ++c) {
        double* const by_query = by_triples + (p * triple + h * each + c) * rows;
        row_dots({by_scores + p * places_ * rows}, {key + c * rows, triple}, rows, places_, 1, by_query);
        row_dots({by_scores + p * rows, places_}, {query + c * rows, triple}, rows, places_, 1, by_query + size);
        row_dots({shares + p * rows, places_}, {by_mixed + (h * each + c) * rows, channels_}, rows, places_, 1,
                 by_query + 2 * size);
      }
    }
  }
  const double *in = tile.in, *gains = tile.parameters + weights() + 4 * channels_;
  if (normalised_) {
    normalisation_.again(rows, kept, gains, tile.room);
    in = tile.room;
  }
  double* const slopes = normalised_ || !to ? by_in : to;
  for (std::size_t p = 0; p < places_; ++p) {
    const double* const by = by_triples + p * triple * rows;
    if (gradient) add_slopes(in + p * size, rows, channels_, by, triple, gradient, gradient + weights());
    carry_back(by, rows, triple, tile.parameters, channels_, slopes + p * size);
  }
  if (normalised_)
    normalisation_.backward(rows, kept, gains, slopes, gradient ? gradient + weights() + 4 * channels_ : nullptr,
                            to ? to : by_mixed);
  if (residual_ && to)
    for (std::size_t i = 0; i < all; ++i) to[i] += d[i];
}

}  // namespace ansatz::networks
