// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/convolution.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"
#include "stdlib/core/sums.h"
#include "stdlib/networks/activation.h"
#include "stdlib/networks/small_products.h"

namespace ansatz::networks {

Convolution convolution(const Convolution& question, core::Run&) {
  constexpr const char* kKernel = "convolution";
  if (question.channels < 1)
    throw core::BadParameter(kKernel, "channels", std::to_string(question.channels), "at least 1");
  check_filter(kKernel, "size", question.size, 1);
  check_filter(kKernel, "stride", question.stride, 1);
  check_filter(kKernel, "padding", question.padding, 0);
  if (question.activation) activation(kKernel, *question.activation);
  return question;
}

ConvolutionBlock::ConvolutionBlock(const FilterPlaces& places, std::size_t channels)
    : Block(places.inputs(), places.count() * channels), places_(places), channels_(channels) {
  add_matrix(channels, places.seen(), places.down.size * places.across.size);
  biases_ = channels;
}

std::size_t ConvolutionBlock::work() const { return places_.count() * (weights() + biases_); }

// At each place the filters are a dense layer of the stretches of columns that they see there, one for each row of a
// filter: nothing is copied.
void ConvolutionBlock::forward(const Tile& tile, double*, double* out) const {
  const Side &down = places_.down, &across = places_.across;
  const std::size_t channels = places_.channels;
  std::vector<Stretch> seen;
  for (std::size_t py = 0; py < down.places(); ++py) {
    for (std::size_t px = 0; px < across.places(); ++px, out += channels_ * tile.rows) {
      seen.clear();
      const std::size_t first = across.first(px), end = across.end(px);
      for (std::size_t qy = down.first(py); qy < down.end(py); ++qy)
        seen.push_back({(down.at(py, qy) * across.length + across.at(px, first)) * channels, (end - first) * channels,
                        (qy * across.size + first) * channels});
      small_multiply(tile.in, tile.rows, seen, tile.parameters, 1, places_.seen(), tile.parameters + weights(),
                     channels_, out);
    }
  }
}

void ConvolutionBlock::backward(const Tile& tile, const double*, const double* d, double* gradient, double* to) const {
  if (gradient) add_slopes(tile, d, gradient);
  if (to) carry_back(tile, d, to);
}

// One row of the filters at a time, and at once all places at which the same part of that row lies on the image.
void ConvolutionBlock::add_slopes(const Tile& tile, const double* d, double* gradient) const {
  const Side &down = places_.down, &across = places_.across;
  const std::size_t channels = places_.channels;
  std::vector<Pair> pairs;
  for (std::size_t qy = 0; qy < down.size; ++qy) {
    for (std::size_t px = 0; px < across.places();) {
      const std::size_t first = across.first(px), end = across.end(px), from = px;
      while (px < across.places() && across.first(px) == first && across.end(px) == end) ++px;
      pairs.clear();
      for (std::size_t py = 0; py < down.places(); ++py) {
        if (qy < down.first(py) || qy >= down.end(py)) continue;
        for (std::size_t p = from; p < px; ++p)
          pairs.push_back({(down.at(py, qy) * across.length + across.at(p, first)) * channels,
                           (py * across.places() + p) * channels_});
      }
      small_add_cross(tile.in, tile.rows, (end - first) * channels, d, channels_, pairs, places_.seen(),
                      gradient + (qy * across.size + first) * channels);
    }
  }
  double* const biases = gradient + weights();
  for (std::size_t column = 0; column < outputs_; ++column)
    biases[column % channels_] += core::pairwise_sum({d + column * tile.rows, tile.rows});
}

// Number c of a pixel is a weighted sum over all places that see the pixel.
void ConvolutionBlock::carry_back(const Tile& tile, const double* d, double* to) const {
  const Side &down = places_.down, &across = places_.across;
  const std::size_t channels = places_.channels;
  std::vector<Stretch> seeing;
  // visit(p, q): at place p, index q of the filter lies on pixel x of the side.
  const auto places_that_see = [](const Side& side, std::size_t x, const auto& visit) {
    for (std::size_t q = 0; q < side.size; ++q) {
      const std::size_t from_start = x + side.padding;
      if (from_start < q || (from_start - q) % side.stride != 0) continue;
      const std::size_t p = (from_start - q) / side.stride;
      if (p < side.places()) visit(p, q);
    }
  };
  for (std::size_t y = 0; y < down.length; ++y) {
    for (std::size_t x = 0; x < across.length; ++x, to += channels * tile.rows) {
      seeing.clear();
      places_that_see(down, y, [&](std::size_t py, std::size_t qy) {
        places_that_see(across, x, [&](std::size_t px, std::size_t qx) {
          seeing.push_back({(py * across.places() + px) * channels_, channels_, (qy * across.size + qx) * channels});
        });
      });
      small_multiply(d, tile.rows, seeing, tile.parameters, places_.seen(), 1, nullptr, channels, to);
    }
  }
}

}  // namespace ansatz::networks
