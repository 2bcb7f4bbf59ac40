// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/networks/batch.h"
#include "stdlib/networks/block.h"

namespace support {

/// What a block alone makes of a batch, and of slopes by its outputs.
class OneBlock {
 public:
  explicit OneBlock(const ansatz::networks::Block& block) : block_(block) {}

  ansatz::networks::Batch forward(std::span<const double> parameters, const ansatz::networks::Batch& in) {
    ansatz::networks::Batch out(in.rows, block_.outputs());
    kept_.assign(in.rows * block_.kept(), -7);
    block_.forward(tile(parameters, in), kept_.data(), out.values.data());
    return out;
  }
  /// By the inputs, after forward; those by the parameters are added to `gradient`.
  ansatz::networks::Batch backward(std::span<const double> parameters, const ansatz::networks::Batch& in,
                                   const ansatz::networks::Batch& d, std::vector<double>& gradient) {
    ansatz::networks::Batch to(in.rows, block_.inputs());
    gradient.resize(block_.weights() + block_.biases());
    block_.backward(tile(parameters, in), kept_.data(), d.values.data(), gradient.data(), to.values.data());
    return to;
  }
  /// Column `column` of what the last forward kept.
  std::vector<double> kept(std::size_t column, std::size_t rows) const {
    const auto from = kept_.begin() + static_cast<std::ptrdiff_t>(column * rows);
    return {from, from + static_cast<std::ptrdiff_t>(rows)};
  }

 private:
  ansatz::networks::Block::Tile tile(std::span<const double> parameters, const ansatz::networks::Batch& in) {
    room_.assign(in.rows * block_.room(), 5);  // whatever stood there
    return {in.values.data(), in.rows, parameters.data(), room_.data()};
  }

  const ansatz::networks::Block& block_;
  std::vector<double> kept_, room_;
};

}  // namespace support
