// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stdlib/core/fft.h"

namespace ansatz::core {

/// The plan of an unordered transform of n = first · 8 · 8 … · 64 values. Each stage of radix r cuts a part of L values
/// into r parts of L/r, of which the q-th has the waves q, q + r, q + 2r … of it; 64 values are done at once.
struct UnorderedTables {
  std::size_t n = 0;
  std::size_t first = 1;  ///< radix of the first stage: 2, 4 or 8; 1: 64 values, no stage
  /// Of each stage, then of the 64: exp(-2πi jq/L) for j < L/r, in blocks of eight j: for each q in [1, r) eight
  /// cosines and eight sines. Empty where n has no transform of our own.
  std::vector<AlignedBuffer> roots;
  std::vector<std::uint32_t> waves;  ///< the wave at each place
};

/// Values that the last stages transform together; the least length that has a transform of our own.
constexpr std::size_t kUnorderedAtOnce = 64;

/// The loops of UnorderedFft, in the widest vectors the machine has: n pairs of real and imaginary part to n pairs, on
/// 64-byte boundaries and apart from each other. `in_blocks`: the spectrum is in blocks of unordered_block() values,
/// real parts first.
void unordered_forward(const UnorderedTables& tables, const double* field, double* spectrum, bool in_blocks);
void unordered_backward(const UnorderedTables& tables, const double* spectrum, double* field, bool in_blocks);
std::size_t unordered_block();

}  // namespace ansatz::core
