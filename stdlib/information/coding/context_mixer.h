// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::information {

/// How many contexts predict a bit together.
inline constexpr std::size_t kContexts = 7;
using Contexts = std::array<std::uint64_t, kContexts>;

/// The chance that the next bit is a 1, from what followed in several contexts of it: each keeps a chance that moves
/// towards every bit it meets, by 1/(n + 1.5) of the way the n-th time; the logarithms of their odds are added with
/// weights, which are moved down the slope of the code's length. Which weights depends on how many contexts are known.
/// Whole numbers throughout.
///
/// Source   Mahoney (2005).
class ContextMixer {
 public:
  /// For about so many bits: contexts that fall into one slot share it.
  explicit ContextMixer(std::size_t bits);

  /// Chance of a 1 in units of 2⁻¹⁶, 1 … 65535, for contexts from the least particular to the most.
  std::uint32_t chance(const Contexts& contexts);
  /// What the bit was that the last chance was of.
  void learn(bool bit);

 private:
  unsigned shift_;
  std::vector<std::uint32_t> slots_;  // [context, slot]: a chance of 22 bits and how often it was met, of 10
  std::array<std::array<std::int32_t, kContexts>, kContexts + 1> weights_;
  std::array<std::uint32_t*, kContexts> at_{};
  std::array<std::int32_t, kContexts> stretched_{};
  std::size_t known_ = 0;
  std::uint32_t chance_ = 1U << 15U;
};

}  // namespace ansatz::information
