// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace ansatz::networks {

// Products with few units on either side, as vectors over the patterns: nothing is packed first, which for layers of
// some ten units takes longer than the product. Every sum has one order, whatever the processor's width.

/// Columns that lie side by side, and where the weight of the first of them is.
struct Stretch {
  std::size_t column = 0, count = 0, weight = 0;
};

/// out (rows × outputs) = Σ over the columns of all stretches of `in`, in order, times their weights, + start: column k
/// of a stretch weighs weights[weight + k · across + j · along] in output j. `start` has one number an output, or is
/// null for zeros. A dense layer is one stretch; what a filter sees of an image is one for each of its rows.
void small_multiply(const double* in, std::size_t rows, std::span<const Stretch> stretches, const double* weights,
                    std::size_t across, std::size_t along, const double* start, std::size_t outputs, double* out);

/// A column of `in` and one of `d` where both begin.
struct Pair {
  std::size_t in = 0, d = 0;
};

/// to_ij += Σ over pairs, in order, of column i of `in` from there on times column j of d, i < inputs, j < outputs;
/// to_ij is to[j · along + i]. inᵀ · d is that of one pair; a filter's slopes that of one for each place it is put to.
void small_add_cross(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs,
                     std::span<const Pair> pairs, std::size_t along, double* to);

}  // namespace ansatz::networks
