// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace ansatz::core {

/// Addressed randomness: draw number i of a stream is a function of the stream's 128-bit key and of i, and of nothing
/// else. There is no state to advance, so neither the order of calls nor the number of threads can matter.
///
/// Philox-4x64-10 (Salmon, Moraes, Dror, Shaw, SC'11, "Parallel random numbers: as easy as 1, 2, 3").
class Stream {
 public:
  Stream() = default;
  explicit Stream(std::uint64_t seed) : key_{seed, 0} {}

  /// The stream of a named place, or of an element, within this one.
  Stream at(std::string_view place) const;
  Stream at(std::uint64_t index) const;

  /// 64 random bits.
  std::uint64_t bits(std::uint64_t index) const;
  /// Uniform in the open interval (0, 1), 52 bits.
  double uniform(std::uint64_t index) const;
  /// Standard normal (Box–Muller on the pair of draws that holds the index).
  double normal(std::uint64_t index) const;
  /// Uniform whole number in [0, bound); the multiply-shift's bias is below bound · 2⁻⁶⁴.
  std::uint64_t below(std::uint64_t index, std::uint64_t bound) const;

  /// Draws first, first + 1, … into `out`: the same numbers as the single calls.
  void fill_uniform(std::span<double> out, std::uint64_t first = 0) const;
  void fill_normal(std::span<double> out, std::uint64_t first = 0) const;
  /// Puts the items into a random order (Fisher–Yates), with stop points.
  void shuffle(std::span<std::size_t> items) const;

  std::array<std::uint64_t, 2> key() const { return key_; }

 private:
  std::array<std::uint64_t, 2> key_{0, 0};
};

}  // namespace ansatz::core
