// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/pooling.h"

#include <algorithm>

#include "stdlib/core/error.h"

namespace ansatz::networks {

Pooling pooling(const Pooling& question, core::Run&) {
  constexpr const char* kKernel = "pooling";
  check_filter(kKernel, "size", question.size, 1);
  if (question.stride) check_filter(kKernel, "stride", *question.stride, 1);
  if (question.of != "max" && question.of != "mean")
    throw core::BadParameter(kKernel, "of", "\"" + question.of + "\"", "\"max\" or \"mean\"");
  return question;
}

PoolingBlock::PoolingBlock(const FilterPlaces& places, bool is_mean)
    : Block(places.inputs(), places.count() * places.channels), places_(places), is_mean_(is_mean) {
  if (!is_mean) kept_ = outputs_;
}

/// visit(output, columns): every output and the columns of its window.
void PoolingBlock::each_window(const auto& visit) const {
  const Side &down = places_.down, &across = places_.across;
  std::vector<std::size_t> columns(down.size * across.size);
  std::size_t output = 0;
  for (std::size_t py = 0; py < down.places(); ++py) {
    for (std::size_t px = 0; px < across.places(); ++px) {
      for (std::size_t c = 0; c < places_.channels; ++c, ++output) {
        std::size_t at = 0;
        for (std::size_t qy = 0; qy < down.size; ++qy)
          for (std::size_t qx = 0; qx < across.size; ++qx)
            columns[at++] = (down.at(py, qy) * across.length + across.at(px, qx)) * places_.channels + c;
        visit(output, columns);
      }
    }
  }
}

// Of a maximum the column that it was found in is kept.
void PoolingBlock::forward(const Tile& tile, double* kept, double* out) const {
  const std::size_t rows = tile.rows;
  const double share = 1 / static_cast<double>(places_.down.size * places_.across.size);
  each_window([&](std::size_t output, const std::vector<std::size_t>& columns) {
    double* const to = out + output * rows;
    if (is_mean_) {
      std::fill_n(to, rows, 0.0);
      for (const std::size_t column : columns)
        for (std::size_t i = 0; i < rows; ++i) to[i] += tile.in[column * rows + i];
      for (std::size_t i = 0; i < rows; ++i) to[i] *= share;
      return;
    }
    double* const which = kept + output * rows;
    std::copy_n(tile.in + columns[0] * rows, rows, to);
    std::fill_n(which, rows, static_cast<double>(columns[0]));
    for (const std::size_t column : columns) {
      const double* const x = tile.in + column * rows;
      const auto number = static_cast<double>(column);
      for (std::size_t i = 0; i < rows; ++i) {
        const bool is_larger = x[i] > to[i] || x[i] != x[i];
        which[i] = is_larger ? number : which[i];
        to[i] = is_larger ? x[i] : to[i];
      }
    }
  });
}

void PoolingBlock::backward(const Tile& tile, const double* kept, const double* d, double*, double* to) const {
  if (!to) return;
  const std::size_t rows = tile.rows;
  const double share = 1 / static_cast<double>(places_.down.size * places_.across.size);
  std::fill_n(to, rows * inputs_, 0.0);
  each_window([&](std::size_t output, const std::vector<std::size_t>& columns) {
    const double* const from = d + output * rows;
    if (is_mean_) {
      for (const std::size_t column : columns)
        for (std::size_t i = 0; i < rows; ++i) to[column * rows + i] += share * from[i];
      return;
    }
    const double* const which = kept + output * rows;
    for (std::size_t i = 0; i < rows; ++i) to[static_cast<std::size_t>(which[i]) * rows + i] += from[i];
  });
}

}  // namespace ansatz::networks
