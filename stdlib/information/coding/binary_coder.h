// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::information {

/// An arithmetic coder of bits whose chances come from a model: a bit of chance p takes −log₂ p bits, rounded up to a
/// byte for the whole message. Whole numbers of 32 bits throughout, so that every machine writes the same bytes.
///
/// Chances are of a 1, in units of 2⁻¹⁶, 1 … 65535.
/// Source   Witten, Neal & Cleary (1987); the halving of an interval without carries after Mahoney (2005).
class BinaryEncoder {
 public:
  void encode(bool bit, std::uint32_t chance_of_one) {
    const std::uint32_t middle = split(low_, high_, chance_of_one);
    if (bit)
      high_ = middle;
    else
      low_ = middle + 1;
    // Leading bytes on which both ends agree are settled.
    while ((low_ ^ high_) < (1U << 24U)) {
      bytes_.push_back(static_cast<std::uint8_t>(high_ >> 24U));
      low_ <<= 8U;
      high_ = (high_ << 8U) | 0xffU;
    }
  }

  /// What was written; as few bytes more as name a number of the last interval.
  std::vector<std::uint8_t> finish() &&;

  static std::uint32_t split(std::uint32_t low, std::uint32_t high, std::uint32_t chance_of_one) {
    return low + static_cast<std::uint32_t>((std::uint64_t{high - low} * chance_of_one) >> 16U);
  }

 private:
  std::uint32_t low_ = 0, high_ = 0xffffffffU;
  std::vector<std::uint8_t> bytes_;
};

/// Reads what BinaryEncoder wrote, given the same chances; behind the last byte zeros.
class BinaryDecoder {
 public:
  explicit BinaryDecoder(std::span<const std::uint8_t> bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) code_ = (code_ << 8U) | next();
  }

  bool decode(std::uint32_t chance_of_one) {
    const std::uint32_t middle = BinaryEncoder::split(low_, high_, chance_of_one);
    const bool bit = code_ <= middle;
    if (bit)
      high_ = middle;
    else
      low_ = middle + 1;
    while ((low_ ^ high_) < (1U << 24U)) {
      low_ <<= 8U;
      high_ = (high_ << 8U) | 0xffU;
      code_ = (code_ << 8U) | next();
    }
    return bit;
  }

 private:
  std::uint32_t next() { return at_ < bytes_.size() ? bytes_[at_++] : 0U; }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  std::uint32_t low_ = 0, high_ = 0xffffffffU, code_ = 0;
};

}  // namespace ansatz::information
